// Lockout of the supervisor's PIN. Four digits fall to 10,000 tries, so tries must cost time (NIST SP 800-63B, 5.2.2).

const PIN = /^\d{4,12}$/;
export const FREE_ATTEMPTS = 5;
const FIRST_LOCK_MS = 30_000;
export const MAX_LOCK_MS = 60 * 60_000;

export function isValidPin(pin: string): boolean {
	return PIN.test(pin);
}

/** How long the PIN is locked after that many failed tries: nothing for the first four, then 30 s, doubling up to 1 h. */
export function lockAfterMs(failedAttempts: number): number {
	if (failedAttempts < FREE_ATTEMPTS) return 0;
	return Math.min(FIRST_LOCK_MS * 2 ** (failedAttempts - FREE_ATTEMPTS), MAX_LOCK_MS);
}
