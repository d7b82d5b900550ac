// Can the wall clock be believed? A clock that was stepped is noticed beside the monotonic one, a wrong one beside the
// date that an HRIS answers with. What is recorded meanwhile is marked, with the time that it probably was.
import { EARLIEST_CREDIBLE_MS } from "./attendance-policy.ts";

export interface ClockReading {
	/** Epoch milliseconds. */
	readonly wallMs: number;
	/** Only differences mean something. */
	readonly monotonicMs: number;
}

export interface ClockWatch {
	readonly last: ClockReading;
	/** By how much the wall clock is ahead of what is best known; 0 while nothing speaks against it. */
	readonly aheadMs: number;
}

export interface ClockOpinion {
	readonly isSuspect: boolean;
	/** What time it probably is, epoch milliseconds; null when the clock is believed, or nothing better is known. */
	readonly estimatedMs: number | null;
}

/** Between two readings NTP slews by less than this. */
const STEP_TOLERANCE_MS = 2_000;
/** A server's date is of whole seconds and travels for a while; below this an office does not care. */
const SERVER_TOLERANCE_MS = 60_000;
/** A date that took longer to arrive says too little. */
const MAX_ROUND_TRIP_MS = 10_000;
/** The date was cut to whole seconds. */
const HALF_A_SECOND_MS = 500;

export function beginClockWatch(reading: ClockReading): ClockWatch {
	return { last: reading, aheadMs: 0 };
}

/**
 * One more reading. A step forward or backward is remembered, and forgotten when the clock is put back to where it was.
 * Slow slewing is NTP at work and moves what is believed with it.
 */
export function readClock({ last, aheadMs }: ClockWatch, reading: ClockReading): ClockWatch {
	const stepMs = reading.wallMs - last.wallMs - (reading.monotonicMs - last.monotonicMs);
	if (Math.abs(stepMs) <= STEP_TOLERANCE_MS) return { last: reading, aheadMs };
	const nowAheadMs = aheadMs + stepMs;
	return { last: reading, aheadMs: Math.abs(nowAheadMs) <= STEP_TOLERANCE_MS ? 0 : nowAheadMs };
}

export interface ServerDate {
	/** Of the answer's `Date` header, epoch milliseconds. */
	readonly dateMs: number;
	readonly roundTripMs: number;
}

/** The clock as read when the answer came: a server that agrees clears it, one that does not casts the doubt. */
export function compareWithServer(watch: ClockWatch, { dateMs, roundTripMs }: ServerDate): ClockWatch {
	if (roundTripMs < 0 || roundTripMs > MAX_ROUND_TRIP_MS || dateMs < EARLIEST_CREDIBLE_MS) return watch;
	const aheadMs = watch.last.wallMs - (dateMs + HALF_A_SECOND_MS + roundTripMs / 2);
	return { ...watch, aheadMs: Math.abs(aheadMs) <= SERVER_TOLERANCE_MS ? 0 : Math.round(aheadMs) };
}

/** Somebody who is allowed to looked at the clock and says that it is right. */
export function confirmClock(watch: ClockWatch): ClockWatch {
	return { ...watch, aheadMs: 0 };
}

/**
 * Whether receivers refuse what this kiosk signs (401), because its time is in the signature: five minutes is what Standard
 * Webhooks 1.0.0 has them tolerate.
 * @param aheadMs by how much the wall clock is ahead of what is better known
 */
export function isRefusedByReceivers(aheadMs: number): boolean {
	return Math.abs(aheadMs) > 300_000;
}

/** `isBehindLog`: the clock shows a time before what is already recorded, or one before this product. */
export function judgeClock({ last, aheadMs }: ClockWatch, isBehindLog: boolean): ClockOpinion {
	if (aheadMs !== 0) return { isSuspect: true, estimatedMs: last.wallMs - aheadMs };
	return { isSuspect: isBehindLog, estimatedMs: null };
}
