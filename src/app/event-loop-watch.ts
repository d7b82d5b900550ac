// Whether the host's one thread stood still: nothing is answered meanwhile, neither a frame nor a touch.
import type { Fault } from "../core/domain/operation/fault.ts";
import type { Schedule } from "../sync/schedule.ts";

/** Somebody before the screen wonders. */
const STALL_MS = 2_000;
/** Twice a second costs a kiosk that has nothing to do next to nothing, and misses no more of a stall than that. */
const EVERY_MS = 500;

export interface EventLoopWatchOptions {
	readonly onFault: (fault: Fault) => void;
	readonly stallMs?: number;
	readonly everyMs?: number;
}

/** A timer that comes late tells it. It is over when it can be told of: recovered after as long as it took. */
export function createEventLoopWatch(options: EventLoopWatchOptions): Schedule {
	const { onFault, stallMs = STALL_MS, everyMs = EVERY_MS } = options;
	let timer: NodeJS.Timeout | undefined;
	let expectedAtMs = 0;

	function look(): void {
		const lateMs = performance.now() - expectedAtMs;
		expectedAtMs = performance.now() + everyMs;
		if (lateMs >= stallMs) onFault({ kind: "event-loop-stalled", recoveredAfterMs: lateMs });
	}

	return {
		start() {
			expectedAtMs = performance.now() + everyMs;
			timer = setInterval(look, everyMs);
			timer.unref();
		},
		stop: () => clearInterval(timer),
	};
}
