import type { Clock } from "../core/ports/environment.ts";

/** The system's clocks. The zone is looked up at each call: an operator may change it while the kiosk runs. */
export function createSystemClock(): Clock {
	return {
		nowMs: () => Date.now(),
		monotonicMs: () => performance.now(),
		zone: (atMs) => ({
			timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
			offsetMinutes: -new Date(atMs).getTimezoneOffset(),
		}),
	};
}
