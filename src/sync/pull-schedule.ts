// Looks every ten minutes whether an employee list is due.
import type { Log, Timer } from "../core/ports/environment.ts";
import { systemTimer } from "./system-timer.ts";

const FIRST_MS = 20_000;
const EVERY_MS = 600_000;

export interface PullSchedule {
	start(): void;
	stop(): void;
}

export interface PullScheduleDeps {
	readonly pullDue: () => Promise<void>;
	readonly log: Log;
	readonly timer?: Timer;
}

export function createPullSchedule({ pullDue, log, timer = systemTimer }: PullScheduleDeps): PullSchedule {
	let cancel: (() => void) | null = null;
	let isRunning = false;

	function next(delayMs: number): void {
		if (isRunning) cancel = timer.schedule(delayMs, look);
	}

	function look(): void {
		pullDue()
			.catch((error: unknown) => log.error({ err: error }, "the employee lists could not be pulled"))
			.finally(() => next(EVERY_MS));
	}

	return {
		start() {
			isRunning = true;
			next(FIRST_MS);
		},
		stop() {
			isRunning = false;
			cancel?.();
			cancel = null;
		},
	};
}
