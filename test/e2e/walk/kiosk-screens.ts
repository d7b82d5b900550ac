// The walk's first part: the kiosk at the door, with real faces, up to the PIN.
import { button, expect, type WalkScreen } from "./walk-screen.ts";

export const kioskScreens: readonly WalkScreen[] = [
	{
		name: "kiosk, idle",
		go: async ({ kiosk, page }) => {
			await kiosk.show(null);
			await expect(page.getByTestId("kiosk")).toHaveAttribute("data-state", "idle");
		},
	},
	{
		name: "kiosk, unknown",
		isBrief: true,
		go: async ({ kiosk, page, words }) => {
			await kiosk.show("stranger");
			await expect(page.getByTestId("card-unknown")).toContainText(words.kiosk.unknown.title);
		},
	},
	{
		name: "kiosk, recorded",
		isBrief: true,
		go: async ({ kiosk, page, words }) => {
			await kiosk.show("sari");
			await expect(page.getByTestId("card-recorded")).toContainText("Sari Wulandari");
			await expect(page.getByTestId("card-recorded")).toContainText(words.kiosk.direction.IN);
		},
	},
	{
		name: "kiosk, already recorded",
		isBrief: true,
		go: async ({ kiosk, page, words }) => {
			await kiosk.show(null);
			await expect(page.getByTestId("kiosk")).toHaveAttribute("data-state", "idle");
			await kiosk.show("sari");
			await expect(page.getByTestId("card-already")).toContainText(words.kiosk.already);
		},
	},
	{
		name: "privacy page",
		go: async ({ kiosk, page, words }) => {
			await kiosk.show(null);
			await button(page, words.privacy.open).click();
			await page.getByTestId("privacy").waitFor();
		},
		leave: async ({ page, words }) => button(page, words.privacy.back).click(),
	},
	{
		name: "PIN, the number",
		go: async ({ page, words }) => {
			await button(page, words.codes.ways.pin).click();
			await page.getByRole("heading", { name: words.codes.number.title }).waitFor();
		},
		leave: async ({ page, words }) => button(page, words.codes.back).click(),
	},
	{
		name: "badge",
		go: async ({ page, words }) => {
			await button(page, words.codes.ways.badge).click();
			await page.getByRole("heading", { name: words.codes.badge.title }).waitFor();
		},
		leave: async ({ page, words }) => button(page, words.codes.back).click(),
	},
	{
		name: "a forgotten PIN",
		go: async ({ page, words }) => {
			await button(page, words.kiosk.bar.supervisor).click();
			await button(page, words.recovery.forgot.open).click();
			await page.getByRole("heading", { name: words.recovery.forgot.title }).waitFor();
		},
		leave: async ({ page, words }) => {
			await button(page, words.recovery.forgot.back).click();
			await button(page, words.session.unlock.leave).click();
		},
	},
	{
		name: "the PIN of the supervisor area",
		go: async ({ page, words }) => {
			await button(page, words.kiosk.bar.supervisor).click();
			await page.getByRole("heading", { name: words.session.unlock.title }).waitFor();
		},
	},
];
