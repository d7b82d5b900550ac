// The first page of the supervisor area. For screenshots.
import type { AdminScene } from "./admin-scene.ts";
import { openArea } from "./admin-steps.ts";

export const todayScenes: readonly AdminScene[] = [
	{ name: "today", picture: "person", steps: openArea },
	{ name: "today-dark", picture: "person", isDark: true, steps: openArea },
	{ name: "today-clock", picture: "person", isClockSuspect: true, steps: openArea },
	{ name: "today-refused", picture: "person", deadLetters: 4, steps: openArea },
	{
		name: "today-not-seen",
		picture: "person",
		async steps(page, words) {
			await openArea(page, words);
			await page.getByRole("button", { name: words.today.group.not_seen }).click();
			await page.getByRole("table", { name: words.today.group.not_seen }).waitFor();
		},
	},
	{
		name: "today-list-error",
		picture: "person",
		admin: { refuse: { "today.people": ["STORAGE_UNAVAILABLE", {}] } },
		async steps(page, words) {
			await openArea(page, words);
			await page.getByRole("button", { name: words.today.group.inside }).click();
			await page.getByRole("alert").waitFor();
		},
	},
	{ name: "today-first-day", picture: "person", admin: { employees: [], punches: 0 }, steps: openArea },
	{ name: "today-no-punch", picture: "person", admin: { punches: 0 }, steps: openArea },
];
