// Lockout of a PIN: the supervisor's, and each employee's. Few digits fall to few tries, so tries must cost time (NIST SP
// 800-63B, 5.2.2).

const PIN = /^\d{4,12}$/;
export const FREE_ATTEMPTS = 5;
const FIRST_LOCK_MS = 30_000;
const MAX_LOCK_MS = 60 * 60_000;

/** Failed tries and until when no more are taken, epoch milliseconds: kept on disk, so that a power cycle does not reset them. */
export interface PinLock {
	readonly failedAttempts: number;
	readonly lockedUntilMs: number;
}

export const UNLOCKED: PinLock = { failedAttempts: 0, lockedUntilMs: 0 };

export function isValidPin(pin: string): boolean {
	return PIN.test(pin);
}

/** How long the PIN is locked after that many failed tries: nothing for the first four, then 30 s, doubling up to 1 h. */
export function lockAfterMs(failedAttempts: number): number {
	if (failedAttempts < FREE_ATTEMPTS) return 0;
	return Math.min(FIRST_LOCK_MS * 2 ** (failedAttempts - FREE_ATTEMPTS), MAX_LOCK_MS);
}

/** One more try that failed. */
export function withFailure({ failedAttempts }: PinLock, nowMs: number): PinLock {
	const lockMs = lockAfterMs(failedAttempts + 1);
	return { failedAttempts: failedAttempts + 1, lockedUntilMs: lockMs === 0 ? 0 : nowMs + lockMs };
}

/** After the clock was put back, nobody is locked out for longer than the longest lock. */
export function withinLongestLock(lock: PinLock, nowMs: number): PinLock {
	return { ...lock, lockedUntilMs: Math.min(lock.lockedUntilMs, nowMs + MAX_LOCK_MS) };
}
