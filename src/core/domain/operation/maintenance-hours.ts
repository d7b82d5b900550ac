// The hours in which the kiosk may look after itself: refresh its processes, put an update in.
import { dateAfter, minuteOfLocalDay, toLocalDate } from "../calendar.ts";

/** Local minutes 0..1439. The end may be before the beginning: then it is on the next day. Alike: the whole day. */
export interface MaintenanceHours {
	readonly fromMinute: number;
	readonly toMinute: number;
}

/** Backups are made at 2.30: all of a night's work falls into the same two hours. */
export const defaultMaintenanceHours: MaintenanceHours = { fromMinute: 2 * 60, toMinute: 4 * 60 };

/**
 * The night that a moment belongs to, named by the local day (`2026-11-03`) on which its hours began; null outside of
 * them. What is to be done once a night remembers the name: an hour that the clock goes through twice, or that it leaves
 * out (daylight saving time), is still the one night.
 * @param offsetMinutes in force at that moment, minutes east of UTC
 */
export function maintenanceNight(
	{ fromMinute, toMinute }: MaintenanceHours,
	atMs: number,
	offsetMinutes: number,
): string | null {
	const minute = minuteOfLocalDay(atMs, offsetMinutes);
	const today = toLocalDate(atMs, offsetMinutes);
	if (fromMinute < toMinute) return minute >= fromMinute && minute < toMinute ? today : null;
	if (minute >= fromMinute) return today;
	return minute < toMinute ? dateAfter(today, -1) : null;
}
