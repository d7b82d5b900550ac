// The walk's last part: every section of the settings, and what opens over it. A new section is walked to by itself;
// whatever it opens needs a row here.
import { indonesian } from "../../../src/renderer/i18n/id/index.ts";
import type { Words } from "../../support/admin-steps.ts";
import { button, closeDialog, expect, openDialog, openPlace, type Walk, type WalkScreen } from "./walk-screen.ts";

type Section = keyof Words["settings"]["sections"]["names"];

async function openSection(walk: Walk, section: Section): Promise<void> {
	const { page, words } = walk;
	const menu = page.getByRole("navigation", { name: words.settings.sections.label });
	const back = button(page, words.settings.sections.back);
	// The size has just changed, and the page may be about to change from a menu at the side to a list with a way back.
	await expect(async () => {
		if (await back.isVisible()) await back.click({ timeout: 1_000 });
		await button(menu, words.settings.sections.names[section]).click({ timeout: 1_000 });
	}).toPass();
	await expect(page.getByRole("main").locator("section h2").first()).toBeVisible();
}

function dialogOf(section: Section, name: string, opener: (words: Words) => string): WalkScreen {
	return {
		name: `settings, ${section}, ${name}`,
		go: async (walk) => {
			await openSection(walk, section);
			await openDialog(walk.page, button(walk.page, opener(walk.words)));
		},
		leave: closeDialog,
	};
}

const sections = Object.keys(indonesian.settings.sections.names) as Section[];

export const settingsScreens: readonly WalkScreen[] = [
	{
		name: "settings",
		go: async (walk) => {
			await openPlace(walk, "settings");
			await walk.page.getByRole("heading", { name: walk.words.settings.title, exact: true }).waitFor();
		},
	},
	...sections.map(
		(section): WalkScreen => ({ name: `settings, ${section}`, go: (walk) => openSection(walk, section) }),
	),
	{
		name: "settings, screen, the camera tried out",
		go: async (walk) => {
			await openSection(walk, "screen");
			await button(walk.page, walk.words.settings.kiosk.showCamera).click();
			await button(walk.page, walk.words.settings.screen.trialLamp).waitFor();
		},
	},
	dialogOf("groups", "new", ({ groups }) => groups.add),
	dialogOf("groups", "members", ({ groups }) => groups.members.openNamed.replace("{{name}}", "Gudang")),
	dialogOf("shifts", "new", ({ shifts }) => shifts.add),
	dialogOf("shifts", "file", ({ shifts }) => shifts.file.open),
	dialogOf("targets", "new", ({ targets }) => targets.add),
	dialogOf("access", "operator", ({ operators }) => operators.add),
	dialogOf("access", "API key", ({ apiKeys }) => apiKeys.create),
	dialogOf("pin", "change", ({ settings }) => settings.pin.change),
];
