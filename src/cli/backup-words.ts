// What a backup is, in the words of a command.

import type { BackupHeader, RestoreReport } from "../app/maintenance/restore-folder.ts";
import { AppError } from "../core/domain/errors.ts";
import { CommandError } from "./command.ts";

export function describeHeader(header: BackupHeader): string {
	const { kioskName, kioskId, madeAtMs, counts, databaseVersion, log } = header;
	return [
		`Backup of "${kioskName ?? "Hadir"}" (${kioskId ?? "not set up"}), made ${new Date(madeAtMs).toLocaleString("en-GB")}`,
		`  ${counts.people} people, ${counts.events} attendance records, ${counts.waiting} of them on their way to the HRIS`,
		`  database version ${databaseVersion}; the attendance log ${log.isIntact === false ? "was NOT as it was written" : "was intact"}`,
	].join("\n");
}

export function describeRestore({ salvaged, erased, waiting, isLogIntact, keptIn }: RestoreReport): string[] {
	return [
		...(salvaged.events + salvaged.people > 0
			? [
					`Newer than the backup, and saved from the present folder: ${salvaged.events} records, ${salvaged.people} people.`,
				]
			: []),
		...(erased > 0 ? [`People who were erased after the backup, erased again: ${erased}.`] : []),
		`Records that are still to reach the HRIS: ${waiting}.`,
		...(isLogIntact ? [] : ["The attendance log is not as it was written: npm run verify-log says where."]),
		...(keptIn === null
			? []
			: [`The former state is kept in ${keptIn}. Delete it when all is well: it holds personal data.`]),
	];
}

/** A refusal of the catalogue in words for somebody at a command line; anything else as it is. */
export function explainBackup(error: unknown): unknown {
	if (!(error instanceof AppError)) return error;
	const kept = "Nothing was changed.";
	const reason = String(error.data["reason"] ?? "");
	if (error.code === "DATA_FOLDER_IN_USE")
		return new CommandError(`A kiosk is running on this data folder. Close it, then run this again. ${kept}`);
	if (error.code === "SECRET_UNAVAILABLE" && reason === "SYSTEM_KEY_STORE")
		return new CommandError(
			`The key of this data folder is in the system's key store, which only Electron can open. Make a backup on the kiosk, under Settings, Backups. To move, close the kiosk then, put that backup back on the other computer with npm run restore -- <file> --recovery-code, and remove Hadir here. ${kept}`,
		);
	if (error.code === "SECRET_UNAVAILABLE" && reason === "MISSING")
		return new CommandError(`This computer does not have the key of this backup. Use --recovery-code. ${kept}`);
	if (error.code === "BACKUP_LOCKED" && error.data["with"] === "masterKey")
		return new CommandError(`This computer's key does not open this backup. Use --recovery-code. ${kept}`);
	if (error.code === "VALIDATION_FAILED")
		return new CommandError(`There is no recovery kit: leave --recovery-code out and type a passphrase. ${kept}`);
	if (error.code === "KEYS_CHANGING")
		return new CommandError(
			`The master key is being changed. Let that finish (a kiosk that was closed in the middle goes on with it when it starts), then run this again. ${kept}`,
		);
	if (error.code === "STORAGE_UNAVAILABLE" && reason === "ENOENT")
		return new CommandError("The folder cannot be reached. The backup itself is in the data folder.");
	return error;
}
