// The recovery paper, the keys, and the forgotten PIN. For screenshots.
import type { Page } from "playwright-core";
import type { AdminScene } from "./admin-scene.ts";
import { button, openSettings, toArea, typePin, type Words } from "./admin-steps.ts";
import { plainRecovery, scriptedCode } from "./recovery-answers.ts";

const noWork = plainRecovery.care;

async function make(page: Page, words: Words): Promise<void> {
	await openSettings(page, words, "keys");
	await button(page, words.recovery.settings.make).click();
	await page.getByTestId("recovery-code").waitFor();
}

async function forget(page: Page, words: Words): Promise<void> {
	await toArea(page, words);
	await button(page, words.recovery.forgot.open).click();
	await page.getByRole("heading", { name: words.recovery.forgot.title }).waitFor();
}

async function typeGroups(page: Page, groups: readonly string[]): Promise<void> {
	await page.getByRole("textbox").first().waitFor();
	for (const [i, field] of (await page.getByRole("textbox").all()).entries()) await field.fill(groups[i] ?? "");
}

export const recoveryScenes: readonly AdminScene[] = [
	{ name: "recovery", picture: "person", steps: (page, words) => openSettings(page, words, "keys") },
	{
		name: "recovery-none",
		picture: "person",
		admin: { recovery: { kit: null, care: noWork } },
		steps: (page, words) => openSettings(page, words, "keys"),
	},
	{
		name: "recovery-void",
		picture: "person",
		isDark: true,
		admin: {
			recovery: {
				kit: { kitId: "7C21F0A4", createdAtMs: Date.UTC(2026, 9, 5, 3), isVoid: true },
				care: { ...noWork, templatesWaiting: 340 },
			},
		},
		steps: (page, words) => openSettings(page, words, "keys"),
	},
	{
		name: "recovery-rotate-ask",
		picture: "person",
		async steps(page, words) {
			await openSettings(page, words, "keys");
			await button(page, words.recovery.keys.rotate.button).click();
		},
	},
	{ name: "recovery-code", picture: "person", admin: { recovery: { kit: null, care: noWork } }, steps: make },
	{
		name: "recovery-check",
		picture: "person",
		admin: { recovery: { kit: null, care: noWork } },
		async steps(page, words) {
			await make(page, words);
			await button(page, words.recovery.show.done).click();
			await typeGroups(page, [scriptedCode[1] ?? "", "ABCDE", ""]);
		},
	},
	{
		name: "recovery-refused",
		picture: "person",
		admin: { recovery: { kit: null, care: noWork } },
		async steps(page, words) {
			await make(page, words);
			await button(page, words.recovery.show.done).click();
			await typeGroups(page, [scriptedCode[1] ?? "", "ABCDE", scriptedCode[6] ?? ""]);
			await button(page, words.recovery.check.confirm).click();
			await page.getByRole("alert").waitFor();
		},
	},
	{ name: "recovery-forgot", picture: "person", steps: forget },
	{
		name: "recovery-forgot-typed",
		picture: "person",
		admin: { refuse: { "recovery.resetPin": ["RECOVERY_CODE_WRONG", { remainingAttempts: 3 }] } },
		async steps(page, words) {
			await forget(page, words);
			await typeGroups(page, scriptedCode);
			await button(page, words.recovery.forgot.next).click();
			await typePin(page, "730264");
			await typePin(page, "730264");
			await page.getByRole("alert").waitFor();
		},
	},
	{
		name: "recovery-forgot-pin",
		picture: "person",
		async steps(page, words) {
			await forget(page, words);
			await typeGroups(page, scriptedCode);
			await button(page, words.recovery.forgot.next).click();
			await page.getByText(words.recovery.forgot.pinFirst).waitFor();
		},
	},
	{
		name: "recovery-forgot-next",
		picture: "person",
		async steps(page, words) {
			await forget(page, words);
			await typeGroups(page, scriptedCode);
			await button(page, words.recovery.forgot.next).click();
			await typePin(page, "730264");
			await typePin(page, "730264");
			await page.getByText(words.recovery.forgot.keep).waitFor();
		},
	},
	{
		name: "recovery-forgot-none",
		picture: "person",
		admin: { recovery: { kit: null, care: noWork } },
		steps: forget,
	},
];
