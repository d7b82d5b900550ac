// The kiosk's calendar: days begin at local midnight, whatever the offset does.

const MINUTE_MS = 60_000;
export const MINUTES_PER_DAY = 24 * 60;
const DAY_MS = MINUTES_PER_DAY * MINUTE_MS;

/** The calendar day at the kiosk, `2026-11-03`. */
export function toLocalDate(atMs: number, offsetMinutes: number): string {
	return new Date(atMs + offsetMinutes * MINUTE_MS).toISOString().slice(0, 10);
}

/** Minutes since local midnight, 0..1439. */
export function minuteOfLocalDay(atMs: number, offsetMinutes: number): number {
	const minutes = Math.floor(atMs / MINUTE_MS) + offsetMinutes;
	return ((minutes % MINUTES_PER_DAY) + MINUTES_PER_DAY) % MINUTES_PER_DAY;
}

/**
 * When the calendar day that holds `atMs` began. `offsetAt` is asked again at the midnight found, because the offset
 * may have changed since (daylight saving time).
 */
export function startOfLocalDay(atMs: number, offsetAt: (atMs: number) => number): number {
	const startWith = (offsetMinutes: number) => {
		const offsetMs = offsetMinutes * MINUTE_MS;
		return Math.floor((atMs + offsetMs) / DAY_MS) * DAY_MS - offsetMs;
	};
	const offsetNow = offsetAt(atMs);
	const start = startWith(offsetNow);
	return start + (offsetNow - offsetAt(start)) * MINUTE_MS;
}
