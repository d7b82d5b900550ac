// Updates in the settings. For screenshots.
import type { AdminScene } from "./admin-scene.ts";
import { button, openSettings } from "./admin-steps.ts";
import { plainStatus } from "./kiosk-states.ts";
import { plainUpdates, readyUpdate } from "./update-answers.ts";

const newest = plainUpdates(plainStatus.nowMs);
const ready = readyUpdate(plainStatus.nowMs);

export const updateScenes: readonly AdminScene[] = [
	{ name: "settings-updates", picture: "person", steps: (page, words) => openSettings(page, words, "updates") },
	{
		name: "settings-updates-none",
		picture: "person",
		admin: {
			updates: {
				...newest,
				feedHost: null,
				target: null,
				lastCheckAtMs: null,
				notTaken: null,
				previousVersion: null,
				history: [],
			},
		},
		steps: (page, words) => openSettings(page, words, "updates"),
	},
	{
		name: "settings-updates-ready",
		picture: "person",
		admin: { updates: ready },
		steps: (page, words) => openSettings(page, words, "updates"),
	},
	{
		name: "settings-updates-ask",
		picture: "person",
		admin: { updates: ready },
		async steps(page, words) {
			await openSettings(page, words, "updates");
			await button(page, words.updates.action.install.button.replace("{{version}}", "1.5.0")).click();
			await page.getByRole("alertdialog").or(page.getByRole("dialog")).waitFor();
		},
	},
	{
		name: "settings-updates-downloading",
		picture: "person",
		admin: { updates: { ...ready, phase: "downloading", progress: 0.42, waitingFor: null } },
		steps: (page, words) => openSettings(page, words, "updates"),
	},
	{
		name: "settings-updates-failed",
		picture: "person",
		isDark: true,
		admin: { updates: { ...newest, lastCheckFailure: "signature", notTaken: null } },
		steps: (page, words) => openSettings(page, words, "updates"),
	},
];
