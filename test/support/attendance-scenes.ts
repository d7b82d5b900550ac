// The log of a work day. For screenshots.
import type { Page } from "playwright-core";
import type { AdminScene } from "./admin-scene.ts";
import { open, type Words } from "./admin-steps.ts";

const openLog = (page: Page, words: Words) => open(page, words, "attendance");

async function openSearch(page: Page, words: Words): Promise<void> {
	await openLog(page, words);
	await page.getByRole("radio", { name: words.attendance.view.search }).click();
	await page.getByText("Ayu Lestari").first().waitFor();
}

export const attendanceScenes: readonly AdminScene[] = [
	{ name: "log", picture: "person", steps: openLog },
	{ name: "log-dark", picture: "person", isDark: true, steps: openLog },
	{ name: "log-clock", picture: "person", isClockSuspect: true, steps: openLog },
	{
		name: "log-people",
		picture: "person",
		async steps(page, words) {
			await openLog(page, words);
			await page.getByRole("radio", { name: words.attendance.view.people }).click();
		},
	},
	{
		name: "log-correction",
		picture: "person",
		async steps(page, words) {
			await openLog(page, words);
			await page
				.getByRole("button", { name: /Ayu Lestari/ })
				.first()
				.click();
			await page.getByRole("dialog").waitFor();
		},
	},
	{
		name: "log-missed",
		picture: "person",
		async steps(page, words) {
			await openLog(page, words);
			await page.getByRole("radio", { name: words.attendance.view.people }).click();
			await page.getByRole("button", { name: /Ayu Lestari/ }).click();
			await page.getByRole("dialog").waitFor();
		},
	},
	{ name: "log-empty", picture: "person", admin: { punches: 0 }, steps: openLog },
	{ name: "search", picture: "person", steps: openSearch },
	{ name: "search-dark", picture: "person", isDark: true, steps: openSearch },
	{
		name: "search-filter",
		picture: "person",
		async steps(page, words) {
			await openSearch(page, words);
			await page.getByRole("button", { name: words.log.filter.open, exact: true }).click();
			await page.getByLabel(words.log.filter.employee, { exact: true }).fill("sari");
		},
	},
	{
		name: "search-chips",
		picture: "person",
		async steps(page, words) {
			await openSearch(page, words);
			await page.getByRole("button", { name: words.log.filter.open, exact: true }).click();
			await page.getByRole("radio", { name: words.common.direction.OUT }).click();
			await page.getByRole("combobox", { name: words.log.filter.delivery }).click();
			await page.getByRole("option", { name: words.log.delivery.dead }).click();
			await page.getByRole("button", { name: words.log.filter.show, exact: true }).click();
			await page.getByRole("dialog").waitFor({ state: "hidden" });
		},
	},
	{
		name: "search-nothing",
		picture: "person",
		async steps(page, words) {
			await openSearch(page, words);
			await page.getByRole("button", { name: words.log.filter.open, exact: true }).click();
			await page.getByLabel(words.log.filter.employee, { exact: true }).fill("9999");
			await page.getByRole("button", { name: words.log.filter.number.replace("{{id}}", "9999") }).click();
			await page.getByRole("button", { name: words.log.filter.show, exact: true }).click();
			await page.getByText(words.log.empty.title).waitFor();
		},
	},
	{
		name: "search-failed",
		picture: "person",
		admin: { refuse: { "log.search": ["STORAGE_UNAVAILABLE", { reason: "SQLITE_IOERR" }] } },
		async steps(page, words) {
			await openLog(page, words);
			await page.getByRole("radio", { name: words.attendance.view.search }).click();
		},
	},
	{
		name: "search-record",
		picture: "person",
		async steps(page, words) {
			await openSearch(page, words);
			await page
				.getByRole("button", { name: words.log.openFor.replace("{{name}}", "Ayu Lestari") })
				.first()
				.click();
			await page.getByText(words.log.record.deliveries, { exact: true }).last().waitFor();
		},
	},
	{
		name: "search-record-suspect",
		picture: "person",
		async steps(page, words) {
			await openSearch(page, words);
			await page
				.getByRole("button", { name: words.log.openFor.replace("{{name}}", "Rafika Anggraini") })
				.nth(1)
				.click();
			await page.getByText(words.log.record.deliveries, { exact: true }).last().waitFor();
		},
	},
];
