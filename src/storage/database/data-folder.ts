// Where things lie in the data folder, and who may read them: the folder 0700, every file 0600.
import { chmodSync, closeSync, existsSync, mkdirSync, openSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { AppError } from "../../core/domain/errors.ts";

export interface DataFolder {
	readonly dataDir: string;
	readonly databasePath: string;
	readonly lockPath: string;
	/** Copies made before a migration. */
	readonly backupDir: string;
}

export function locateDataFolder(dataDir: string): DataFolder {
	return {
		dataDir,
		databasePath: join(dataDir, "hadir.db"),
		lockPath: join(dataDir, "lock.db"),
		backupDir: join(dataDir, "backups"),
	};
}

/**
 * Makes the folder, readable by its owner alone. A folder that was there and holds other things keeps its mode: it may
 * be somebody's home or a shared folder, and the files in it are 0600 anyway. Throws STORAGE_UNAVAILABLE.
 */
export function prepareDataFolder(folder: DataFolder): void {
	try {
		mkdirSync(folder.dataDir, { recursive: true, mode: 0o700 });
		if (readdirSync(folder.dataDir).length === 0) chmodSync(folder.dataDir, 0o700);
	} catch (error) {
		throw new AppError(
			"STORAGE_UNAVAILABLE",
			{ reason: errorReason(error) },
			{ detail: `cannot use the data folder ${folder.dataDir}`, cause: error },
		);
	}
}

/**
 * Creates an empty file 0600 unless it is there; SQLite gives its `-wal` and `-shm` files the same mode.
 * An existing file is not opened: closing any descriptor of a file drops this process's POSIX locks on it, and so
 * would give up the data folder's lock (sqlite.org/howtocorrupt.html, section 2.2).
 */
export function createPrivateFile(path: string): void {
	try {
		if (!existsSync(path)) closeSync(openSync(path, "wx", 0o600));
	} catch (error) {
		throw new AppError(
			"STORAGE_UNAVAILABLE",
			{ reason: errorReason(error) },
			{ detail: `cannot create ${path}`, cause: error },
		);
	}
}

function errorReason(error: unknown): string {
	return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "UNKNOWN";
}
