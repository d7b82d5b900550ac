import type { Timer } from "../core/ports/environment.ts";

/** The platform's own timer. */
export const systemTimer: Timer = {
	schedule(delayMs, run) {
		const handle = setTimeout(run, delayMs);
		return () => clearTimeout(handle);
	},
};
