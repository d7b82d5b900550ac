// Notes every ten minutes how much waits for the targets.
import type { Log, Timer } from "../core/ports/environment.ts";

const EVERY_MS = 600_000;

export interface BacklogSchedule {
	start(): void;
	stop(): void;
}

export function createBacklogSchedule(deps: {
	readonly sample: () => void;
	readonly timer: Timer;
	readonly log: Log;
}): BacklogSchedule {
	const { sample, timer, log } = deps;
	let cancel: (() => void) | null = null;

	function look(): void {
		try {
			sample();
		} catch (error) {
			log.warn({ err: error }, "what waits to be sent could not be noted");
		}
		cancel = timer.schedule(EVERY_MS, look);
	}

	return {
		start: look,
		stop() {
			cancel?.();
			cancel = null;
		},
	};
}
