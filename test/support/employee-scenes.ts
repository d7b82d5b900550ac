// The people who are enrolled: the list, one person's page and what is changed there. For screenshots.
import type { Page } from "playwright-core";
import { people } from "./admin-answers.ts";
import type { AdminScene } from "./admin-scene.ts";
import { button, open, type Words } from "./admin-steps.ts";

export async function openPerson(page: Page, words: Words, name = "Bagus Prasetyo"): Promise<void> {
	await open(page, words, "employees");
	await page.getByRole("button", { name: new RegExp(`^${name} ?K-`) }).click();
	await page.getByRole("heading", { name }).waitFor();
}

export const employeeScenes: readonly AdminScene[] = [
	{ name: "employees", picture: "person", steps: (page, words) => open(page, words, "employees") },
	{
		name: "employees-search",
		picture: "person",
		async steps(page, words) {
			await open(page, words, "employees");
			await page.getByLabel(words.employees.search).fill("mar hut");
		},
	},
	{
		name: "employees-filter",
		picture: "person",
		async steps(page, words) {
			await open(page, words, "employees");
			await page.getByRole("combobox", { name: words.employees.filter.state }).click();
		},
	},
	{
		name: "employees-10000",
		picture: "person",
		admin: { employees: people(10_000) },
		async steps(page, words) {
			await open(page, words, "employees");
			await page.locator("table").waitFor();
			await page.mouse.move(700, 500);
			await page.mouse.wheel(0, 300_000);
		},
	},
	{
		name: "employees-empty",
		picture: "person",
		admin: { employees: [] },
		steps: (page, words) => open(page, words, "employees"),
	},
	{
		name: "employees-error",
		picture: "person",
		admin: { refuse: { "employees.list": ["STORAGE_UNAVAILABLE", {}] } },
		steps: (page, words) => open(page, words, "employees"),
	},
	{
		name: "employees-erase",
		picture: "person",
		async steps(page, words) {
			await open(page, words, "employees");
			await button(page, words.employees.remove.replace("{{name}}", "Bagus Prasetyo")).click();
		},
	},
	{ name: "person", picture: "person", steps: openPerson },
	{ name: "person-dark", picture: "person", isDark: true, steps: openPerson },
	{
		name: "person-rename",
		picture: "person",
		async steps(page, words) {
			await openPerson(page, words);
			await button(page, words.employees.rename.action).click();
		},
	},
	{
		name: "person-change-id",
		picture: "person",
		admin: { refuse: { "employees.changeId": ["EMPLOYEE_EXISTS", {}] } },
		async steps(page, words) {
			await openPerson(page, words);
			await button(page, words.employees.changeId.action).click();
			await page.getByLabel(words.employees.changeId.label).fill("K-1001");
			await page.getByRole("dialog").getByRole("button", { name: words.employees.changeId.confirm }).click();
			await page.getByRole("alert").waitFor();
		},
	},
	{
		name: "person-merge",
		picture: "person",
		async steps(page, words) {
			await openPerson(page, words);
			await button(page, words.employees.merge.action).click();
			await page.getByLabel(words.employees.merge.whom).fill("dewi");
			await page
				.getByRole("button", { name: /^Dewi Kartika/ })
				.first()
				.click();
		},
	},
	{
		name: "person-deactivate",
		picture: "person",
		async steps(page, words) {
			await openPerson(page, words);
			await button(page, words.employees.deactivate.action).click();
		},
	},
];
