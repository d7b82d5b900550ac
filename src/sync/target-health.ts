// What is known of the target: whether it answers, and until when it is left alone.
// Pure; all moments are on the monotonic clock, which a corrected wall clock does not move.
import type { DeliveryCode } from "../core/domain/delivery/delivery-code.ts";
import { type BackoffRange, backoffDelayMs } from "./backoff.ts";

/** How long a target that refuses us (401, 403, 410) is left alone before one more try. */
export const PAUSE_MS = 300_000;
/** Tries while nobody answers. The cap is what a kiosk is late by, at most, after the network is back. */
export const OUTAGE_BACKOFF: BackoffRange = { baseMs: 1_000, capMs: 30_000 };

export interface TargetHealth {
	/** Deliveries in a row that failed for the whole target; 0 while it answers. */
	readonly failures: number;
	/** The records that those were: an outage is seen by several, a single poisoned record looks like one. */
	readonly failedOutboxIds: ReadonlySet<number>;
	/** Nothing is sent before this moment. */
	readonly holdUntilMs: number;
	/** It answers, and refuses us. */
	readonly isPaused: boolean;
	/** What it is held for; null while it is well. */
	readonly cause: DeliveryCode | null;
}

export const healthyTarget: TargetHealth = {
	failures: 0,
	failedOutboxIds: new Set(),
	holdUntilMs: 0,
	isPaused: false,
	cause: null,
};

export interface TargetFailure {
	/** Of the records that were sent together. */
	readonly outboxIds: readonly number[];
	readonly cause: DeliveryCode;
	readonly retryAfterMs: number | null;
	readonly nowMs: number;
	readonly random: () => number;
}

export function afterTargetFailure(health: TargetHealth, failure: TargetFailure): TargetHealth {
	const failures = health.failures + 1;
	const delayMs = Math.max(failure.retryAfterMs ?? 0, backoffDelayMs(failures, OUTAGE_BACKOFF, failure.random));
	return {
		failures,
		failedOutboxIds: new Set([...health.failedOutboxIds, ...failure.outboxIds]),
		holdUntilMs: heldUntil(health, failure.nowMs + delayMs).holdUntilMs,
		isPaused: false,
		cause: failure.cause,
	};
}

export function afterPause(
	health: TargetHealth,
	{ cause, nowMs }: { readonly cause: DeliveryCode; readonly nowMs: number },
): TargetHealth {
	return { ...heldUntil(health, nowMs + PAUSE_MS), isPaused: true, cause };
}

/** Several requests may be under way: a later answer never shortens a wait that an earlier one asked for. */
export function heldUntil(health: TargetHealth, untilMs: number): TargetHealth {
	return { ...health, holdUntilMs: Math.max(health.holdUntilMs, untilMs) };
}

/** Requests at a time: while nobody answers, one is enough to find out. */
export function allowedConcurrency(health: TargetHealth, concurrency: number): number {
	return health.failures > 0 ? 1 : concurrency;
}

/** Whether the records that failed meanwhile should be tried at once now that one got through. */
export function wasOutage(health: TargetHealth): boolean {
	return health.failedOutboxIds.size > 1;
}
