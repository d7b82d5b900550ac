// Work that is done again and again while the kiosk runs, and that nobody waits for.
import type { Timer } from "../core/ports/environment.ts";
import { systemTimer } from "./system-timer.ts";

export interface Schedule {
	start(): void;
	/** Nothing begins any more; what is under way goes on to its end. */
	stop(): void;
}

export interface ScheduleDeps {
	readonly firstMs: number;
	/** From the end of one time to the beginning of the next: it never runs twice at once. */
	readonly everyMs: number;
	readonly work: () => Promise<void> | void;
	/** It goes on all the same. */
	readonly onFailure: (error: unknown) => void;
	readonly timer?: Timer | undefined;
}

export function createSchedule({ firstMs, everyMs, work, onFailure, timer = systemTimer }: ScheduleDeps): Schedule {
	let cancel: (() => void) | null = null;
	let isRunning = false;

	function next(delayMs: number): void {
		if (isRunning) cancel = timer.schedule(delayMs, () => void run());
	}

	async function run(): Promise<void> {
		try {
			await work();
		} catch (error) {
			onFailure(error);
		}
		next(everyMs);
	}

	return {
		start() {
			isRunning = true;
			next(firstMs);
		},
		stop() {
			isRunning = false;
			cancel?.();
			cancel = null;
		},
	};
}
