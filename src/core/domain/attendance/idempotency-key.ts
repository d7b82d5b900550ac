// The name that a client gives to a request, so that it may repeat it when the answer was lost.

const KEY = /^[A-Za-z0-9._:-]{8,200}$/;

/**
 * From the header `Idempotency-Key`: in quotes as draft-ietf-httpapi-idempotency-key-header-07 has it, or without. null
 * for what is no key: too short to be anybody's own, or of other characters.
 */
export function parseIdempotencyKey(header: string): string | null {
	const text = header.trim();
	const key = text.startsWith('"') && text.endsWith('"') ? text.slice(1, -1) : text;
	return KEY.test(key) ? key : null;
}
