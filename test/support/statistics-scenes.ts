// The charts. For screenshots.
import type { AdminScene } from "./admin-scene.ts";
import { open } from "./admin-steps.ts";

export const statisticsScenes: readonly AdminScene[] = [
	{ name: "statistics", picture: "person", steps: (page, words) => open(page, words, "statistics") },
	{ name: "statistics-dark", picture: "person", isDark: true, steps: (page, words) => open(page, words, "statistics") },
	{
		name: "statistics-similarity",
		picture: "person",
		async steps(page, words) {
			await open(page, words, "statistics");
			await page.getByRole("img", { name: words.statistics.backlog.title }).scrollIntoViewIfNeeded();
		},
	},
	{
		name: "statistics-table",
		picture: "person",
		async steps(page, words) {
			await open(page, words, "statistics");
			await page.getByText(words.statistics.asTable).first().click();
		},
	},
	{
		name: "statistics-empty",
		picture: "person",
		admin: { punches: 0 },
		steps: (page, words) => open(page, words, "statistics"),
	},
];
