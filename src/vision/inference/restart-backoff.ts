// How long to wait before the inference process is started again: at once after a single death, never a hot loop.

const FIRST_DELAY_MS = 100;
const LONGEST_DELAY_MS = 10_000;
/** A process that has worked this long has forgotten its predecessors' deaths. */
const STABLE_AFTER_MS = 30_000;

export interface RestartBackoff {
	/** `workedMs`: how long the process was ready before it died; 0 when it never was. */
	nextDelayMs(workedMs: number): number;
}

export function createRestartBackoff(): RestartBackoff {
	let deaths = 0;
	return {
		nextDelayMs(workedMs) {
			if (workedMs >= STABLE_AFTER_MS) deaths = 0;
			return Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** deaths++);
		},
	};
}
