// Signatures of Standard Webhooks 1.0: HMAC-SHA256 over `id.timestamp.body`, key from `whsec_` + base64.
// https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
import { createHmac, timingSafeEqual } from "node:crypto";

const SECRET_PREFIX = "whsec_";

export interface SignedContent {
	readonly id: string;
	/** Unix seconds of this attempt. */
	readonly timestampSeconds: number;
	readonly body: string;
}

/** The key of a `whsec_...` secret (the prefix may be missing); null when it is not base64 or empty. */
export function decodeWebhookSecret(secret: string): Uint8Array | null {
	const trimmed = secret.trim();
	const encoded = trimmed.startsWith(SECRET_PREFIX) ? trimmed.slice(SECRET_PREFIX.length) : trimmed;
	const key = Buffer.from(encoded, "base64");
	const withoutPadding = (text: string) => text.replace(/=+$/, "");
	const isBase64 = key.length > 0 && withoutPadding(key.toString("base64")) === withoutPadding(encoded);
	return isBase64 ? new Uint8Array(key) : null;
}

/** Value of the `webhook-signature` header. */
export function signWebhook(key: Uint8Array, { id, timestampSeconds, body }: SignedContent): string {
	const digest = createHmac("sha256", key).update(`${id}.${timestampSeconds}.${body}`).digest("base64");
	return `v1,${digest}`;
}

/** Whether one of the space-separated signatures of the header is ours; compared in constant time. */
export function hasValidSignature(key: Uint8Array, header: string, content: SignedContent): boolean {
	const expected = Buffer.from(signWebhook(key, content));
	return header.split(" ").some((candidate) => {
		const given = Buffer.from(candidate);
		return given.length === expected.length && timingSafeEqual(given, expected);
	});
}
