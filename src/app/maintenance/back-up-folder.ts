// A backup made by a command: beside a running kiosk, or to leave this computer with.
import { existsSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { uuidv7 } from "uuidv7";
import { AppError } from "../../core/domain/errors.ts";
import type { BackupSummary } from "../../core/ports/backups.ts";
import { describeBackup, removeOldBackups } from "../../storage/backup/backup-files.ts";
import { copyBackupOut } from "../../storage/backup/copy-backup-out.ts";
import { makeBackup } from "../../storage/backup/make-backup.ts";
import { markMoved } from "../../storage/backup/moved-mark.ts";
import { collectSecrets } from "../../storage/backup/secret-bundle.ts";
import { locateDataFolder } from "../../storage/database/data-folder.ts";
import { syncFolder } from "../../storage/database/durable-file.ts";
import { openStore } from "../../storage/open-store.ts";
import { openStoreReadOnly } from "../../storage/open-store-read-only.ts";
import { type KeyFilesConfig, openKeyFiles } from "../key-files.ts";
import { createSystemClock } from "../system-clock.ts";

/** Throws SECRET_UNAVAILABLE {reason: "SYSTEM_KEY_STORE"} where only Electron can open the keys. */
function openKeys(config: KeyFilesConfig) {
	if (existsSync(join(config.dataDir, "keys", "masterKey.sealed")))
		throw new AppError("SECRET_UNAVAILABLE", { secret: "masterKey", reason: "SYSTEM_KEY_STORE" });
	return openKeyFiles(config);
}

/**
 * Also while the kiosk runs. Old backups go by the kiosk's own rule. `folder` beside the one that is set on the kiosk; null:
 * that one alone. Rejects as `makeBackup` does, and with STORAGE_UNAVAILABLE {reason} when a folder cannot be reached.
 */
export async function backUpFolder(
	config: KeyFilesConfig,
	folder: string | null,
): Promise<{ readonly path: string; readonly summary: BackupSummary; readonly folders: readonly string[] }> {
	const { dataDir } = config;
	const secrets = openKeys(config);
	const store = openStoreReadOnly({ dataDir, secrets });
	const settings = store.backupSettings();
	const targetIds = store.targets.list().map(({ targetId }) => targetId);
	store.close();
	const clock = createSystemClock();
	const bundle = collectSecrets(secrets, targetIds);
	const job = { dataDir, kind: "manual", secrets: bundle, passphrase: null, outPath: null } as const;
	const path = await makeBackup({ ...job, nowMs: clock.nowMs() });
	const { offsetMinutes } = clock.zone(clock.nowMs());
	const rule = { days: settings.keepDays, weeks: settings.keepWeeks, offsetMinutes };
	removeOldBackups(locateDataFolder(dataDir).backupDir, rule);
	const folders = [settings.folder, folder].filter((place) => place !== null);
	for (const place of folders) copyBackupOut(path, place);
	return { path, summary: describeBackup(path), folders };
}

/**
 * Everything that this kiosk is, into one file; from then on it does not record here any more. The mark is set before the
 * file has its name: killed anywhere, there is never a finished file beside a kiosk that still records. Doing it again is
 * allowed. Rejects with DATA_FOLDER_IN_USE while a kiosk runs.
 */
export async function moveOut(config: KeyFilesConfig, path: string, passphrase: string | null): Promise<BackupSummary> {
	const { dataDir } = config;
	const secrets = openKeys(config);
	const clock = createSystemClock();
	const store = openStore({ dataDir, secrets, clock, ids: { uuidv7 }, mayBeMoved: true });
	const unfinished = `${path}.unfinished`;
	try {
		if (passphrase === null && store.recovery.recoveryWrap() === null)
			throw new AppError("VALIDATION_FAILED", { fields: ["recoveryCode"] });
		// A change of the master key that a kill interrupted: no file leaves this computer with both keys in it.
		while (store.masterKeyRotation.step());
		const targetIds = store.targets.list().map(({ targetId }) => targetId);
		const nowMs = clock.nowMs();
		store.audit.append({ atMs: nowMs, actor: "command line", action: "kiosk.moveOut", subject: null, detail: {} });
		const bundle = collectSecrets(secrets, targetIds);
		await makeBackup({ dataDir, kind: "move", secrets: bundle, passphrase, nowMs, outPath: unfinished });
		markMoved(locateDataFolder(dataDir), nowMs);
		renameSync(unfinished, path);
		syncFolder(join(path, ".."));
		return describeBackup(path);
	} catch (error) {
		rmSync(unfinished, { force: true });
		throw error;
	} finally {
		store.close();
	}
}
