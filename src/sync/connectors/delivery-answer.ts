// What an answer of the HRIS means for the record and for the target.
import type { DeliveryCode, DeliveryFailure } from "../../core/domain/delivery/delivery-code.ts";
import type { DeliveryOutcome } from "../../core/ports/hris-target.ts";

/** Longest wait that a `Retry-After` may ask for; more would look like a kiosk that has stopped sending. */
const MAX_RETRY_AFTER_MS = 3_600_000;

/** Refuses us, not the record: key revoked, address closed (410: Standard Webhooks), or moved (redirects are not followed). */
const PAUSING: Readonly<Record<number, DeliveryCode>> = {
	401: "HRIS_UNAUTHORISED",
	403: "HRIS_FORBIDDEN",
	410: "HRIS_GONE",
};
/** Nobody behind the gateway, or too many requests: other records would fare the same. */
const TARGET_WIDE = new Set([429, 502, 503, 504]);
/** No such address, or not for this method or this kind of body. */
const NOT_THERE = new Set([404, 405, 415]);
const RETRYABLE_4XX = new Set([408, 425, 429]);

/** Milliseconds asked for by a `Retry-After` header (seconds or HTTP date, RFC 9110 10.2.3); null when there is none. */
export function parseRetryAfterMs(header: string | null, nowMs: number): number | null {
	if (header === null) return null;
	const value = header.trim();
	const delayMs = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - nowMs;
	return Number.isNaN(delayMs) ? null : Math.min(Math.max(0, delayMs), MAX_RETRY_AFTER_MS);
}

/** What the status means for whoever sends; null when the record itself was judged (2xx, and 4xx that are about it). */
export function classifyStatus(status: number, retryAfterMs: number | null): DeliveryOutcome | null {
	const detail = `HTTP ${status}`;
	const pausing = status >= 300 && status < 400 ? "HRIS_MOVED" : PAUSING[status];
	if (pausing !== undefined) return { kind: "pause", errorCode: pausing, detail };
	if (status < 500 && !RETRYABLE_4XX.has(status)) return null;
	const isTargetWide = TARGET_WIDE.has(status) || retryAfterMs !== null;
	const errorCode = status === 429 ? "HRIS_BUSY" : "HRIS_FAILING";
	return { kind: "retry", scope: isTargetWide ? "target" : "record", errorCode, detail, retryAfterMs };
}

/**
 * Classifies by status alone: a receiver's body is its own affair.
 * 409 says that the id is known, so the event has arrived. A 5xx never becomes a dead letter: it is the receiver's
 * fault and passes, and giving up would let the person's later events overtake. 404, 405 and 415 may be about the
 * address.
 */
export function classifyAnswer(status: number, retryAfterMs: number | null): DeliveryOutcome {
	if ((status >= 200 && status < 300) || status === 409) return { kind: "delivered" };
	return classifyStatus(status, retryAfterMs) ?? refusedBy(status, `HTTP ${status}`);
}

/** A 4xx of an interface that does not tell a wrong address from a record that it does not know. */
export function refusedBy(status: number, detail: string): DeliveryOutcome {
	if (NOT_THERE.has(status)) return { kind: "not_there", errorCode: "HRIS_NOT_THERE", detail };
	return { kind: "dead", errorCode: "HRIS_REJECTED", detail };
}

/** No answer at all: name not found, refused, reset, TLS failure or time-out. */
export function classifyFailure(error: unknown): Extract<DeliveryOutcome, { kind: "retry" }> {
	return { kind: "retry", scope: "target", ...describeFailure(error), retryAfterMs: null };
}

/** What keeps a connection from being made, by the code of the system's resolver or socket. */
const NO_CONNECTION: Readonly<Record<string, DeliveryCode>> = {
	ENOTFOUND: "HRIS_NAME_UNKNOWN",
	EAI_AGAIN: "HRIS_NAME_UNKNOWN",
	ECONNREFUSED: "HRIS_NOT_LISTENING",
};
const TLS_FAILURE = /^(ERR_SSL|ERR_TLS|CERT_|UNABLE_TO_|DEPTH_ZERO|SELF_SIGNED|HOSTNAME_MISMATCH|EPROTO)/;

function describeFailure(error: unknown): DeliveryFailure {
	if (error instanceof Error && error.name === "TimeoutError") return { errorCode: "HRIS_TIMEOUT" };
	const cause = error instanceof Error ? error.cause : undefined;
	const code = cause instanceof Error && "code" in cause ? String(cause.code) : null;
	if (code !== null && TLS_FAILURE.test(code)) return { errorCode: "HRIS_TLS", detail: code };
	return code === null
		? { errorCode: "HRIS_UNREACHABLE" }
		: { errorCode: NO_CONNECTION[code] ?? "HRIS_UNREACHABLE", detail: code };
}
