// A finished copy of the database and the secrets that it needs, sealed into one file, and read back.
import { createHash } from "node:crypto";
import { closeSync, fsyncSync, openSync, renameSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import type { BackupKind } from "../../core/domain/backup-kind.ts";
import { AppError } from "../../core/domain/errors.ts";
import { openConnection } from "../database/connection.ts";
import { syncFolder } from "../database/durable-file.ts";
import { readFacts } from "./backup-facts.ts";
import { type BackupHeader, FORMAT_VERSION, readHeaderOf, withFile, writeHeader } from "./backup-header.ts";
import { makeFileKey, openWithMasterKey } from "./backup-keys.ts";
import { recoveryWrapOf } from "./backup-recovery.ts";
import { createStreamSealer } from "./backup-stream.ts";
import { openContent } from "./open-backup.ts";
import { readPieces } from "./read-pieces.ts";
import { refuseOtherKey } from "./refuse-other-key.ts";
import { masterKeyOf, type SecretBundle } from "./secret-bundle.ts";

export interface SealJob {
	/** A whole database in one file, in nobody's use. It is read, and left where it is. */
	readonly copyPath: string;
	readonly outPath: string;
	readonly kind: BackupKind;
	readonly madeAtMs: number;
	readonly secrets: SecretBundle;
	/** Opens the file beside the master key; null: nothing but that and the recovery code does. */
	readonly passphrase: string | null;
}

/**
 * Writes beside, reads all of it back, and only then gives the file its name: what has the name is a whole backup.
 * Throws DATABASE_DAMAGED for a copy that is not whole, SECRET_UNAVAILABLE, STORAGE_UNAVAILABLE.
 */
export function sealBackup(job: SealJob): BackupHeader {
	const { copyPath, outPath, secrets, passphrase } = job;
	const masterKey = masterKeyOf(secrets);
	const connection = openConnection(copyPath);
	const about = readAll(() => {
		refuseOtherKey(connection, masterKey);
		return { ...readFacts(connection), recoveryWrap: recoveryWrapOf(connection, masterKey) };
	});
	connection.close();
	const { key, wraps } = makeFileKey(masterKey, passphrase);
	const { bytes, sha256 } = measure(copyPath);
	const header: BackupHeader = {
		format: "hadir-backup",
		version: FORMAT_VERSION,
		kind: job.kind,
		madeAtMs: job.madeAtMs,
		...about(),
		...wraps,
		databaseBytes: bytes,
		databaseSha256: sha256,
	};
	const unfinished = `${outPath}.part`;
	rmSync(unfinished, { force: true });
	const descriptor = openSync(unfinished, "wx", 0o600);
	try {
		const headerDigest = writeHeader(descriptor, header);
		const sealer = createStreamSealer({ key, headerDigest }, descriptor);
		const bundle = Buffer.from(JSON.stringify(secrets), "utf8");
		const length = Buffer.alloc(4);
		length.writeUInt32BE(bundle.length);
		sealer.write(length);
		sealer.write(bundle);
		for (const piece of readPieces(copyPath)) sealer.write(piece);
		sealer.end();
		fsyncSync(descriptor);
	} finally {
		closeSync(descriptor);
	}
	verifyBackup(unfinished, masterKey);
	renameSync(unfinished, outPath);
	syncFolder(dirname(outPath));
	return header;
}

/** Closes over the outcome of `work`, so that the connection is closed before a failure is told. */
function readAll<Result>(work: () => Result): () => Result {
	try {
		const result = work();
		return () => result;
	} catch (error) {
		return () => {
			throw error;
		};
	}
}

/** Opens a backup whole and compares it with what its header promises. Throws BACKUP_UNREADABLE, BACKUP_LOCKED. */
export function verifyBackup(path: string, masterKey: Uint8Array): BackupHeader {
	const { header } = readHeaderOf(path);
	const key = openWithMasterKey(header, masterKey);
	if (key === null) throw new AppError("BACKUP_LOCKED");
	withFile(path, (descriptor) => openContent(descriptor, key, () => undefined));
	return header;
}

function measure(path: string): { readonly bytes: number; readonly sha256: string } {
	const hash = createHash("sha256");
	let bytes = 0;
	for (const piece of readPieces(path)) {
		hash.update(piece);
		bytes += piece.length;
	}
	return { bytes, sha256: hash.digest("hex") };
}
