// Late and early by the clock on the wall, whole minutes: seconds neither save nor cost anybody anything.
import type { PlannedShift } from "./shift.ts";

const MINUTE_MS = 60_000;
const minutesBetween = (fromMs: number, toMs: number) => Math.floor(toMs / MINUTE_MS) - Math.floor(fromMs / MINUTE_MS);

/** Minutes after the planned start; 0 within the grace. */
export function minutesLate(arrivedAtMs: number, { startMs, graceMinutes }: PlannedShift): number {
	const minutes = minutesBetween(startMs, arrivedAtMs);
	return minutes > graceMinutes ? minutes : 0;
}

/** Minutes before the planned end; 0 within the grace. */
export function minutesEarly(leftAtMs: number, { endMs, graceMinutes }: PlannedShift): number {
	const minutes = minutesBetween(leftAtMs, endMs);
	return minutes > graceMinutes ? minutes : 0;
}
