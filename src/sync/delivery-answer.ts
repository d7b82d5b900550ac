// What an answer of the HRIS means for the record and for the target.
import type { DeliveryOutcome } from "../core/ports/hris-target.ts";

/** Longest wait that a `Retry-After` may ask for; more would look like a kiosk that has stopped sending. */
const MAX_RETRY_AFTER_MS = 3_600_000;

/** Refuses us, not the record: key revoked, address closed (410: Standard Webhooks), or moved (redirects are not followed). */
const PAUSING = new Set([401, 403, 410]);
/** Nobody behind the gateway, or too many requests: other records would fare the same. */
const TARGET_WIDE = new Set([429, 502, 503, 504]);
const RETRYABLE_4XX = new Set([408, 425, 429]);

/** Milliseconds asked for by a `Retry-After` header (seconds or HTTP date, RFC 9110 10.2.3); null when there is none. */
export function parseRetryAfterMs(header: string | null, nowMs: number): number | null {
	if (header === null) return null;
	const value = header.trim();
	const delayMs = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - nowMs;
	return Number.isNaN(delayMs) ? null : Math.min(Math.max(0, delayMs), MAX_RETRY_AFTER_MS);
}

/**
 * Classifies by status alone: a receiver's body is its own affair.
 * 409 says that the id is known, so the event has arrived. A 5xx never becomes a dead letter: it is the receiver's
 * fault and passes, and giving up would let the person's later events overtake.
 */
export function classifyAnswer(status: number, retryAfterMs: number | null): DeliveryOutcome {
	const errorCode = `HRIS_HTTP_${status}`;
	if ((status >= 200 && status < 300) || status === 409) return { kind: "delivered" };
	if (PAUSING.has(status) || (status >= 300 && status < 400)) return { kind: "pause", errorCode };
	if (status >= 500 || RETRYABLE_4XX.has(status)) {
		const isTargetWide = TARGET_WIDE.has(status) || retryAfterMs !== null;
		return { kind: "retry", scope: isTargetWide ? "target" : "record", errorCode, retryAfterMs };
	}
	return { kind: "dead", errorCode };
}

/** No answer at all: name not found, refused, reset, TLS failure or time-out. */
export function classifyFailure(error: unknown): DeliveryOutcome {
	const isTimeout = error instanceof Error && error.name === "TimeoutError";
	return {
		kind: "retry",
		scope: "target",
		errorCode: isTimeout ? "HRIS_TIMEOUT" : "HRIS_UNREACHABLE",
		retryAfterMs: null,
	};
}
