// Who may open the area, which systems hold a key, and what each role finds. For screenshots.
import type { Page } from "playwright-core";
import type { AdminScene } from "./admin-scene.ts";
import { button, openArea, openSettings, type Words } from "./admin-steps.ts";

async function edit(page: Page, words: Words): Promise<void> {
	await openSettings(page, words, "access");
	await button(page, words.operators.editNamed.replace("{{name}}", "Bagus Prasetyo")).click();
}

async function add(page: Page, words: Words): Promise<void> {
	await openSettings(page, words, "access");
	await button(page, words.operators.add).click();
	await page.getByLabel(words.operators.form.name, { exact: true }).fill("Dewi Kartika");
}

async function createKey(page: Page, words: Words): Promise<void> {
	await openSettings(page, words, "access");
	await button(page, words.apiKeys.create).click();
	await page.getByLabel(words.apiKeys.form.name, { exact: true }).fill("Dasbor");
	await page.getByRole("checkbox", { name: words.apiKeys.scopes.read.name }).click();
}

export const accessScenes: readonly AdminScene[] = [
	{ name: "access", picture: "nobody", steps: (page, words) => openSettings(page, words, "access") },
	{ name: "access-add", picture: "nobody", steps: add },
	{
		name: "access-add-told",
		picture: "nobody",
		async steps(page, words) {
			await add(page, words);
			await button(page, words.common.save).click();
			await page.getByTestId("shown-once").waitFor();
		},
	},
	{
		name: "access-add-typed",
		picture: "nobody",
		async steps(page, words) {
			await add(page, words);
			await page.getByRole("radio", { name: words.operators.form.pins.typed }).click();
			await button(page, words.common.save).click();
		},
	},
	{ name: "access-edit", picture: "nobody", steps: edit },
	{
		name: "access-last",
		picture: "nobody",
		admin: { refuse: { "operators.remove": ["LAST_ADMINISTRATOR", {}] } },
		async steps(page, words) {
			await openSettings(page, words, "access");
			await button(page, words.operators.editNamed.replace("{{name}}", "Rina Hapsari")).click();
			await button(page, words.operators.form.remove).click();
			await button(page, words.operators.removeDialog.confirm).click();
			await page.getByRole("alertdialog").getByRole("alert").waitFor();
		},
	},
	{
		name: "api-keys",
		picture: "nobody",
		async steps(page, words) {
			await openSettings(page, words, "access");
			await button(page, words.apiKeys.create).scrollIntoViewIfNeeded();
		},
	},
	{ name: "api-keys-create", picture: "nobody", steps: createKey },
	{
		name: "api-keys-made",
		picture: "nobody",
		async steps(page, words) {
			await createKey(page, words);
			await button(page, words.common.save).click();
			await page.getByTestId("shown-once").waitFor();
		},
	},
	{
		name: "api-keys-rotate",
		picture: "nobody",
		async steps(page, words) {
			await openSettings(page, words, "access");
			await button(page, words.apiKeys.rotateNamed.replace("{{name}}", "Aplikasi gaji")).click();
		},
	},
	{
		name: "auditor",
		picture: "nobody",
		admin: { operator: { name: "Sari Wulandari", role: "auditor" } },
		steps: openArea,
	},
	{
		name: "supervisor-settings",
		picture: "nobody",
		admin: { operator: { name: "Bagus Prasetyo", role: "supervisor" } },
		steps: (page, words) => openSettings(page, words, "groups"),
	},
];
