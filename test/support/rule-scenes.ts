// Groups and shifts in the settings. For screenshots.
import type { AdminScene } from "./admin-scene.ts";
import { button, openSettings } from "./admin-steps.ts";

export const ruleScenes: readonly AdminScene[] = [
	{
		name: "groups",
		picture: "nobody",
		async steps(page, words) {
			await openSettings(page, words, "groups");
			await button(page, words.groups.editNamed.replace("{{name}}", "Gudang")).waitFor();
		},
	},
	{
		name: "groups-edit",
		picture: "nobody",
		async steps(page, words) {
			await openSettings(page, words, "groups");
			await button(page, words.groups.editNamed.replace("{{name}}", "Gudang")).click();
		},
	},
	{
		name: "groups-remove",
		picture: "nobody",
		async steps(page, words) {
			await openSettings(page, words, "groups");
			await button(page, words.groups.editNamed.replace("{{name}}", "Gudang")).click();
			await button(page, words.groups.form.remove).click();
		},
	},
	{
		name: "groups-members",
		picture: "nobody",
		async steps(page, words) {
			await openSettings(page, words, "groups");
			await button(page, words.groups.members.openNamed.replace("{{name}}", "Gudang")).click();
			await page.getByRole("checkbox").nth(1).click();
		},
	},
	{
		name: "shifts",
		picture: "nobody",
		async steps(page, words) {
			await openSettings(page, words, "shifts");
			await button(page, words.shifts.add).scrollIntoViewIfNeeded();
		},
	},
	{
		name: "shifts-edit",
		picture: "nobody",
		async steps(page, words) {
			await openSettings(page, words, "shifts");
			await button(page, words.shifts.editNamed.replace("{{code}}", "M")).click();
		},
	},
	{
		name: "shifts-file",
		picture: "nobody",
		async steps(page, words) {
			await openSettings(page, words, "shifts");
			await button(page, words.shifts.file.open).click();
			await page.getByLabel(words.shifts.file.paste).fill("code,name\nP1,Pagi");
			await button(page, words.shifts.file.import).click();
		},
	},
];
