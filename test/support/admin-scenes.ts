// Every screen of the wizard and the supervisor area, reached as a person reaches it. For screenshots.
import type { Page } from "playwright-core";
import { type AdminScript, people } from "./admin-answers.ts";
import {
	button,
	next,
	open,
	openArea,
	toArea,
	toCapture,
	toConsent,
	typePin,
	type Words,
	wizardTo,
} from "./admin-steps.ts";

export interface AdminScene {
	readonly name: string;
	readonly picture: "person" | "nobody";
	readonly isFirstStart?: boolean;
	readonly admin?: Partial<AdminScript>;
	readonly isDark?: boolean;
	readonly deadLetters?: number;
	readonly isClockSuspect?: boolean;
	/** From the first screen (the wizard, or the kiosk). */
	readonly steps: (page: Page, words: Words) => Promise<void>;
}

const captured = (...poses: AdminScript["enrollment"]["captured"]) => poses;

export const adminScenes: readonly AdminScene[] = [
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
	{
		name: "settings-rules",
		picture: "person",
		async steps(page, words) {
			await open(page, words, "settings");
			await page.getByRole("combobox", { name: words.settings.rules.choice }).click();
			await page.getByRole("option", { name: words.settings.rules.choices.windows }).click();
			await page.getByRole("button", { name: words.settings.rules.addWindow }).click();
		},
	},
	{ name: "today-empty", picture: "person", admin: { punches: 0 }, steps: openArea },
	{ name: "employees", picture: "person", steps: (page, words) => open(page, words, "employees") },
	{
		name: "employees-search",
		picture: "person",
		async steps(page, words) {
			await open(page, words, "employees");
			await page.getByLabel(words.employees.search).fill("mar hut");
		},
	},
	{
		name: "employees-10000",
		picture: "person",
		admin: { employees: people(10_000) },
		async steps(page, words) {
			await open(page, words, "employees");
			await page.locator("table").waitFor();
			await page.mouse.move(700, 500);
			await page.mouse.wheel(0, 300_000);
		},
	},
	{
		name: "employees-empty",
		picture: "person",
		admin: { employees: [] },
		steps: (page, words) => open(page, words, "employees"),
	},
	{
		name: "employees-error",
		picture: "person",
		admin: { refuse: { "employees.list": ["STORAGE_UNAVAILABLE", {}] } },
		steps: (page, words) => open(page, words, "employees"),
	},
	{
		name: "employees-remove",
		picture: "person",
		async steps(page, words) {
			await open(page, words, "employees");
			await button(page, words.employees.remove.replace("{{name}}", "Bagus Prasetyo")).click();
		},
	},
	{ name: "enroll-1-details", picture: "person", steps: (page, words) => open(page, words, "enrollment") },
	{
		name: "enroll-1-problems",
		picture: "person",
		async steps(page, words) {
			await open(page, words, "enrollment");
			await page.getByLabel(words.enrollment.details.employeeId).fill("K 1001");
			await next(page, words);
		},
	},
	{
		name: "enroll-1-keyboard",
		picture: "person",
		async steps(page, words) {
			await open(page, words, "enrollment");
			await page.getByLabel(words.enrollment.details.name).tap();
			for (const key of ["s", "a", "r", "i"])
				await page.getByRole("button", { name: key, exact: false }).and(page.locator("fieldset button")).first().tap();
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
	{ name: "enroll-2-consent", picture: "person", steps: toConsent },
	{
		name: "enroll-2-exists",
		picture: "person",
		admin: { refuse: { "enrollment.start": ["EMPLOYEE_EXISTS", {}] } },
		steps: toCapture,
	},
	{
		name: "enroll-3-front",
		picture: "person",
		admin: { enrollment: { pose: "front", captured: [], guidance: "hold_still", hold: 0.6, isComplete: false } },
		steps: toCapture,
	},
	{
		name: "enroll-3-left",
		picture: "person",
		admin: {
			enrollment: { pose: "left", captured: captured("front"), guidance: "turn_left", hold: 0, isComplete: false },
		},
		steps: toCapture,
	},
	{
		name: "enroll-3-up-dark",
		picture: "person",
		isDark: true,
		admin: {
			enrollment: {
				pose: "up",
				captured: captured("front", "left", "right"),
				guidance: "hold_still",
				hold: 0.4,
				isComplete: false,
			},
		},
		steps: toCapture,
	},
	{
		name: "enroll-3-obstacle",
		picture: "person",
		admin: {
			enrollment: {
				pose: "right",
				captured: captured("front", "left"),
				guidance: "same_person",
				hold: 0,
				isComplete: false,
			},
		},
		steps: toCapture,
	},
	{
		name: "enroll-3-mask",
		picture: "person",
		admin: {
			enrollment: { pose: "front", captured: [], guidance: "take_off_mask", hold: 0, isComplete: false },
		},
		steps: toCapture,
	},
	{
		name: "enroll-4-review",
		picture: "person",
		admin: {
			enrollment: {
				pose: null,
				captured: captured("front", "left", "right", "up", "down"),
				guidance: "done",
				hold: 1,
				isComplete: true,
			},
		},
		steps: toCapture,
	},
	{
		name: "enroll-5-saved",
		picture: "person",
		admin: {
			enrollment: {
				pose: null,
				captured: captured("front", "left", "right", "up", "down"),
				guidance: "done",
				hold: 1,
				isComplete: true,
			},
		},
		async steps(page, words) {
			await toCapture(page, words);
			await button(page, words.enrollment.capture.finish).click();
		},
	},
	{
		name: "enroll-stop",
		picture: "person",
		async steps(page, words) {
			await toCapture(page, words);
			await button(page, words.enrollment.capture.cancel).click();
		},
	},
	{ name: "settings", picture: "person", steps: (page, words) => open(page, words, "settings") },
	{ name: "settings-dark", picture: "person", isDark: true, steps: (page, words) => open(page, words, "settings") },
	{
		name: "settings-targets",
		picture: "person",
		deadLetters: 4,
		async steps(page, words) {
			await open(page, words, "settings");
			await page.getByTestId("target-state").scrollIntoViewIfNeeded();
		},
	},
	{
		name: "settings-target-edit",
		picture: "person",
		async steps(page, words) {
			await open(page, words, "settings");
			await button(page, words.targets.editNamed.replace("{{name}}", "HRIS")).click();
			await button(page, words.targets.form.check).click();
			await page.getByRole("alert").waitFor();
		},
	},
	{
		name: "settings-target-add",
		picture: "person",
		async steps(page, words) {
			await open(page, words, "settings");
			await button(page, words.targets.add).click();
			await page.getByRole("radio", { name: words.targets.form.sendFromDay }).click();
		},
	},
	{
		name: "settings-dead-letters",
		picture: "person",
		deadLetters: 4,
		async steps(page, words) {
			await open(page, words, "settings");
			await button(page, words.targets.refused_other.replace("{{count}}", "4")).click();
			await button(page, words.targets.dead.skip).first().click();
		},
	},
	{
		name: "settings-status",
		picture: "person",
		async steps(page, words) {
			await open(page, words, "settings");
			await page.getByText(words.settings.status.kioskId).scrollIntoViewIfNeeded();
		},
	},
	{
		name: "settings-select",
		picture: "person",
		async steps(page, words) {
			await open(page, words, "settings");
			await page.getByRole("combobox", { name: words.settings.kiosk.cooldown }).click();
		},
	},
	{
		name: "settings-pin",
		picture: "person",
		async steps(page, words) {
			await open(page, words, "settings");
			await button(page, words.settings.pin.change).click();
		},
	},
];

export const plainAdmin = (): AdminScript => ({
	unlocked: false,
	employees: people(48),
	punches: 14,
	enrollment: { pose: "front", captured: [], guidance: "look_straight", hold: 0, isComplete: false },
	refuse: {},
});
