// The calibration page. For screenshots.
import type { AdminScene } from "./admin-scene.ts";
import { button, open } from "./admin-steps.ts";
import { plainCalibration } from "./calibration-answers.ts";

export const calibrationScenes: readonly AdminScene[] = [
	{ name: "calibration", picture: "person", steps: (page, words) => open(page, words, "calibration") },
	{
		name: "calibration-dark",
		picture: "person",
		isDark: true,
		steps: (page, words) => open(page, words, "calibration"),
	},
	{
		name: "calibration-few",
		picture: "person",
		admin: {
			calibration: {
				people: 4,
				templates: 20,
				evidence: "nothing",
				suggested: plainCalibration.present,
				lookAlikes: [],
				weak: [],
				genuineBelow: null,
			},
		},
		steps: (page, words) => open(page, words, "calibration"),
	},
	{
		name: "calibration-apply",
		picture: "person",
		async steps(page, words) {
			await open(page, words, "calibration");
			await button(page, words.calibration.apply.action).click();
		},
	},
	{
		name: "calibration-people",
		picture: "person",
		async steps(page, words) {
			await open(page, words, "calibration");
			await page.getByText(words.calibration.weak.title).scrollIntoViewIfNeeded();
		},
	},
	{
		name: "calibration-error",
		picture: "person",
		admin: { refuse: { "calibration.report": ["ENGINE_UNAVAILABLE", {}] } },
		steps: (page, words) => open(page, words, "calibration"),
	},
];
