// The wizard and the lock of the supervisor area. For screenshots.
import type { AdminScene } from "./admin-scene.ts";
import { button, next, toArea, typePin, wizardTo } from "./admin-steps.ts";

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
		name: "setup-3-camera-no-face",
		picture: "nobody",
		isFirstStart: true,
		admin: { cameraLook: { faces: "none", hint: null } },
		steps: (page, words) => wizardTo(page, words, 2),
	},
	{
		name: "setup-3-camera-dark",
		picture: "person",
		isFirstStart: true,
		admin: { cameraLook: { faces: "one", hint: "more_light" } },
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
			await button(page, words.setup.save).click();
		},
	},
	{
		name: "setup-5-refused",
		picture: "person",
		isFirstStart: true,
		admin: { refuse: { "setup.complete": ["STORAGE_UNAVAILABLE", {}] } },
		async steps(page, words) {
			await wizardTo(page, words, 4);
			await button(page, words.setup.save).click();
			await page.getByRole("alert").waitFor();
		},
	},
	{
		name: "setup-5-hris-tried",
		picture: "person",
		isFirstStart: true,
		admin: { hrisCheck: { ok: false, errorCode: "HRIS_UNREACHABLE", detail: null } },
		async steps(page, words) {
			await wizardTo(page, words, 4);
			await page.getByText(words.setup.hris.now, { exact: true }).click();
			await page.getByLabel(words.common.hris.address).fill("https://hris.perusahaan.id/webhook/hadir");
			await button(page, words.targets.form.check).click();
			await page.getByRole("alert").waitFor();
		},
	},
	{
		name: "setup-6-recovery",
		picture: "person",
		isFirstStart: true,
		steps: (page, words) => wizardTo(page, words, 5),
	},
	{ name: "setup-6-enroll", picture: "person", isFirstStart: true, steps: (page, words) => wizardTo(page, words, 6) },
	{
		name: "setup-6-enroll-details",
		picture: "person",
		isFirstStart: true,
		async steps(page, words) {
			await wizardTo(page, words, 6);
			await button(page, words.setup.enroll.now).click();
		},
	},
	{
		name: "setup-6-enroll-capture",
		picture: "person",
		isFirstStart: true,
		admin: { enrollment: { pose: "left", captured: ["front"], guidance: "turn_left", hold: 0, isComplete: false } },
		async steps(page, words) {
			await wizardTo(page, words, 6);
			await button(page, words.setup.enroll.now).click();
			await page.getByLabel(words.enrollment.details.employeeId).fill("K-1001");
			await page.getByLabel(words.enrollment.details.name).fill("Rafika Anggraini");
			await next(page, words);
			await page.getByRole("checkbox").click();
			await button(page, words.enrollment.consent.accept).click();
		},
	},
	{
		name: "setup-7-try-out",
		picture: "person",
		isFirstStart: true,
		async steps(page, words) {
			await wizardTo(page, words, 6);
			await next(page, words);
			await page.getByText(words.setup.tryOut.title).waitFor();
		},
	},
	{
		name: "setup-8-ready",
		picture: "person",
		isFirstStart: true,
		async steps(page, words) {
			await wizardTo(page, words, 6);
			await next(page, words);
			await button(page, words.setup.tryOut.skip).click();
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
			await page.getByText(words.session.unlock.hint).waitFor();
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
			await page.getByText(words.session.unlock.hint).waitFor();
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
