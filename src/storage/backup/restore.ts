// A backup put in the place of a data folder: made ready beside it, with everything that the folder knows better, and only
// then exchanged. Whatever fails before, nothing has changed.
import { closeSync, fsyncSync, openSync } from "node:fs";
import { dirname } from "node:path";
import { z } from "zod";
import type { Clock } from "../../core/ports/environment.ts";
import type { SecretStore } from "../../core/ports/secrets.ts";
import { type Connection, openConnection } from "../database/connection.ts";
import { createPrivateFile, type DataFolder, locateDataFolder, prepareDataFolder } from "../database/data-folder.ts";
import { lockDataFolder } from "../database/data-folder-lock.ts";
import { migrate } from "../database/migrate.ts";
import { loadMasterKeys } from "../keys/master-keys.ts";
import { createAuditStore } from "../log/audit-store.ts";
import { continueLog } from "../log/log-continuation.ts";
import { verifyLog } from "../log/verify-log.ts";
import { applyErasures, type ErasedPerson, readErasures } from "../rights/apply-erasures.ts";
import { type BackupHeader, readHeaderOf, withFile } from "./backup-header.ts";
import { writeAll } from "./backup-stream.ts";
import { readErasureList } from "./erasure-list.ts";
import { type BackupOpener, openContent, unlockBackup } from "./open-backup.ts";
import { type SalvageReport, salvage } from "./salvage.ts";
import { orNull } from "./salvage-rows.ts";
import { type SecretBundle, secretsInMemory, writeBundle } from "./secret-bundle.ts";
import { finishRestore, type StagedRestore, stageRestore } from "./staged-restore.ts";

export interface RestoreRequest {
	readonly dataDir: string;
	readonly path: string;
	readonly opener: BackupOpener;
	/** Key files of a folder, as this kiosk keeps them: its secrets are written into the restored one's. */
	readonly openKeys: (keyDir: string) => SecretStore;
	readonly clock: Clock;
	readonly actor: string;
	/** `move`: nothing was recorded since, so the numbers go on without a gap. */
	readonly purpose: "restore" | "move";
}

export interface RestoreReport {
	readonly header: BackupHeader;
	/** What was newer in the folder that is replaced. */
	readonly salvaged: SalvageReport;
	/** How many people of the backup were erased since, and are erased again. */
	readonly erased: number;
	/** Events that have still to reach a target. */
	readonly waiting: number;
	readonly isLogIntact: boolean;
	/** Where the former state is kept; null where there was none. */
	readonly keptIn: string | null;
}

/**
 * Throws DATA_FOLDER_IN_USE while a kiosk runs, BACKUP_UNREADABLE, BACKUP_LOCKED, DATABASE_TOO_NEW, STORAGE_UNAVAILABLE;
 * then the folder is as it was.
 */
export function restoreBackup(request: RestoreRequest): RestoreReport {
	const folder = locateDataFolder(request.dataDir);
	prepareDataFolder(folder);
	const lock = lockDataFolder(folder);
	try {
		finishRestore(folder);
		const stage = stageRestore(folder);
		try {
			return prepareAndExchange(request, folder, stage);
		} catch (error) {
			stage.discard();
			throw error;
		}
	} finally {
		lock.release();
	}
}

function prepareAndExchange(request: RestoreRequest, folder: DataFolder, stage: StagedRestore): RestoreReport {
	const { path, opener, openKeys, clock, actor, purpose } = request;
	const nowMs = clock.nowMs();
	const { header } = readHeaderOf(path);
	const bundle = unpack(path, opener, stage.databasePath);
	const secrets = secretsInMemory(bundle);
	const connection = openConnection(stage.databasePath);
	try {
		migrate(connection, () => {});
		loadMasterKeys({ connection, secrets, mayCreate: false });
		const lists = [...readErasureList(dirname(path)), ...readErasureList(folder.backupDir)];
		const { salvaged, erased } = takeOverNewer(connection, folder, lists, nowMs);
		connection.transaction(() => {
			const detail = { madeAtMs: header.madeAtMs, events: salvaged.events, erased };
			createAuditStore(connection).append({ atMs: nowMs, actor, action: `backup.${purpose}`, subject: null, detail });
			if (purpose === "restore" && !salvaged.isComplete) continueLog(connection, { actor, nowMs });
		});
		const report = {
			header,
			salvaged,
			erased,
			waiting: countWaiting(connection),
			isLogIntact: verifyLog(connection, { publicKey: null, kept: [] }).ok,
		};
		connection.emptyWriteAheadLog();
		connection.close();
		syncFile(stage.databasePath);
		writeBundle(secrets.bundle(), openKeys(stage.keyDir));
		return { ...report, keptIn: stage.commit({ nowMs, keepsCheckpoint: salvaged.isComplete }) };
	} finally {
		connection.close();
	}
}

/** Decrypts the database into a file. Returns the secrets. */
function unpack(path: string, opener: BackupOpener, to: string): SecretBundle {
	createPrivateFile(to);
	const descriptor = openSync(to, "w", 0o600);
	try {
		return withFile(path, (source) => {
			const key = unlockBackup(readHeaderOf(path).header, opener);
			return openContent(source, key, (piece) => writeAll(descriptor, piece));
		});
	} finally {
		closeSync(descriptor);
	}
}

/** What the folder that is replaced knows better. It may be damaged anywhere, or not be there. */
function takeOverNewer(
	connection: Connection,
	{ databasePath }: DataFolder,
	lists: readonly ErasedPerson[],
	nowMs: number,
): { readonly salvaged: SalvageReport; readonly erased: number } {
	const present = orNull(() => openConnection(databasePath, { readOnly: true }));
	try {
		const known = present && orNull(() => readErasures(present));
		// First, so that whoever was erased and enrolled anew since is not in the way of themselves.
		const erased = applyErasures(connection, [...lists, ...(known ?? [])]);
		const salvaged = present && salvage(present, connection, nowMs);
		return { salvaged: salvaged ?? { events: 0, people: 0, isComplete: false }, erased };
	} finally {
		present?.close();
	}
}

function countWaiting(connection: Connection): number {
	const waiting = connection
		.query(
			"SELECT count(*) AS waiting FROM outbox WHERE delivered_at_ms IS NULL AND dead_at_ms IS NULL",
			z.object({ waiting: z.int() }),
		)
		.get();
	return waiting?.waiting ?? 0;
}

function syncFile(path: string): void {
	const descriptor = openSync(path, "r+");
	try {
		fsyncSync(descriptor);
	} finally {
		closeSync(descriptor);
	}
}
