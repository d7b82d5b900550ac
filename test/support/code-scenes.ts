// PIN and badge, at the kiosk and in the supervisor area. For screenshots.
import type { Page } from "playwright-core";
import type { AdminScene } from "./admin-scene.ts";
import { button, open, openSettings, typePin, type Words } from "./admin-steps.ts";
import { badgePicture } from "./badge-picture.ts";
import { showToCamera } from "./test-camera.ts";

async function toPin(page: Page, words: Words): Promise<void> {
	await button(page, words.codes.ways.pin).click();
	await typePin(page, "1001");
	await page.getByRole("heading", { name: words.codes.pin.title }).waitFor();
}

async function toBadge(page: Page, words: Words): Promise<void> {
	await button(page, words.codes.ways.badge).click();
	await page.getByRole("heading", { name: words.codes.badge.title }).waitFor();
}

async function toCodes(page: Page, words: Words): Promise<void> {
	await open(page, words, "employees");
	await page.getByText("Rafika Anggraini").first().click();
	await button(page, words.codes.admin.open.replace("{{name}}", "Rafika Anggraini")).click();
	await page.getByRole("dialog").waitFor();
}

export const codeScenes: readonly AdminScene[] = [
	{
		name: "code-ways",
		picture: "person",
		steps: (page, words) => button(page, words.codes.ways.badge).waitFor(),
	},
	{
		name: "code-offer",
		picture: "person",
		refusesFaces: true,
		steps: (page, words) => page.getByText(words.codes.ways.offer).waitFor({ timeout: 30_000 }),
	},
	{
		name: "code-number",
		picture: "person",
		async steps(page, words) {
			await button(page, words.codes.ways.pin).click();
			for (const key of "10") await page.keyboard.press(key);
		},
	},
	{
		name: "code-letters",
		picture: "person",
		async steps(page, words) {
			await button(page, words.codes.ways.pin).click();
			await button(page, words.codes.number.letters).click();
			await button(page, "K").click();
		},
	},
	{
		name: "code-pin",
		picture: "person",
		async steps(page, words) {
			await toPin(page, words);
			for (const key of "730") await page.keyboard.press(key);
		},
	},
	...(["light", "contrast"] as const).map((screenTheme) => ({
		name: `code-pin-${screenTheme}`,
		picture: "person" as const,
		screenTheme,
		async steps(page: Page, words: Words) {
			await toPin(page, words);
			for (const key of "730") await page.keyboard.press(key);
		},
	})),
	{
		name: "code-pin-wrong",
		picture: "person",
		codes: { refusal: ["PIN_NOT_ACCEPTED", { remainingAttempts: 2 }] },
		async steps(page, words) {
			await toPin(page, words);
			await typePin(page, "730418");
			await page.getByRole("alert").waitFor();
		},
	},
	{
		name: "code-pin-locked",
		picture: "person",
		codes: { refusal: ["PIN_LOCKED", { retryAfterSeconds: 30 }] },
		async steps(page, words) {
			await toPin(page, words);
			await typePin(page, "730418");
			await page.getByRole("timer").waitFor();
		},
	},
	{
		name: "code-not-recorded",
		picture: "person",
		codes: { refusal: ["STORAGE_UNAVAILABLE", {}] },
		async steps(page, words) {
			await toPin(page, words);
			await typePin(page, "730418");
			await page.getByRole("alert").waitFor();
		},
	},
	{
		name: "code-ask",
		picture: "person",
		codes: { asksDirection: true },
		async steps(page, words) {
			await toPin(page, words);
			await typePin(page, "730418");
			await page.getByTestId("card-ask").waitFor();
		},
	},
	{
		name: "code-recorded",
		picture: "person",
		async steps(page, words) {
			await toPin(page, words);
			await typePin(page, "730418");
			await page.getByTestId("card-recorded").waitFor();
		},
	},
	{ name: "code-badge", picture: "person", steps: toBadge },
	{
		name: "code-badge-unknown",
		picture: "person",
		codes: { refusal: ["BADGE_NOT_ACCEPTED", {}] },
		async steps(page, words) {
			await toBadge(page, words);
			await showToCamera(page, await badgePicture("https://example.com"));
			await page.getByRole("alert").waitFor({ timeout: 15_000 });
		},
	},
	{ name: "codes", picture: "person", steps: toCodes },
	{ name: "codes-none", picture: "person", codes: { isBare: true }, steps: toCodes },
	{ name: "codes-locked", picture: "person", codes: { isLocked: true }, steps: toCodes },
	{
		name: "codes-typing",
		picture: "person",
		async steps(page, words) {
			await toCodes(page, words);
			await button(page, words.codes.admin.pin.type).click();
			for (const key of "7304") await page.keyboard.press(key);
		},
	},
	{
		name: "codes-generated",
		picture: "person",
		async steps(page, words) {
			await toCodes(page, words);
			await button(page, words.codes.admin.pin.generate).click();
			await page.getByTestId("generated-pin").waitFor();
		},
	},
	{
		name: "codes-lost",
		picture: "person",
		async steps(page, words) {
			await toCodes(page, words);
			await button(page, words.codes.admin.badge.lost).click();
			await page.getByRole("alertdialog").waitFor();
		},
	},
	{
		name: "codes-add",
		picture: "person",
		async steps(page, words) {
			await open(page, words, "employees");
			await button(page, words.codes.admin.add.open).click();
			await button(page, words.codes.admin.add.confirm).click();
		},
	},
	{
		name: "codes-sheet",
		picture: "person",
		async steps(page, words) {
			await open(page, words, "employees");
			await button(page, words.codes.admin.sheet.open).click();
			await page.getByTestId("badge").first().waitFor();
		},
	},
	{
		name: "codes-paper",
		picture: "person",
		async steps(page, words) {
			await open(page, words, "employees");
			await button(page, words.codes.admin.sheet.open).click();
			await page.getByTestId("badge").first().waitFor();
			await page.evaluate(() => {
				window.print = () => undefined;
			});
			await button(page, words.codes.admin.sheet.print).click();
			await page.emulateMedia({ media: "print" });
		},
	},
	{
		name: "settings-codes",
		picture: "person",
		async steps(page, words) {
			await openSettings(page, words, "codes");
			await page.getByText(words.codes.settings.text).scrollIntoViewIfNeeded();
		},
	},
];
