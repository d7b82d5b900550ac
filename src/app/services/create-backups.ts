// Backups of this kiosk: the service, and when it looks whether one is due.
import type { Clock, Log } from "../../core/ports/environment.ts";
import type { SecretStore } from "../../core/ports/secrets.ts";
import { type BackupService, createBackupService } from "../../core/services/operation/backup-service.ts";
import { createThreadBackupMaker } from "../../storage/backup/thread-backup-maker.ts";
import { locateDataFolder } from "../../storage/database/data-folder.ts";
import type { Store } from "../../storage/open-store.ts";
import { createSchedule, type Schedule } from "../../sync/schedule.ts";
import type { Config } from "../config.ts";

const TEN_MINUTES_MS = 600_000;

export interface BackupsDeps {
	readonly config: Config;
	readonly secrets: SecretStore;
	readonly store: Store;
	readonly clock: Clock;
	readonly log: Log;
}

export function createBackups({ config, secrets, store, clock, log }: BackupsDeps): BackupService {
	const { backupRuns: runs, settings, audit, transaction } = store;
	const maker = createThreadBackupMaker({
		dataDir: config.dataDir,
		secrets,
		targetIds: () => store.targets.list().map(({ targetId }) => targetId),
		erased: store.erasedPeople,
		settings: runs.settings,
		clock,
	});
	const { backupDir: place } = locateDataFolder(config.dataDir);
	return createBackupService({ runs, maker, settings, audit, transaction, clock, log, place });
}

/** Not at once: who switches a kiosk on in the morning wants it for the door. */
export function scheduleBackups(backups: Pick<BackupService, "runDue">, log: Log): Schedule {
	return createSchedule({
		firstMs: TEN_MINUTES_MS,
		everyMs: TEN_MINUTES_MS,
		work: backups.runDue,
		onFailure: (error) => log.error({ err: error }, "backups could not be looked after"),
	});
}
