// What the people of an office punch on one day: plausible, and the same for the same seed.
import type { Direction } from "../../src/core/domain/attendance/attendance-event.ts";

export interface PlannedPunch {
	readonly person: number;
	readonly direction: Direction;
	readonly atMs: number;
}

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** Asia/Jakarta, which has no daylight saving time. */
export const OFFSET_MINUTES = 420;
const ABSENT = 0.06;
const GOES_OUT_FOR_LUNCH = 0.85;
const FORGETS_TO_LEAVE = 0.01;
const NIGHT_SHIFT = 0.08;

/** Local midnights of the working days, Monday to Friday, up to and with that of `lastDayMs`. */
export function* workingDays(lastDayMs: number, count: number): Generator<number> {
	let dayMs = lastDayMs - Math.ceil((count * 7) / 5) * DAY_MS;
	for (; dayMs <= lastDayMs; dayMs += DAY_MS) {
		const weekday = new Date(dayMs + OFFSET_MINUTES * MINUTE_MS).getUTCDay();
		if (weekday !== 0 && weekday !== 6) yield dayMs;
	}
}

/** In order of time. Most come about eight, go out at noon and leave about five; some work at night. */
export function planDay(dayMs: number, people: number, random: () => number): PlannedPunch[] {
	const about = (minute: number, spread: number) =>
		dayMs + Math.round((minute + (random() + random() - 1) * spread) * MINUTE_MS);
	const punches: PlannedPunch[] = [];
	for (let person = 0; person < people; person += 1) {
		if (random() < ABSENT) continue;
		const isNight = person < people * NIGHT_SHIFT;
		const [start, end] = isNight ? [21 * 60 + 50, 30 * 60 + 5] : [7 * 60 + 55, 17 * 60 + 10];
		punches.push({ person, direction: "IN", atMs: about(start, 25) });
		if (!isNight && random() < GOES_OUT_FOR_LUNCH) {
			punches.push({ person, direction: "OUT", atMs: about(12 * 60 + 5, 10) });
			punches.push({ person, direction: "IN", atMs: about(12 * 60 + 50, 10) });
		}
		if (random() >= FORGETS_TO_LEAVE) punches.push({ person, direction: "OUT", atMs: about(end, 40) });
	}
	return punches.sort((a, b) => a.atMs - b.atMs);
}
