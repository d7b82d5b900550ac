// Every section of the settings, whoever added it. For screenshots, in the dark and in other colours too.
import { indonesian } from "../../src/renderer/i18n/id/index.ts";
import type { AdminScene } from "./admin-scene.ts";
import { openSettings, type Words } from "./admin-steps.ts";

const sections = Object.keys(indonesian.settings.sections.names) as (keyof Words["settings"]["sections"]["names"])[];

export const sectionScenes: readonly AdminScene[] = sections.map((section) => ({
	name: `section-${section}`,
	picture: "person",
	steps: (page, words) => openSettings(page, words, section),
}));
