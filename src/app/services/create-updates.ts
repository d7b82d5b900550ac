// New versions of the program: the service, and when it looks.

import type { Log } from "../../core/ports/environment.ts";
import type { UpdateInstaller } from "../../core/ports/updates.ts";
import type { BackupService } from "../../core/services/operation/backup-service.ts";
import type { MaintenanceTime } from "../../core/services/operation/maintenance-time.ts";
import { createQuietMoments } from "../../core/services/update/quiet-moments.ts";
import { createUpdateService, type UpdateService } from "../../core/services/update/update-service.ts";
import { createSchedule, type Schedule } from "../../sync/schedule.ts";
import { createRecordFile } from "../../updates/record-file.ts";
import type { Config } from "../config.ts";
import { configuredFeed, updateRecordPath } from "../updates.ts";
import { version } from "../version.ts";
import type { ServiceEnvironment } from "./environment.ts";

export interface UpdatesDeps extends Pick<ServiceEnvironment, "store" | "clock" | "log"> {
	readonly config: Config;
	readonly backups: BackupService;
	readonly maintenance: MaintenanceTime;
	readonly installer: UpdateInstaller;
}

export function createUpdates({
	config,
	store,
	clock,
	log,
	backups,
	maintenance,
	installer,
}: UpdatesDeps): UpdateService {
	const { settings, audit } = store;
	const service = createUpdateService({
		version,
		databaseVersion: store.databaseVersion,
		channel: config.updateChannel,
		feed: configuredFeed(config),
		installer,
		record: createRecordFile(updateRecordPath(config)),
		quiet: createQuietMoments({ maintenance, settings, isBackingUp: backups.isRunning, clock }),
		backups,
		settings,
		audit,
		clock,
		log,
	});
	service.settle();
	return service;
}

const HALF_A_MINUTE_MS = 30_000;

/** Often, since a quiet moment is short: a look at the feed is due every six hours only. */
export function scheduleUpdates(updates: Pick<UpdateService, "runDue">, log: Log): Schedule {
	return createSchedule({
		firstMs: HALF_A_MINUTE_MS,
		everyMs: HALF_A_MINUTE_MS,
		work: updates.runDue,
		onFailure: (error) => log.error({ err: error }, "updates could not be looked after"),
	});
}
