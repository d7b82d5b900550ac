// Consents taken back and given anew, erasures and exports, and how long data is kept. For screenshots.
import type { Page } from "playwright-core";
import { NOW_MS, people } from "./admin-answers.ts";
import type { AdminScene } from "./admin-scene.ts";
import { button, openArea, openSettings, type Words } from "./admin-steps.ts";
import { openPerson } from "./employee-scenes.ts";
import { plainRecovery } from "./recovery-answers.ts";

const HOUR_MS = 3_600_000;

/** The second of the list withdrew a day ago; the fifth long before, and the face is gone. */
function someWithdrew() {
	return people(10).map((row, index) => {
		if (index === 1)
			return { ...row, consent: null, withdrawal: { atMs: NOW_MS - 24 * HOUR_MS, eraseByMs: NOW_MS + 48 * HOUR_MS } };
		if (index === 4)
			return { ...row, consent: null, templateCount: 0, withdrawal: { atMs: NOW_MS - 900 * HOUR_MS, eraseByMs: null } };
		return row;
	});
}

/** The last line of it at the bottom of the window: everything it says is seen. */
async function toNames(page: Page, words: Words): Promise<void> {
	await openSettings(page, words, "privacy");
	await page.getByRole("heading", { name: words.rights.names.title }).scrollIntoViewIfNeeded();
	await page.getByRole("heading", { name: words.rights.names.title }).evaluate((heading) => heading.scrollIntoView());
}

export const rightsScenes: readonly AdminScene[] = [
	{
		name: "rights-withdraw",
		picture: "person",
		async steps(page, words) {
			await openPerson(page, words);
			await button(page, words.rights.withdraw.action).click();
		},
	},
	{
		name: "rights-receipt",
		picture: "person",
		async steps(page, words) {
			await openPerson(page, words);
			await button(page, words.rights.withdraw.action).click();
			await page.getByRole("dialog").getByRole("button", { name: words.rights.withdraw.confirm }).click();
			await page.getByTestId("withdrawal-reference").waitFor();
		},
	},
	{
		name: "rights-clock",
		picture: "person",
		admin: { employees: someWithdrew() },
		async steps(page, words) {
			await openPerson(page, words);
			await page.getByRole("heading", { name: words.rights.card.title }).scrollIntoViewIfNeeded();
		},
	},
	{
		name: "rights-renew",
		picture: "person",
		admin: { employees: someWithdrew() },
		async steps(page, words) {
			await openPerson(page, words);
			await button(page, words.rights.renew.action).click();
		},
	},
	{
		name: "rights-export",
		picture: "person",
		async steps(page, words) {
			await openPerson(page, words);
			await button(page, words.rights.exportData.action).click();
		},
	},
	{
		name: "rights-erase",
		picture: "person",
		async steps(page, words) {
			await openPerson(page, words);
			await button(page, words.rights.erase.action).click();
		},
	},
	{
		name: "rights-certificate",
		picture: "person",
		async steps(page, words) {
			await openPerson(page, words);
			await button(page, words.rights.erase.action).click();
			await page.getByRole("dialog").getByRole("button", { name: words.rights.erase.confirm }).click();
			await page.getByRole("dialog", { name: words.rights.certificate.title }).waitFor();
		},
	},
	{
		name: "rights-today",
		picture: "person",
		admin: { employees: someWithdrew() },
		async steps(page, words) {
			await openArea(page, words);
			await button(page, words.rights.banner.open).first().waitFor();
		},
	},
	{
		name: "rights-list",
		picture: "person",
		admin: { employees: someWithdrew() },
		async steps(page, words) {
			await openArea(page, words);
			await page.getByRole("navigation").getByRole("button", { name: words.session.nav.employees }).click();
			await page.locator("table").waitFor();
		},
	},
	{
		name: "rights-rules",
		picture: "person",
		admin: { employees: someWithdrew() },
		async steps(page, words) {
			await openSettings(page, words, "privacy");
			await page.getByRole("heading", { name: words.rights.rules.title }).scrollIntoViewIfNeeded();
		},
	},
	{
		name: "rights-certificates",
		picture: "person",
		admin: { employees: someWithdrew() },
		async steps(page, words) {
			await openSettings(page, words, "privacy");
			await page.getByText(words.rights.certificates.text).scrollIntoViewIfNeeded();
		},
	},
	{ name: "names-open", picture: "person", steps: toNames },
	{
		name: "names-ask",
		picture: "person",
		async steps(page, words) {
			await toNames(page, words);
			await button(page, words.rights.names.seal.button).click();
		},
	},
	{
		name: "names-sealing",
		picture: "person",
		async steps(page, words) {
			await toNames(page, words);
			await button(page, words.rights.names.seal.button).click();
			await page.getByRole("alertdialog").getByRole("button", { name: words.rights.names.seal.confirm }).click();
			await page.getByRole("alertdialog").waitFor({ state: "detached" });
		},
	},
	{
		name: "names-sealed",
		picture: "person",
		isDark: true,
		admin: { recovery: { ...plainRecovery, names: { isOn: true, waiting: 0, isDone: true } } },
		steps: toNames,
	},
];
