// The log of a work day. For screenshots.
import type { AdminScene } from "./admin-scene.ts";
import { openArea } from "./admin-steps.ts";

export const attendanceScenes: readonly AdminScene[] = [
	{ name: "today", picture: "person", steps: openArea },
	{ name: "today-dark", picture: "person", isDark: true, steps: openArea },
	{ name: "today-clock", picture: "person", isClockSuspect: true, steps: openArea },
	{
		name: "today-people",
		picture: "person",
		async steps(page, words) {
			await openArea(page, words);
			await page.getByRole("radio", { name: words.attendance.view.people }).click();
		},
	},
	{
		name: "today-correction",
		picture: "person",
		async steps(page, words) {
			await openArea(page, words);
			await page
				.getByRole("button", { name: /Ayu Lestari/ })
				.first()
				.click();
			await page.getByRole("dialog").waitFor();
		},
	},
	{
		name: "today-missed",
		picture: "person",
		async steps(page, words) {
			await openArea(page, words);
			await page.getByRole("radio", { name: words.attendance.view.people }).click();
			await page.getByRole("button", { name: /Ayu Lestari/ }).click();
			await page.getByRole("dialog").waitFor();
		},
	},
	{ name: "today-empty", picture: "person", admin: { punches: 0 }, steps: openArea },
];
