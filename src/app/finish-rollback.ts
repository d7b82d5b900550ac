// The start of a version that was gone back to. Before anything opens the data folder.
import type { Clock, Log } from "../core/ports/environment.ts";
import type { SecretStore } from "../core/ports/secrets.ts";
import { goBackToOlderDatabase } from "../storage/backup/go-back.ts";
import { createRecordFile } from "../updates/record-file.ts";
import type { Config } from "./config.ts";
import { updateRecordPath } from "./updates.ts";
import { version } from "./version.ts";

export interface FinishRollbackDeps {
	readonly config: Pick<Config, "dataDir">;
	readonly openKeys: (keyDir: string) => SecretStore;
	readonly clock: Clock;
	readonly log: Log;
}

/** Punches of the trial are in the newer database: they are taken over, row by row, and the former state is kept. */
export function finishRollback({ config, openKeys, clock, log }: FinishRollbackDeps): void {
	const { lastInstalled } = createRecordFile(updateRecordPath(config)).read();
	if (lastInstalled === null || lastInstalled.from !== version) return;
	const { dataDir } = config;
	const report = goBackToOlderDatabase({ dataDir, backup: lastInstalled.backup, openKeys, clock });
	if (report === null) return;
	const { salvaged, waiting, isLogIntact, keptIn } = report;
	log.warn(
		{ events: salvaged.events, people: salvaged.people, isComplete: salvaged.isComplete, waiting, isLogIntact, keptIn },
		"back at an older version: the backup from before the update was put back, with what was recorded since",
	);
}
