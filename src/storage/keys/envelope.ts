// Authenticated encryption of small values: AES-256-GCM, a fresh random nonce each time.
// Layout: version (1 byte, 1) | nonce (12) | tag (16) | ciphertext.
import { createCipheriv, createDecipheriv, type KeyObject, randomBytes } from "node:crypto";

const VERSION = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const HEADER_BYTES = 1 + NONCE_BYTES + TAG_BYTES;

/** What a sealed value belongs to. It is authenticated, so a value moved to another row does not open. */
export type SealContext = readonly (string | number)[];

function associatedData(context: SealContext): Uint8Array {
	return Buffer.from(JSON.stringify(context), "utf8");
}

export function seal(key: KeyObject, plaintext: Uint8Array, context: SealContext): Uint8Array {
	const nonce = randomBytes(NONCE_BYTES);
	const cipher = createCipheriv("aes-256-gcm", key, nonce, { authTagLength: TAG_BYTES });
	cipher.setAAD(associatedData(context));
	const ciphertext = Buffer.concat([cipher.update(plaintext), cipher.final()]);
	return Buffer.concat([Buffer.of(VERSION), nonce, cipher.getAuthTag(), ciphertext]);
}

/** null when key, context or bytes are not those that were sealed. */
export function unseal(key: KeyObject, sealed: Uint8Array, context: SealContext): Uint8Array | null {
	if (sealed.length < HEADER_BYTES || sealed[0] !== VERSION) return null;
	const nonce = sealed.subarray(1, 1 + NONCE_BYTES);
	const decipher = createDecipheriv("aes-256-gcm", key, nonce, { authTagLength: TAG_BYTES });
	decipher.setAAD(associatedData(context));
	decipher.setAuthTag(sealed.subarray(1 + NONCE_BYTES, HEADER_BYTES));
	const opened = decipher.update(sealed.subarray(HEADER_BYTES));
	try {
		return Buffer.concat([opened, decipher.final()]);
	} catch {
		return null;
	}
}
