// After going back to an older program: the database that the newer one changed is not understood any more. The backup
// from before the update takes its place, with everything that was recorded since.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { AppError } from "../../core/domain/errors.ts";
import type { Clock } from "../../core/ports/environment.ts";
import type { SecretStore } from "../../core/ports/secrets.ts";
import { openConnection } from "../database/connection.ts";
import { locateDataFolder } from "../database/data-folder.ts";
import { readDatabaseVersion } from "../database/migrate.ts";
import { type RestoreReport, restoreBackup } from "./restore.ts";

export interface GoBackRequest {
	readonly dataDir: string;
	/** File name of the backup that was made before the update. */
	readonly backup: string;
	readonly openKeys: (keyDir: string) => SecretStore;
	readonly clock: Clock;
}

/**
 * null where there is nothing to do: the database is of this version or older, or the backup is not there. Throws as
 * `restoreBackup` does; then the folder is as it was.
 */
export function goBackToOlderDatabase({ dataDir, backup, openKeys, clock }: GoBackRequest): RestoreReport | null {
	const { databasePath, backupDir } = locateDataFolder(dataDir);
	const path = join(backupDir, backup);
	if (!existsSync(path) || !isTooNew(databasePath)) return null;
	const masterKey = openKeys(join(dataDir, "keys")).read("masterKey");
	if (masterKey === null) return null;
	const opener = { kind: "masterKey", masterKey } as const;
	return restoreBackup({ dataDir, path, opener, openKeys, clock, actor: "update", purpose: "restore" });
}

function isTooNew(databasePath: string): boolean {
	if (!existsSync(databasePath)) return false;
	try {
		const connection = openConnection(databasePath, { readOnly: true });
		try {
			readDatabaseVersion(connection);
			return false;
		} finally {
			connection.close();
		}
	} catch (error) {
		return error instanceof AppError && error.code === "DATABASE_TOO_NEW";
	}
}
