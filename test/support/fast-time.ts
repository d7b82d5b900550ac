// Time that runs faster than the real one, for tests with real I/O whose waits would be minutes.
import type { Clock, Timer } from "../../src/core/ports/environment.ts";

/** @param factor how many of its milliseconds pass in a real one */
export function createFastTime(factor: number): { readonly clock: Clock; readonly timer: Timer } {
	const startMs = Date.now();
	const startedAtMs = performance.now();
	const monotonicMs = () => (performance.now() - startedAtMs) * factor;
	return {
		clock: {
			nowMs: () => startMs + Math.round(monotonicMs()),
			monotonicMs,
			zone: () => ({ timeZone: "Asia/Jakarta", offsetMinutes: 420 }),
		},
		timer: {
			schedule(delayMs, run) {
				const handle = setTimeout(run, delayMs / factor);
				return () => clearTimeout(handle);
			},
		},
	};
}
