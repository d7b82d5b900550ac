// A sealed backup opened again.
import { createHash, type KeyObject } from "node:crypto";
import { AppError } from "../../core/domain/errors.ts";
import { openRecoveryWrap } from "../keys/recovery-wrap.ts";
import { type BackupHeader, readHeader } from "./backup-header.ts";
import { openWithMasterKey, openWithPassphrase } from "./backup-keys.ts";
import { openStream } from "./backup-stream.ts";
import { parseBundle, type SecretBundle } from "./secret-bundle.ts";

/** What somebody has who wants to open a backup. */
export type BackupOpener =
	| { readonly kind: "masterKey"; readonly masterKey: Uint8Array }
	| { readonly kind: "recoveryCode"; readonly code: Uint8Array }
	| { readonly kind: "passphrase"; readonly passphrase: string };

/** Throws BACKUP_LOCKED when it does not open with that. */
export function unlockBackup(header: BackupHeader, opener: BackupOpener): KeyObject {
	const key = tryToUnlock(header, opener);
	if (key === null) throw new AppError("BACKUP_LOCKED", { with: opener.kind });
	return key;
}

function tryToUnlock(header: BackupHeader, opener: BackupOpener): KeyObject | null {
	if (opener.kind === "passphrase") return openWithPassphrase(header, opener.passphrase);
	if (opener.kind === "masterKey") return openWithMasterKey(header, opener.masterKey);
	const masterKey = header.recoveryWrap && openRecoveryWrap(header.recoveryWrap, opener.code);
	return masterKey && openWithMasterKey(header, masterKey);
}

/**
 * Reads an open backup file to its end: `onDatabase` gets the database in pieces, the secrets are returned. Throws
 * BACKUP_UNREADABLE when anything of it is not as it was written; what was handed out before is to be thrown away.
 */
export function openContent(descriptor: number, key: KeyObject, onDatabase: (piece: Uint8Array) => void): SecretBundle {
	const { header, digest, contentAt, size } = readHeader(descriptor);
	const hash = createHash("sha256");
	let bytes = 0;
	let begin = Buffer.alloc(0);
	let secrets: SecretBundle | null = null;
	const take = (piece: Uint8Array) => {
		hash.update(piece);
		bytes += piece.length;
		onDatabase(piece);
	};
	for (const chunk of openStream({ key, headerDigest: digest }, descriptor, { position: contentAt, size })) {
		if (secrets !== null) {
			take(chunk);
			continue;
		}
		begin = Buffer.concat([begin, chunk]);
		const end = begin.length < 4 ? Number.POSITIVE_INFINITY : 4 + begin.readUInt32BE(0);
		if (begin.length < end) continue;
		secrets = parseBundle(begin.subarray(4, end).toString("utf8"));
		take(begin.subarray(end));
	}
	if (secrets === null || bytes !== header.databaseBytes || hash.digest("hex") !== header.databaseSha256)
		throw new AppError("BACKUP_UNREADABLE", { reason: "DAMAGED" }, { detail: "it is not what its header says" });
	return secrets;
}
