// The wizard and the lock of the supervisor area. For screenshots.
import type { AdminScene } from "./admin-scene.ts";
import { button, toArea, typePin, wizardTo } from "./admin-steps.ts";

export const setupScenes: readonly AdminScene[] = [
	{ name: "setup-1-language", picture: "person", isFirstStart: true, steps: (page, words) => wizardTo(page, words, 0) },
	{ name: "setup-2-pin", picture: "person", isFirstStart: true, steps: (page, words) => wizardTo(page, words, 1) },
	{
		name: "setup-2-pin-mismatch",
		picture: "person",
		isFirstStart: true,
		async steps(page, words) {
			await wizardTo(page, words, 1);
			await typePin(page, "739105");
			await typePin(page, "739106");
		},
	},
	{ name: "setup-3-camera", picture: "person", isFirstStart: true, steps: (page, words) => wizardTo(page, words, 2) },
	{
		name: "setup-3-camera-dark",
		picture: "nobody",
		isFirstStart: true,
		steps: (page, words) => wizardTo(page, words, 2),
	},
	{ name: "setup-4-kiosk", picture: "person", isFirstStart: true, steps: (page, words) => wizardTo(page, words, 3) },
	{
		name: "setup-5-hris-later",
		picture: "person",
		isFirstStart: true,
		steps: (page, words) => wizardTo(page, words, 4),
	},
	{
		name: "setup-5-hris-now",
		picture: "person",
		isFirstStart: true,
		async steps(page, words) {
			await wizardTo(page, words, 4);
			await page.getByText(words.setup.hris.now, { exact: true }).click();
			await button(page, words.setup.finish).click();
		},
	},
	{
		name: "setup-5-refused",
		picture: "person",
		isFirstStart: true,
		admin: { refuse: { "setup.complete": ["STORAGE_UNAVAILABLE", {}] } },
		async steps(page, words) {
			await wizardTo(page, words, 4);
			await button(page, words.setup.finish).click();
			await page.getByRole("alert").waitFor();
		},
	},
	{
		name: "setup-6-ready",
		picture: "person",
		isFirstStart: true,
		async steps(page, words) {
			await wizardTo(page, words, 4);
			await button(page, words.setup.finish).click();
			await page.getByText(words.setup.ready.title).waitFor();
		},
	},
	{
		name: "unlock",
		picture: "person",
		async steps(page, words) {
			await toArea(page, words);
			await page.keyboard.press("7");
			await page.keyboard.press("3");
			await page.keyboard.press("9");
		},
	},
	{
		name: "unlock-wrong",
		picture: "person",
		admin: { refuse: { "session.unlock": ["PIN_INCORRECT", { remainingAttempts: 3 }] } },
		async steps(page, words) {
			await toArea(page, words);
			await typePin(page, "739105");
			await page.getByRole("alert").waitFor();
		},
	},
	{
		name: "unlock-locked",
		picture: "person",
		isDark: true,
		admin: { refuse: { "session.unlock": ["PIN_LOCKED", { retryAfterSeconds: 90 }] } },
		async steps(page, words) {
			await toArea(page, words);
			await typePin(page, "739105");
			await page.getByRole("timer").waitFor();
		},
	},
	{
		name: "setup-4-keyboard",
		picture: "person",
		isFirstStart: true,
		async steps(page, words) {
			await wizardTo(page, words, 3);
			await page.getByLabel(words.setup.kiosk.label).tap();
		},
	},
];
