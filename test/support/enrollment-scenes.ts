// Guided enrollment. For screenshots.

import type { Page } from "playwright-core";
import { type AdminScript, NOW_MS, people } from "./admin-answers.ts";
import type { AdminScene } from "./admin-scene.ts";
import { button, next, open, toCapture, toConsent, type Words } from "./admin-steps.ts";
import { openPerson } from "./employee-scenes.ts";

const LONG_NAME = `Raden Mas Muhammad Fadhilah ${"Kusumawardhani".repeat(3)} Adiningrat Suryaningrat Tirtakusuma Pringgodigdo`;

const captured = (...poses: AdminScript["enrollment"]["captured"]) => poses;

const allTaken = {
	pose: null,
	captured: captured("front", "left", "right", "up", "down"),
	guidance: "done",
	hold: 1,
	isComplete: true,
} as const;

async function toFinish(page: Page, words: Words): Promise<void> {
	await toCapture(page, words);
	await button(page, words.enrollment.capture.finish).click();
}

async function planMany(page: Page, words: Words): Promise<void> {
	await open(page, words, "enrollment");
	await button(page, words.photoEnrollment.open).click();
	const file = (name: string, mimeType: string) => ({ name, mimeType, buffer: Buffer.from(name) });
	await page.getByLabel(words.photoEnrollment.list.label).setInputFiles(file("staff.csv", "text/csv"));
	const photos = Array.from({ length: 8 }, (_, i) => file(`K-${1001 + i}.jpg`, "image/jpeg"));
	await page.getByLabel(words.photoEnrollment.photos.files).setInputFiles(photos);
	await button(page, words.photoEnrollment.check).click();
	await page.getByText(words.photoEnrollment.refusals).waitFor();
}

const openDoor = {
	kind: "open",
	door: {
		addresses: ["https://192.168.1.20:8443/", "https://[fd12:3456:789a::20]:8443/"],
		fingerprint: "3FA19C0E77B2D4581A6CE90F2B43D7758E61C0AA94F2137DB85E06CC41D39A27",
	},
	code: { state: "valid", digits: "48210937", remainingMs: 581_000 },
	device: null,
} as const;

async function toDevices(page: Page, words: Words): Promise<void> {
	await open(page, words, "enrollment");
	await button(page, words.devices.open).click();
	await page.getByRole("heading", { name: words.devices.title }).waitFor();
}

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
	{
		// As long as a name may be, with a word that breaks nowhere.
		name: "enroll-2-long-name",
		picture: "person",
		async steps(page, words) {
			await open(page, words, "enrollment");
			await page.getByLabel(words.enrollment.details.employeeId).fill(`K-${"1234567890".repeat(6)}`);
			await page.getByLabel(words.enrollment.details.name).fill(LONG_NAME);
			await next(page, words);
			await page.getByText(words.consent.title).waitFor();
		},
	},
	{
		name: "enroll-3-long-name",
		picture: "person",
		admin: { employees: people(1).map((person) => ({ ...person, name: LONG_NAME })) },
		steps: (page, words) => openPerson(page, words, LONG_NAME),
	},
	{ name: "enroll-device-closed", picture: "person", steps: toDevices },
	{ name: "enroll-device-open", picture: "person", admin: { devices: openDoor }, steps: toDevices },
	{
		name: "enroll-device-void",
		picture: "person",
		admin: { devices: { ...openDoor, code: { state: "void" } } },
		steps: toDevices,
	},
	{
		name: "enroll-device-connected",
		picture: "person",
		admin: {
			devices: { ...openDoor, code: { state: "used" }, device: { sinceMs: NOW_MS, isHeard: true, enrolled: 3 } },
		},
		steps: toDevices,
	},
	{
		name: "enroll-device-ended",
		picture: "person",
		admin: { devices: { kind: "closed", endedBy: "idle", enrolled: 3 } },
		steps: toDevices,
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
		admin: { enrollment: allTaken },
		steps: toCapture,
	},
	{
		name: "enroll-4-second-set",
		picture: "person",
		admin: {
			enrollment: {
				set: "second",
				poses: ["front", "left", "right"],
				pose: "left",
				captured: captured("front"),
				guidance: "turn_left",
				hold: 0,
				isComplete: false,
			},
		},
		steps: toCapture,
	},
	{
		name: "enroll-5-resembles",
		picture: "person",
		admin: {
			enrollment: allTaken,
			question: {
				kind: "resembles",
				people: [
					{ employeeId: "K-1005", name: "Ayu Lestari", isActive: true, similarity: 0.71 },
					{ employeeId: "K-0412", name: "Muhammad Fadhilah Kusumawardhani", isActive: false, similarity: 0.52 },
				],
			},
		},
		steps: toFinish,
	},
	{
		name: "enroll-5-unlike-own",
		picture: "person",
		admin: { enrollment: allTaken, question: { kind: "unlike_own" } },
		steps: toFinish,
	},
	{
		name: "enroll-1-known",
		picture: "person",
		async steps(page, words) {
			await openPerson(page, words);
			await button(page, words.employees.reenroll).click();
		},
	},
	{
		name: "enroll-5-saved",
		picture: "person",
		admin: { enrollment: allTaken },
		steps: toFinish,
	},
	{
		name: "enroll-stop",
		picture: "person",
		async steps(page, words) {
			await toCapture(page, words);
			await button(page, words.enrollment.capture.cancel).click();
		},
	},
	{
		name: "enroll-many",
		picture: "person",
		async steps(page, words) {
			await open(page, words, "enrollment");
			await button(page, words.photoEnrollment.open).click();
		},
	},
	{
		name: "enroll-many-planned",
		picture: "person",
		steps: planMany,
	},
	{
		name: "enroll-many-done",
		picture: "person",
		async steps(page, words) {
			await planMany(page, words);
			await page.locator("button", { hasText: /\b8\b/ }).click();
			await button(page, words.photoEnrollment.again).waitFor();
		},
	},
	{
		name: "enroll-consent-record",
		picture: "person",
		async steps(page, words) {
			await openPerson(page, words, "Rafika Anggraini");
			await button(page, words.enrollment.consentRecord.open).click();
		},
	},
	{ name: "enroll-look-alike", picture: "person", steps: (page, words) => openPerson(page, words, "Rafika Anggraini") },
];
