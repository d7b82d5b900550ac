// Guided enrollment. For screenshots.

import type { AdminScript } from "./admin-answers.ts";
import type { AdminScene } from "./admin-scene.ts";
import { button, next, open, toCapture, toConsent } from "./admin-steps.ts";

const captured = (...poses: AdminScript["enrollment"]["captured"]) => poses;

export const enrollmentScenes: readonly AdminScene[] = [
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
];
