// What a scripted host answers about backups.
import { implement } from "@orpc/server";
import { contract } from "../../src/contract/index.ts";
import type { BackupOverview } from "../../src/renderer/features/backups/backup-draft.ts";

const os = implement(contract);
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

export function plainBackups(nowMs: number): BackupOverview {
	const lastAtMs = nowMs - 6 * HOUR_MS;
	const nightly = [0, 1, 2, 3].map((day) => ({
		fileName: `hadir-2026110${4 - day}T193000000Z-daily.hadirbackup`,
		kind: "daily" as const,
		madeAtMs: lastAtMs - day * DAY_MS,
		bytes: 41_200_000 - day * 190_000,
		people: 212,
		events: 18_204 - day * 424,
		waiting: day === 2 ? 31 : 0,
		isLogIntact: true,
		hasRecovery: true,
	}));
	return {
		verdict: "good",
		lastAtMs,
		failures: 0,
		settings: { isScheduled: true, atMinute: 150, folder: "/media/kantor/hadir", keepDays: 7, keepWeeks: 4 },
		isRunning: false,
		nextAtMs: nowMs + 18 * HOUR_MS,
		lastRun: {
			kind: "daily",
			atMs: lastAtMs,
			tookMs: 4_100,
			errorCode: null,
			errorReason: null,
			fileName: nightly[0]?.fileName ?? null,
			folderError: null,
			folderFailures: 0,
		},
		backups: nightly,
		place: "/home/kiosk/.local/share/hadir/backups",
	};
}

export function backupProcedures(overview: BackupOverview) {
	return {
		backups: {
			overview: os.backups.overview.handler(() => overview),
			configure: os.backups.configure.handler(() => overview),
			backUpNow: os.backups.backUpNow.handler(() => overview),
		},
	};
}
