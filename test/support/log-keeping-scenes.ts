// How long the log is kept, evidence photos, and a database that is not the signed one. For screenshots.
import type { Page } from "playwright-core";
import type { AdminScene } from "./admin-scene.ts";
import { button, open, openSettings, toConsent, type Words } from "./admin-steps.ts";
import { plainHealth } from "./health-answers.ts";
import { plainStatus } from "./kiosk-states.ts";

const { database } = plainHealth({ status: plainStatus });

async function keepTwoYears(page: Page, words: Words): Promise<void> {
	await openSettings(page, words, "privacy");
	await page.getByRole("combobox", { name: words.logKeeping.keep.label }).click();
	await page.getByRole("option", { name: /^2 (tahun|years)$/ }).click();
	await page.getByText(words.logKeeping.preview.title).waitFor();
	await button(page, words.common.save).last().scrollIntoViewIfNeeded();
}

async function openRecord(page: Page, words: Words): Promise<void> {
	await open(page, words, "attendance");
	await page.getByRole("radio", { name: words.attendance.view.search }).click();
	await page
		.getByRole("button", { name: words.log.openFor.replace("{{name}}", "Ayu Lestari") })
		.first()
		.click();
	await button(page, words.logKeeping.photo.show).click();
	await page.getByText(words.logKeeping.photo.audited).scrollIntoViewIfNeeded();
}

const withPhotos = { logRules: { evidence: "face" } } as const;

export const logKeepingScenes: readonly AdminScene[] = [
	{ name: "keep-log", picture: "person", admin: withPhotos, steps: keepTwoYears },
	{
		name: "keep-log-confirm",
		picture: "person",
		admin: withPhotos,
		async steps(page, words) {
			await keepTwoYears(page, words);
			await page
				.locator("section", { has: page.getByRole("heading", { name: words.logKeeping.title }) })
				.getByRole("button", { name: words.common.save, exact: true })
				.click();
			await page.getByRole("alertdialog").waitFor();
		},
	},
	{ name: "keep-log-photo", picture: "person", admin: withPhotos, steps: openRecord },
	{ name: "keep-log-consent", picture: "person", admin: withPhotos, steps: toConsent },
	{
		name: "health-older",
		picture: "person",
		admin: { health: { database: { ...database, standing: "older" } } },
		steps: (page, words) => open(page, words, "health"),
	},
	{
		name: "health-older-dialog",
		picture: "person",
		admin: { health: { database: { ...database, standing: "older" } } },
		async steps(page, words) {
			await open(page, words, "health");
			await button(page, words.health.standing.accept).click();
			await page.getByRole("alertdialog").waitFor();
		},
	},
];
