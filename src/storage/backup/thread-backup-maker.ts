// Backups of a running kiosk, made on a thread of their own.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { BackupMaker, BackupSettings } from "../../core/ports/backups.ts";
import type { Clock } from "../../core/ports/environment.ts";
import type { SecretStore } from "../../core/ports/secrets.ts";
import { locateDataFolder } from "../database/data-folder.ts";
import type { ErasedPerson } from "../rights/apply-erasures.ts";
import { listBackups, removeOldBackups } from "./backup-files.ts";
import { runBackupTask } from "./backup-thread.ts";
import { collectSecrets } from "./secret-bundle.ts";

/** A gigabyte on a slow disk; nothing but a hang takes longer. */
const MAKE_TIMEOUT_MS = 30 * 60_000;
const TAKE_OUT_TIMEOUT_MS = 10 * 60_000;

export interface ThreadBackupMakerDeps {
	readonly dataDir: string;
	readonly secrets: SecretStore;
	readonly targetIds: () => readonly string[];
	readonly erased: () => readonly ErasedPerson[];
	readonly settings: () => BackupSettings;
	readonly clock: Clock;
}

export function createThreadBackupMaker(deps: ThreadBackupMakerDeps): BackupMaker {
	const { dataDir, secrets, targetIds, erased, settings, clock } = deps;
	const keptErasures = new Map<string, number>();
	const { backupDir } = locateDataFolder(dataDir);
	const retention = () => {
		const { keepDays, keepWeeks } = settings();
		return { days: keepDays, weeks: keepWeeks, offsetMinutes: clock.zone(clock.nowMs()).offsetMinutes };
	};
	return {
		make: async (kind, nowMs) => {
			const bundle = collectSecrets(secrets, targetIds());
			const task = { task: "make", dataDir, kind, nowMs, secrets: bundle } as const;
			const made = await runBackupTask(task, MAKE_TIMEOUT_MS);
			if (made === null) throw new Error("the backup thread made nothing");
			removeOldBackups(backupDir, retention());
			return made;
		},
		takeOut: async (fileName, folder) => {
			const from = join(backupDir, fileName);
			await runBackupTask({ task: "copyOut", from, folder, retention: retention() }, TAKE_OUT_TIMEOUT_MS);
		},
		keepErasures: async (otherFolder) => {
			const list = erased();
			mkdirSync(backupDir, { recursive: true, mode: 0o700 });
			for (const folder of otherFolder === null ? [backupDir] : [backupDir, otherFolder]) {
				if (list.length === (keptErasures.get(folder) ?? 0)) continue;
				await runBackupTask({ task: "keepErasures", folder, erased: [...list] }, TAKE_OUT_TIMEOUT_MS);
				keptErasures.set(folder, list.length);
			}
		},
		list: () => listBackups(backupDir),
	};
}
