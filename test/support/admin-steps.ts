// The steps a person takes to a screen of the wizard or the supervisor area. For screenshots.
import type { Page } from "playwright-core";
import { english } from "../../src/renderer/i18n/en/index.ts";
import { indonesian } from "../../src/renderer/i18n/id/index.ts";

export type Words = typeof indonesian | typeof english;
export const wordsOf = { id: indonesian, en: english } as const;

export const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
export const next = (page: Page, words: Words) => button(page, words.common.next).click();

export async function typePin(page: Page, pin: string): Promise<void> {
	for (const digit of pin) await page.keyboard.press(digit);
	await page.keyboard.press("Enter");
}

export async function wizardTo(page: Page, words: Words, step: number): Promise<void> {
	// The wizard starts in Indonesian.
	if (words !== indonesian) await page.getByText("English", { exact: true }).click();
	await page.getByText(words.setup.language.title).waitFor();
	if (step >= 1) await next(page, words);
	if (step >= 2) {
		await typePin(page, "739105");
		await typePin(page, "739105");
		await page.getByText(words.setup.camera.title).waitFor();
		await page.waitForTimeout(900);
	}
	if (step >= 3) await next(page, words);
	if (step >= 4) {
		await page.getByLabel(words.setup.kiosk.label).fill("Pintu utama");
		await next(page, words);
	}
	if (step >= 5) {
		await button(page, words.setup.save).click();
		await page.getByRole("heading", { name: words.recovery.settings.title }).waitFor();
	}
	if (step >= 6) {
		await button(page, words.recovery.later).click();
		await page.getByText(words.setup.enroll.title).waitFor();
	}
}

export async function toArea(page: Page, words: Words): Promise<void> {
	await page.locator("[data-testid=kiosk]").waitFor();
	await page.getByRole("button", { name: words.kiosk.bar.supervisor }).click();
}

export async function openArea(page: Page, words: Words): Promise<void> {
	await toArea(page, words);
	await page.getByText(words.session.unlock.hint).waitFor();
	await typePin(page, "739105");
	await page.getByRole("heading", { name: words.today.title, exact: true }).waitFor();
}

export async function open(page: Page, words: Words, place: keyof Words["session"]["nav"]): Promise<void> {
	await openArea(page, words);
	await page.getByRole("navigation").getByRole("button", { name: words.session.nav[place] }).click();
}

export async function toConsent(page: Page, words: Words): Promise<void> {
	await open(page, words, "enrollment");
	await page.getByLabel(words.enrollment.details.employeeId).fill("K-1001");
	await page.getByLabel(words.enrollment.details.name).fill("Rafika Anggraini");
	await next(page, words);
	await page.getByText(words.consent.title).waitFor();
}

export async function toCapture(page: Page, words: Words): Promise<void> {
	await toConsent(page, words);
	await page.getByRole("checkbox").click();
	await button(page, words.enrollment.consent.accept).click();
}

/** One section of the settings, on a wide screen and on an upright one, where the menu of sections comes first. */
export async function openSettings(
	page: Page,
	words: Words,
	section: keyof Words["settings"]["sections"]["names"],
): Promise<void> {
	await open(page, words, "settings");
	const menu = page.getByRole("navigation", { name: words.settings.sections.label });
	await menu.getByRole("button", { name: words.settings.sections.names[section], exact: true }).click();
}
