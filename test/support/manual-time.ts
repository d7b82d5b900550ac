// Time that stands still until a test moves it: a clock and the timer that goes with it.
import type { Clock, Timer } from "../../src/core/ports/environment.ts";

export interface ManualTime {
	readonly clock: Clock;
	readonly timer: Timer;
	/** Moves on, running what falls due in order; promise callbacks run in between. */
	advance(ms: number): Promise<void>;
	/** Steps the wall clock alone, as an operator or NTP does. */
	stepWallClock(ms: number): void;
	/** Timers that wait: 0 means that nothing polls. */
	pending(): number;
}

/** Lets every promise callback that is ready run. */
export async function settle(): Promise<void> {
	for (let round = 0; round < 5; round += 1) await new Promise((resolve) => setImmediate(resolve));
}

export function createManualTime(startMs = Date.UTC(2026, 10, 23, 1, 0, 0)): ManualTime {
	let monotonicMs = 0;
	let wallOffsetMs = startMs;
	const tasks = new Set<{ readonly atMs: number; readonly run: () => void }>();

	return {
		clock: {
			nowMs: () => wallOffsetMs + monotonicMs,
			monotonicMs: () => monotonicMs,
			zone: () => ({ timeZone: "Asia/Jakarta", offsetMinutes: 420 }),
		},
		timer: {
			schedule(delayMs, run) {
				const task = { atMs: monotonicMs + delayMs, run };
				tasks.add(task);
				return () => tasks.delete(task);
			},
		},
		async advance(ms) {
			const endMs = monotonicMs + ms;
			await settle();
			for (;;) {
				const [next] = [...tasks].filter((task) => task.atMs <= endMs).sort((a, b) => a.atMs - b.atMs);
				if (!next) break;
				monotonicMs = Math.max(monotonicMs, next.atMs);
				tasks.delete(next);
				next.run();
				await settle();
			}
			monotonicMs = endMs;
		},
		stepWallClock(ms) {
			wallOffsetMs += ms;
		},
		pending: () => tasks.size,
	};
}
