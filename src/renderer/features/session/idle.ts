// When an unattended supervisor area closes. The host has a limit of its own; a page that refreshes lists by itself
// keeps that one open, so presence is judged here, by hands on the screen.

/** As the contract says of `session.unlock`: five minutes. */
export const IDLE_LIMIT_MS = 5 * 60_000;
/** The last part of it is announced. */
export const IDLE_WARNING_MS = 30_000;
/** How often a busy supervisor is reported to the host. */
export const RENEW_EVERY_MS = 30_000;

export type IdleState =
	| { readonly kind: "active" }
	| { readonly kind: "warning"; readonly remainingMs: number }
	| { readonly kind: "expired" };

export function judgeIdle(lastActivityMs: number, nowMs: number): IdleState {
	const remainingMs = lastActivityMs + IDLE_LIMIT_MS - nowMs;
	if (remainingMs <= 0) return { kind: "expired" };
	return remainingMs <= IDLE_WARNING_MS ? { kind: "warning", remainingMs } : { kind: "active" };
}

/** Whether this touch should be reported: not each one, and not one long after the last report. */
export function shouldRenew(lastRenewedMs: number, nowMs: number): boolean {
	return nowMs - lastRenewedMs >= RENEW_EVERY_MS;
}
