// How many wrong codes one kiosk takes, whoever enters them: somebody who tries one PIN on everybody's number is stopped
// here, where the lock of a single employee does not help. A bucket that leaks, kept on disk.

export interface AttemptBucket {
	/** Failures that have not leaked away yet. */
	readonly level: number;
	/** Since when the next one is leaking, epoch milliseconds. */
	readonly sinceMs: number;
}

export interface AttemptLimit {
	readonly capacity: number;
	/** One failure is forgotten in this time. */
	readonly leakMs: number;
}

/** Twenty slips of an office in the morning, then one a minute. */
export const kioskPinLimit: AttemptLimit = { capacity: 20, leakMs: 60_000 };

/** Other people's codes that come before the camera; nobody guesses 120 bits. Keeps the disk from being written all day. */
export const kioskBadgeLimit: AttemptLimit = { capacity: 10, leakMs: 5_000 };

/**
 * Operators' PINs. A right PIN ends a lockout, so without this a supervisor who enters their own now and then could try the
 * administrator's for ever.
 */
export const operatorPinLimit: AttemptLimit = { capacity: 20, leakMs: 20 * 60_000 };

/**
 * PINs that operators give themselves: one that is refused because somebody else has it tells a PIN that opens the area, so
 * nobody may ask for many.
 */
export const operatorPinChangeLimit: AttemptLimit = { capacity: 5, leakMs: 60 * 60_000 };

export const emptyBucket: AttemptBucket = { level: 0, sinceMs: 0 };

/** What is left now. A clock that was put back forgets nothing and holds nothing up for longer. */
export function leaked({ level, sinceMs }: AttemptBucket, nowMs: number, { leakMs }: AttemptLimit): AttemptBucket {
	if (level === 0 || nowMs < sinceMs) return { level, sinceMs: nowMs };
	const gone = Math.floor((nowMs - sinceMs) / leakMs);
	return gone >= level ? { level: 0, sinceMs: nowMs } : { level: level - gone, sinceMs: sinceMs + gone * leakMs };
}

/** Milliseconds until one more may be tried; 0 when now. */
export function waitMs(bucket: AttemptBucket, nowMs: number, limit: AttemptLimit): number {
	const { level, sinceMs } = leaked(bucket, nowMs, limit);
	return level < limit.capacity ? 0 : sinceMs + limit.leakMs - nowMs;
}

export function withAttempt(bucket: AttemptBucket, nowMs: number, limit: AttemptLimit): AttemptBucket {
	const now = leaked(bucket, nowMs, limit);
	return { ...now, level: now.level + 1 };
}

/** The try was right after all. */
export function withoutAttempt(bucket: AttemptBucket): AttemptBucket {
	return { ...bucket, level: Math.max(0, bucket.level - 1) };
}
