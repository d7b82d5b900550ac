// The kiosk's calendar: days begin at local midnight, whatever the offset does.

const MINUTE_MS = 60_000;
export const MINUTES_PER_DAY = 24 * 60;

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
 * When a minute of a calendar day (`2026-11-03`) comes by the clock on the wall. The offset is asked for again at the
 * moment found, because it may change on that day (daylight saving time).
 */
export function startOfLocalMinute(date: string, minute: number, offsetAt: (atMs: number) => number): number {
	const localMs = Date.parse(`${date}T00:00:00Z`) + minute * MINUTE_MS;
	const guessMs = localMs - offsetAt(localMs) * MINUTE_MS;
	return localMs - offsetAt(guessMs) * MINUTE_MS;
}

/** `2026-11-03` and so many days later, or earlier. */
export function dateAfter(date: string, days: number): string {
	const atMs = Date.parse(`${date}T00:00:00Z`) + days * MINUTES_PER_DAY * MINUTE_MS;
	return new Date(atMs).toISOString().slice(0, 10);
}

/** ISO day of the week of a calendar day: 1 Monday to 7 Sunday. */
export function weekdayOf(date: string): number {
	return new Date(`${date}T00:00:00Z`).getUTCDay() || 7;
}
