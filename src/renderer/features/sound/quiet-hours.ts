import type { Settings } from "../../client/types.ts";

/** @param minute of the kiosk's day, 0..1439. The end may be before the beginning: over midnight. Alike: all day. */
export function isQuiet(hours: Settings["quietHours"], minute: number): boolean {
	if (!hours) return false;
	const { fromMinute, toMinute } = hours;
	if (fromMinute < toMinute) return minute >= fromMinute && minute < toMinute;
	return minute >= fromMinute || minute < toMinute;
}
