// One stop of the walk through the product, found by the words that are on the screen.
import type { Locator, Page } from "@playwright/test";
import type { Words } from "../../support/admin-steps.ts";
import { type Kiosk, expect as patientExpect } from "../support/kiosk-test.ts";

/** A screen that is not there by then does not come. */
export const STEP_LIMIT_MS = 8_000;
/** A walk of sixty screens has no time to wait half a minute for each that is wrong. */
export const expect = patientExpect.configure({ timeout: STEP_LIMIT_MS });

export interface Walk {
	readonly kiosk: Kiosk;
	readonly page: Page;
	readonly words: Words;
}

export interface WalkScreen {
	/** In the report. */
	readonly name: string;
	/** From wherever in its part of the product the walk is, whatever size the screen has. Ends when it is there. */
	readonly go: (walk: Walk) => Promise<void>;
	/** A card that leaves by itself: looked at in one size; the gallery shows it in all. */
	readonly isBrief?: boolean;
	/** Closes what would be in the way of the next. */
	readonly leave?: (walk: Walk) => Promise<void>;
}

export const button = (place: Page | Locator, name: string): Locator =>
	place.getByRole("button", { name, exact: true });

export async function closeDialog({ page }: Walk): Promise<void> {
	await page.keyboard.press("Escape");
	await page.locator("[role=dialog], [role=alertdialog]").first().waitFor({ state: "hidden" });
}

/** A dialog that a button of this name opens. */
export async function openDialog(page: Page, opener: Locator): Promise<void> {
	await opener.first().click();
	await page.locator("[role=dialog], [role=alertdialog]").first().waitFor();
}

export async function openPlace({ page, words }: Walk, place: keyof Words["session"]["nav"]): Promise<void> {
	const menu = page.getByRole("navigation", { name: words.session.nav.label });
	await button(menu, words.session.nav[place]).click();
}
