// The poster for the door, in the settings. For screenshots.
import type { AdminScene } from "./admin-scene.ts";
import { openSettings } from "./admin-steps.ts";

export const posterScenes: readonly AdminScene[] = [
	{
		name: "settings-poster",
		picture: "nobody",
		async steps(page, words) {
			await openSettings(page, words, "kiosk");
			await page
				.getByRole("heading", { name: words.poster.section.title })
				.evaluate((heading) => heading.scrollIntoView());
		},
	},
];
