// The key by which this kiosk's checkpoints and certificates are told from anybody else's. Kept with the secrets, never in
// the database: whoever can rewrite the database alone cannot sign it anew.
import {
	createHash,
	createPrivateKey,
	createPublicKey,
	type KeyObject,
	randomBytes,
	sign as signBytes,
	verify as verifyBytes,
} from "node:crypto";
import { AppError } from "../../core/domain/errors.ts";
import type { RecordSigner } from "../../core/ports/record-signer.ts";
import type { SecretStore } from "../../core/ports/secrets.ts";

const SEED_BYTES = 32;
const PUBLIC_KEY_BYTES = 32;
const SIGNATURE_BYTES = 64;
const KEY_ID_DIGITS = 16;
/** What RFC 8410 puts before the raw bytes of a private (PKCS #8) and a public (SubjectPublicKeyInfo) Ed25519 key. */
const PRIVATE_KEY_PREFIX = Buffer.from("302e020100300506032b657004220420", "hex");
const PUBLIC_KEY_PREFIX = Buffer.from("302a300506032b6570032100", "hex");

interface SigningKey {
	readonly privateKey: KeyObject;
	readonly publicKey: Uint8Array;
	readonly keyId: string;
}

/** The secret is the 32 byte seed of RFC 8032. Losing it costs the proof that old and new records are of one kiosk. */
export function createRecordSigner(secrets: Pick<SecretStore, "read" | "write">): RecordSigner {
	let known: SigningKey | null = null;

	function key(): SigningKey {
		known ??= toSigningKey(readSeed(secrets) ?? makeSeed(secrets));
		return known;
	}

	return {
		keyId: () => key().keyId,
		publicKey: () => key().publicKey,
		sign: (bytes) => ({ keyId: key().keyId, signature: new Uint8Array(signBytes(null, bytes, key().privateKey)) }),
		verify: (bytes, signature, publicKey = key().publicKey) => verifySignature(bytes, signature, publicKey),
	};
}

/** For a reader that must not make a key: null where there is none. Throws SECRET_UNAVAILABLE when it is damaged. */
export function readPublicKey(secrets: Pick<SecretStore, "read">): Uint8Array | null {
	const seed = readSeed(secrets);
	return seed && toSigningKey(seed).publicKey;
}

/** Needs no secret: for whoever only has the public key, such as a reader beside the kiosk. */
export function verifySignature(bytes: Uint8Array, signature: Uint8Array, publicKey: Uint8Array): boolean {
	if (signature.length !== SIGNATURE_BYTES || publicKey.length !== PUBLIC_KEY_BYTES) return false;
	return verifyBytes(null, bytes, toKeyObject(publicKey), signature);
}

export function keyIdOf(publicKey: Uint8Array): string {
	return createHash("sha256").update(publicKey).digest("hex").slice(0, KEY_ID_DIGITS);
}

function readSeed(secrets: Pick<SecretStore, "read">): Uint8Array | null {
	const seed = secrets.read("signingKey");
	if (seed !== null && seed.length !== SEED_BYTES)
		throw new AppError("SECRET_UNAVAILABLE", { secret: "signingKey", reason: "DAMAGED" });
	return seed;
}

function makeSeed(secrets: Pick<SecretStore, "write">): Uint8Array {
	const seed = new Uint8Array(randomBytes(SEED_BYTES));
	secrets.write("signingKey", seed);
	return seed;
}

function toSigningKey(seed: Uint8Array): SigningKey {
	const privateKey = createPrivateKey({
		key: Buffer.concat([PRIVATE_KEY_PREFIX, seed]),
		format: "der",
		type: "pkcs8",
	});
	const encoded = createPublicKey(privateKey).export({ format: "der", type: "spki" });
	const publicKey = new Uint8Array(encoded.subarray(PUBLIC_KEY_PREFIX.length));
	return { privateKey, publicKey, keyId: keyIdOf(publicKey) };
}

function toKeyObject(raw: Uint8Array): KeyObject {
	return createPublicKey({ key: Buffer.concat([PUBLIC_KEY_PREFIX, raw]), format: "der", type: "spki" });
}
