// The secret that events are signed with: `whsec_` and base64 of 24 to 64 random bytes, as Standard Webhooks says.
// https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md#signature-scheme

const PREFIX = "whsec_";
const MIN_KEY_BYTES = 24;
const MAX_KEY_BYTES = 64;
export const NEW_KEY_BYTES = 32;

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const SECRET = /^whsec_(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

function toBase64(bytes: Uint8Array): string {
	let text = "";
	for (let i = 0; i < bytes.length; i += 3) {
		const [a = 0, b, c] = bytes.subarray(i, i + 3);
		const triple = (a << 16) | ((b ?? 0) << 8) | (c ?? 0);
		const character = (shift: number) => ALPHABET.charAt((triple >> shift) & 63);
		text +=
			character(18) + character(12) + (b === undefined ? "=" : character(6)) + (c === undefined ? "=" : character(0));
	}
	return text;
}

/** The secret as text, trimmed; null when it is not of the form or the key has not 24 to 64 bytes. */
export function parseWebhookSecret(value: string): string | null {
	const secret = value.trim();
	if (!SECRET.test(secret)) return null;
	const padding = secret.endsWith("==") ? 2 : secret.endsWith("=") ? 1 : 0;
	const keyBytes = ((secret.length - PREFIX.length) / 4) * 3 - padding;
	return keyBytes >= MIN_KEY_BYTES && keyBytes <= MAX_KEY_BYTES ? secret : null;
}

export function formatWebhookSecret(key: Uint8Array): string {
	return PREFIX + toBase64(key);
}

/** As the SecretStore keeps it: the text's bytes (it is ASCII). */
export function encodeSecretText(secret: string): Uint8Array {
	return Uint8Array.from(secret, (character) => character.charCodeAt(0));
}

export function decodeSecretText(bytes: Uint8Array): string {
	return String.fromCharCode(...bytes);
}
