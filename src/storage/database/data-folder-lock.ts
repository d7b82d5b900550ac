// One process owns the data folder: two kiosks on one log would hand out the same sequence number twice.
import Database from "better-sqlite3";
import { AppError } from "../../core/domain/errors.ts";
import { translateSqliteErrors } from "./connection.ts";
import { createPrivateFile, type DataFolder } from "./data-folder.ts";

/**
 * Holds an exclusive SQLite lock on a file of its own for the life of the process. The operating system releases it
 * when the process ends, however it ends: nothing stale is left behind and nothing has to be cleaned up.
 * Throws DATA_FOLDER_IN_USE.
 */
export function lockDataFolder(folder: DataFolder): { release(): void } {
	createPrivateFile(folder.lockPath);
	const database = translateSqliteErrors(() => new Database(folder.lockPath, { timeout: 0 }));
	try {
		translateSqliteErrors(() => database.exec("BEGIN EXCLUSIVE"));
	} catch (error) {
		database.close();
		if (error instanceof AppError && String(error.data["reason"]).startsWith("SQLITE_BUSY"))
			throw new AppError("DATA_FOLDER_IN_USE", { dataDir: folder.dataDir }, { cause: error });
		throw error;
	}
	return {
		release: () => {
			database.close();
		},
	};
}
