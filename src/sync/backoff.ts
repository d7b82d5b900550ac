// Delays between tries. Full jitter spreads the kiosks of one company after a common outage:
// https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/

export interface BackoffRange {
	readonly baseMs: number;
	readonly capMs: number;
}

/**
 * Milliseconds until the next try after `failures` (1, 2, 3, ...) failures in a row: uniform between `baseMs` and
 * twice as much a failure, at most `capMs`. Never less than `baseMs`, so that a jitter of zero is no busy loop.
 * @param random uniform in [0, 1)
 */
export function backoffDelayMs(failures: number, { baseMs, capMs }: BackoffRange, random: () => number): number {
	const ceilingMs = Math.min(capMs, baseMs * 2 ** Math.min(failures, 50));
	return Math.round(baseMs + random() * Math.max(0, ceilingMs - baseMs));
}
