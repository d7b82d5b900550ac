// The copy that is put aside before a new version changes the database: sealed like every other backup.
import { randomBytes } from "node:crypto";
import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { SecretStore } from "../../core/ports/secrets.ts";
import type { Connection } from "../database/connection.ts";
import { createPrivateFile } from "../database/data-folder.ts";
import { KEY_BYTES } from "../keys/master-keys.ts";
import { backupFileName, listBackups, plainCopyPath, removePlainCopy } from "./backup-files.ts";
import { sealBackup } from "./seal-backup.ts";
import { collectSecrets } from "./secret-bundle.ts";

/** What versions before 0.2 put there, plain. */
const PLAIN_MIGRATION_COPY = /^hadir-v\d+-(\d+)\.db$/;

/** Only the newest of these is kept. Throws SECRET_UNAVAILABLE, DATABASE_DAMAGED, STORAGE_UNAVAILABLE. */
export function backUpBeforeMigration(
	connection: Connection,
	{ backupDir, secrets, nowMs }: { readonly backupDir: string; readonly secrets: SecretStore; readonly nowMs: number },
): void {
	makeFirstMasterKey(connection, secrets);
	const copyPath = plainCopyPath(backupDir);
	try {
		createPrivateFile(copyPath);
		connection.command("VACUUM INTO @path").run({ path: copyPath });
		sealCopy(copyPath, backupDir, secrets, nowMs);
	} finally {
		removePlainCopy(copyPath);
	}
	for (const { fileName } of listBackups(backupDir)
		.filter(({ kind }) => kind === "migration")
		.slice(1))
		rmSync(join(backupDir, fileName), { force: true });
}

function sealCopy(copyPath: string, backupDir: string, secrets: SecretStore, madeAtMs: number): void {
	sealBackup({
		copyPath,
		outPath: join(backupDir, backupFileName("migration", madeAtMs)),
		kind: "migration",
		madeAtMs,
		secrets: collectSecrets(secrets, []),
		passphrase: null,
	});
}

/** A database that has never known anybody may be older than its key. */
function makeFirstMasterKey(connection: Connection, secrets: SecretStore): void {
	const wrapped = connection.query(
		"SELECT person_key AS personKey FROM person_keys LIMIT 1",
		z.object({ personKey: z.int() }),
	);
	if (secrets.read("masterKey") === null && wrapped.get() === null) secrets.write("masterKey", randomBytes(KEY_BYTES));
}

/** Seals what an older version left plain. Throws as `backUpBeforeMigration` does; then the plain copy is still there. */
export function sealOldPlainCopies(backupDir: string, secrets: SecretStore): void {
	if (!existsSync(backupDir)) return;
	for (const name of readdirSync(backupDir)) {
		const madeAt = PLAIN_MIGRATION_COPY.exec(name)?.[1];
		if (madeAt === undefined) continue;
		const path = join(backupDir, name);
		sealCopy(path, backupDir, secrets, Number(madeAt));
		removePlainCopy(path);
	}
}
