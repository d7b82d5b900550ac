// Backups in the settings. For screenshots.
import type { AdminScene } from "./admin-scene.ts";
import { button, openSettings } from "./admin-steps.ts";
import { plainBackups } from "./backup-answers.ts";
import { plainStatus } from "./kiosk-states.ts";

const well = plainBackups(plainStatus.nowMs);
const [newest] = well.backups;

export const backupScenes: readonly AdminScene[] = [
	{ name: "settings-backups", picture: "person", steps: (page, words) => openSettings(page, words, "backups") },
	{
		name: "settings-backups-made",
		picture: "person",
		async steps(page, words) {
			await openSettings(page, words, "backups");
			await button(page, words.backups.now).click();
			await page.getByText(words.backups.made).waitFor();
		},
	},
	{
		name: "settings-backups-trouble",
		picture: "person",
		isDark: true,
		admin: {
			backups: {
				...well,
				verdict: "late",
				lastAtMs: plainStatus.nowMs - 4 * 86_400_000,
				failures: 2,
				backups: newest ? [{ ...newest, madeAtMs: plainStatus.nowMs - 4 * 86_400_000, hasRecovery: false }] : [],
				lastRun: well.lastRun && {
					...well.lastRun,
					errorCode: "STORAGE_UNAVAILABLE",
					errorReason: "SQLITE_FULL",
					fileName: null,
				},
			},
		},
		steps: (page, words) => openSettings(page, words, "backups"),
	},
	{
		name: "settings-backups-away",
		picture: "person",
		admin: {
			backups: { ...well, lastRun: well.lastRun && { ...well.lastRun, folderError: "ENOENT", folderFailures: 5 } },
		},
		steps: (page, words) => openSettings(page, words, "backups"),
	},
	{
		name: "settings-backups-end",
		picture: "person",
		async steps(page, words) {
			await openSettings(page, words, "backups");
			await page.getByText(words.backups.restore.text).scrollIntoViewIfNeeded();
		},
	},
	{
		name: "settings-backups-none",
		picture: "person",
		admin: { backups: { ...well, verdict: "never", lastAtMs: null, lastRun: null, backups: [] } },
		steps: (page, words) => openSettings(page, words, "backups"),
	},
];
