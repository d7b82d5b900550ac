// The key of a backup, and the ways to open it. Each file has a random key of its own; what opens it is a key derived
// from the master key, or from a passphrase. The recovery code opens the master key, and so the file.
import { createSecretKey, hkdfSync, type KeyObject, randomBytes, scryptSync } from "node:crypto";
import { type SealContext, seal, unseal } from "../keys/envelope.ts";
import type { BackupHeader } from "./backup-header.ts";

const KEY_BYTES = 32;
/** RFC 7914; cost as OWASP's password storage sheet asks for: N = 2^17, r = 8, p = 1, which takes 128 MiB. */
const SCRYPT = { N: 131_072, r: 8, p: 1, maxmem: 256 * 1024 * 1024 } as const;

type WrapWay = "masterKey" | "passphrase";

function wrapContext(backupId: string, way: WrapWay): SealContext {
	return ["hadir.backup-file-key.v1", backupId, way];
}

/** Its own key, RFC 5869: the master key itself seals nothing but keys of people. */
function keyFromMaster(masterKey: Uint8Array): KeyObject {
	return createSecretKey(new Uint8Array(hkdfSync("sha256", masterKey, "", "hadir.backup.v1", KEY_BYTES)));
}

function keyFromPassphrase(passphrase: string, salt: Uint8Array): KeyObject {
	// NFKC: the same letters typed on another keyboard are the same passphrase (RFC 8265, section 4.2.2).
	return createSecretKey(scryptSync(passphrase.normalize("NFKC"), salt, KEY_BYTES, SCRYPT));
}

export type BackupWraps = Pick<BackupHeader, "backupId" | "masterKeyWrap" | "passphraseWrap">;

/** A new file key, wrapped in every way that is asked for. */
export function makeFileKey(
	masterKey: Uint8Array,
	passphrase: string | null,
): { readonly key: KeyObject; readonly wraps: BackupWraps } {
	const backupId = randomBytes(16).toString("hex");
	const bytes = randomBytes(KEY_BYTES);
	const masterKeyWrap = seal(keyFromMaster(masterKey), bytes, wrapContext(backupId, "masterKey"));
	const salt = randomBytes(16);
	const passphraseWrap =
		passphrase === null
			? null
			: { salt, wrapped: seal(keyFromPassphrase(passphrase, salt), bytes, wrapContext(backupId, "passphrase")) };
	return { key: createSecretKey(bytes), wraps: { backupId, masterKeyWrap, passphraseWrap } };
}

/** null when the master key is another one. */
export function openWithMasterKey({ backupId, masterKeyWrap }: BackupWraps, masterKey: Uint8Array): KeyObject | null {
	const opened = unseal(keyFromMaster(masterKey), masterKeyWrap, wrapContext(backupId, "masterKey"));
	return opened && createSecretKey(opened);
}

/** null when the passphrase is another one, or the file has none. */
export function openWithPassphrase({ backupId, passphraseWrap }: BackupWraps, passphrase: string): KeyObject | null {
	if (passphraseWrap === null) return null;
	const key = keyFromPassphrase(passphrase, passphraseWrap.salt);
	const opened = unseal(key, passphraseWrap.wrapped, wrapContext(backupId, "passphrase"));
	return opened && createSecretKey(opened);
}
