// The log of a work day. For screenshots.
import type { Page } from "playwright-core";
import type { AdminScene } from "./admin-scene.ts";
import { open, type Words } from "./admin-steps.ts";

const openLog = (page: Page, words: Words) => open(page, words, "attendance");

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
];
