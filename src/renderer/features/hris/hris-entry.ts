// What is typed about the HRIS, judged before it is sent. The host judges again and has the last word.

export interface HrisEntry {
	readonly url: string;
	readonly secret: string;
}

/** Standard Webhooks: `whsec_` and base64 of 24 to 64 bytes. */
const SECRET = /^whsec_(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
const SECRET_PREFIX = "whsec_";
const MIN_SECRET_BYTES = 24;
const MAX_SECRET_BYTES = 64;
const NEW_SECRET_BYTES = 32;

export function isHrisAddress(value: string): boolean {
	const text = value.trim();
	if (!URL.canParse(text)) return false;
	const { protocol, hostname, username } = new URL(text);
	return /^https?:\/\//i.test(text) && protocol.startsWith("http") && hostname !== "" && username === "";
}

export function isSigningSecret(value: string): boolean {
	const text = value.trim();
	if (!SECRET.test(text)) return false;
	const bytes = atob(text.slice(SECRET_PREFIX.length)).length;
	return bytes >= MIN_SECRET_BYTES && bytes <= MAX_SECRET_BYTES;
}

/** @param random fills bytes from a cryptographic source */
export function createSigningSecret(random: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array): string {
	return SECRET_PREFIX + btoa(String.fromCharCode(...random(new Uint8Array(NEW_SECRET_BYTES))));
}

export interface HrisProblems {
	readonly url: boolean;
	readonly secret: boolean;
}

/** @param isSecretOptional a secret is stored already and may be kept */
export function judgeHrisEntry({ url, secret }: HrisEntry, isSecretOptional: boolean): HrisProblems {
	return {
		url: !isHrisAddress(url),
		secret: secret.trim() === "" ? !isSecretOptional : !isSigningSecret(secret),
	};
}
