// The master key under the code of a recovery kit: all that is needed beside the paper, so a backup can carry it.
// Layout: version (1 byte, 1) | kit id (4) | salt (32) | sealed master key.
import { createSecretKey, hkdfSync, type KeyObject, randomBytes } from "node:crypto";
import { seal, unseal } from "./envelope.ts";

const VERSION = 1;
const KIT_ID_BYTES = 4;
const SALT_BYTES = 32;
const HEADER_BYTES = 1 + KIT_ID_BYTES + SALT_BYTES;

/**
 * HKDF, not a slow password hash: the code has 160 random bits, which no speed makes guessable (RFC 5869, section 4;
 * NIST SP 800-131A asks for 112).
 */
function wrappingKey(code: Uint8Array, salt: Uint8Array): KeyObject {
	return createSecretKey(Buffer.from(hkdfSync("sha256", code, salt, "hadir.recovery-key.v1", 32)));
}

const contextOf = (kitId: string) => ["hadir.recovery-wrap.v1", kitId] as const;

/** @param code 20 bytes, see `core/domain/codes/recovery-code` */
export function wrapForRecovery(masterKey: KeyObject, code: Uint8Array): { kitId: string; wrap: Uint8Array } {
	const id = randomBytes(KIT_ID_BYTES);
	const salt = randomBytes(SALT_BYTES);
	const kitId = id.toString("hex").toUpperCase();
	const sealed = seal(wrappingKey(code, salt), masterKey.export(), contextOf(kitId));
	return { kitId, wrap: Buffer.concat([Buffer.of(VERSION), id, salt, sealed]) };
}

/** Names the paper that opens it. null when the bytes are no wrap. */
export function kitIdOf(wrap: Uint8Array): string | null {
	if (wrap.length <= HEADER_BYTES || wrap[0] !== VERSION) return null;
	return Buffer.from(wrap.subarray(1, 1 + KIT_ID_BYTES))
		.toString("hex")
		.toUpperCase();
}

/** The master key, 32 bytes; null when the code is not that of this wrap, or the wrap was altered. */
export function openRecoveryWrap(wrap: Uint8Array, code: Uint8Array): Uint8Array | null {
	const kitId = kitIdOf(wrap);
	if (kitId === null) return null;
	const salt = wrap.subarray(1 + KIT_ID_BYTES, HEADER_BYTES);
	return unseal(wrappingKey(code, salt), wrap.subarray(HEADER_BYTES), contextOf(kitId));
}
