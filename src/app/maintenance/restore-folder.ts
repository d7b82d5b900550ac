// A backup looked at and put back, for commands: no kiosk may run on the folder.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { AppError } from "../../core/domain/errors.ts";
import { type BackupHeader, readHeaderOf } from "../../storage/backup/backup-header.ts";
import { isMarkedMoved } from "../../storage/backup/moved-mark.ts";
import type { BackupOpener } from "../../storage/backup/open-backup.ts";
import { type RestoreReport, restoreBackup } from "../../storage/backup/restore.ts";
import { locateDataFolder } from "../../storage/database/data-folder.ts";
import { createKeyFileSecretStore } from "../../storage/keys/key-file-secret-store.ts";
import { openStoreReadOnly } from "../../storage/open-store-read-only.ts";
import type { Config } from "../config.ts";
import { type KeyFilesConfig, keyFileOpener } from "../key-files.ts";
import { createSystemClock } from "../system-clock.ts";

export type { BackupHeader, BackupOpener, RestoreReport };

type Folder = Pick<Config, "dataDir">;

/** What the file says about itself. Throws BACKUP_UNREADABLE. */
export function showBackup(path: string): BackupHeader {
	return readHeaderOf(path).header;
}

/**
 * @param opener null: this computer's own key
 * @throws AppError SECRET_UNAVAILABLE {reason} where this computer has no such key, and as `restoreBackup` does
 */
export function restoreFolder(
	config: KeyFilesConfig,
	path: string,
	opener: BackupOpener | null,
	purpose: "restore" | "move",
): RestoreReport {
	const { dataDir } = config;
	const openKeys = keyFileOpener(config);
	return restoreBackup({
		dataDir,
		path,
		opener: opener ?? { kind: "masterKey", masterKey: readOwnKey(dataDir, openKeys) },
		openKeys,
		clock: createSystemClock(),
		actor: "command line",
		purpose,
	});
}

function readOwnKey(dataDir: string, openKeys: ReturnType<typeof keyFileOpener>): Uint8Array {
	const keyDir = join(dataDir, "keys");
	if (existsSync(join(keyDir, "masterKey.sealed")))
		throw new AppError("SECRET_UNAVAILABLE", { secret: "masterKey", reason: "SYSTEM_KEY_STORE" });
	const masterKey = openKeys(keyDir).read("masterKey");
	if (masterKey === null) throw new AppError("SECRET_UNAVAILABLE", { secret: "masterKey", reason: "MISSING" });
	return masterKey;
}

/** Whether a kiosk that was set up lives in the folder, and was not moved away. One that cannot be read counts. */
export function holdsKiosk({ dataDir }: Folder): boolean {
	const folder = locateDataFolder(dataDir);
	if (!existsSync(folder.databasePath) || isMarkedMoved(folder)) return false;
	try {
		const store = openStoreReadOnly({ dataDir, secrets: createKeyFileSecretStore(join(dataDir, "keys")) });
		const settings = store.settings();
		store.close();
		return settings?.setupCompleted === true;
	} catch (error) {
		if (error instanceof AppError) return true;
		throw error;
	}
}
