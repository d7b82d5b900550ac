// Groups and shifts in the settings. For screenshots.
import type { Page } from "playwright-core";
import type { AdminScene } from "./admin-scene.ts";
import { button, open, type Words } from "./admin-steps.ts";

async function settings(page: Page, words: Words, section: string): Promise<void> {
	await open(page, words, "settings");
	await page.getByRole("heading", { name: section, exact: true }).scrollIntoViewIfNeeded();
}

export const ruleScenes: readonly AdminScene[] = [
	{
		name: "groups",
		picture: "nobody",
		async steps(page, words) {
			await settings(page, words, words.groups.title);
			await page.getByRole("heading", { name: words.shifts.title, exact: true }).scrollIntoViewIfNeeded();
		},
	},
	{
		name: "groups-edit",
		picture: "nobody",
		async steps(page, words) {
			await settings(page, words, words.groups.title);
			await button(page, words.groups.editNamed.replace("{{name}}", "Gudang")).click();
		},
	},
	{
		name: "groups-remove",
		picture: "nobody",
		async steps(page, words) {
			await settings(page, words, words.groups.title);
			await button(page, words.groups.editNamed.replace("{{name}}", "Gudang")).click();
			await button(page, words.groups.form.remove).click();
		},
	},
	{
		name: "groups-members",
		picture: "nobody",
		async steps(page, words) {
			await settings(page, words, words.groups.title);
			await button(page, words.groups.members.openNamed.replace("{{name}}", "Gudang")).click();
			await page.getByRole("checkbox").nth(1).click();
		},
	},
	{
		name: "shifts",
		picture: "nobody",
		async steps(page, words) {
			await settings(page, words, words.shifts.title);
			await button(page, words.shifts.add).scrollIntoViewIfNeeded();
		},
	},
	{
		name: "shifts-edit",
		picture: "nobody",
		async steps(page, words) {
			await settings(page, words, words.shifts.title);
			await button(page, words.shifts.editNamed.replace("{{code}}", "M")).click();
		},
	},
	{
		name: "shifts-file",
		picture: "nobody",
		async steps(page, words) {
			await settings(page, words, words.shifts.title);
			await button(page, words.shifts.file.open).click();
			await page.getByLabel(words.shifts.file.paste).fill("code,name\nP1,Pagi");
			await button(page, words.shifts.file.import).click();
		},
	},
];
