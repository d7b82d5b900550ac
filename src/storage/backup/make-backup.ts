// A backup of a data folder, made beside the kiosk that records into it.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { BackupKind } from "../../core/domain/backup-kind.ts";
import { openConnection } from "../database/connection.ts";
import { createPrivateFile, locateDataFolder } from "../database/data-folder.ts";
import { backupFileName, plainCopyPath, removePlainCopy } from "./backup-files.ts";
import { sealBackup } from "./seal-backup.ts";
import type { SecretBundle } from "./secret-bundle.ts";

/** 256 KiB a step at SQLite's usual page of 4 KiB: well below a millisecond from memory. */
const PAGES_PER_STEP = 64;

export interface BackupJob {
	readonly dataDir: string;
	readonly kind: BackupKind;
	readonly secrets: SecretBundle;
	readonly passphrase: string | null;
	readonly nowMs: number;
	/** null: into the data folder's own, under a name that tells moment and kind. */
	readonly outPath: string | null;
}

/**
 * Reads through a connection of its own, which sees one moment for as long as it copies: the kiosk goes on recording,
 * and what it records meanwhile is in the next backup. Returns the file's path. Rejects as `sealBackup` throws.
 */
export async function makeBackup({ dataDir, outPath, nowMs, ...job }: BackupJob): Promise<string> {
	const { databasePath, backupDir } = locateDataFolder(dataDir);
	mkdirSync(backupDir, { recursive: true, mode: 0o700 });
	const copyPath = plainCopyPath(backupDir);
	const path = outPath ?? join(backupDir, backupFileName(job.kind, nowMs));
	try {
		createPrivateFile(copyPath);
		const source = openConnection(databasePath, { readOnly: true });
		try {
			// Until the end of this transaction nothing that others commit is seen: without it each commit of the kiosk
			// would begin the copy anew (sqlite.org/backup.html, "File and Database Connection Locking").
			source.execute("BEGIN; SELECT count(*) FROM sqlite_schema;");
			await source.copyTo(copyPath, PAGES_PER_STEP);
			source.execute("COMMIT");
		} finally {
			source.close();
		}
		sealBackup({ ...job, copyPath, outPath: path, madeAtMs: nowMs });
		return path;
	} finally {
		removePlainCopy(copyPath);
	}
}
