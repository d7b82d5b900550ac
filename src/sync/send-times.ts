// When a target with set times is written to, in the kiosk's own time zone.
import type { SendTimes } from "../core/ports/hris-target.ts";

/** `12:00, 18:00` as minutes of the day, in order; null when a part is no time. Empty: none. */
export function parseTimes(text: string): readonly number[] | null {
	const parts = text
		.split(/[,;\s]+/)
		.map((part) => part.trim())
		.filter(Boolean);
	const times = parts.map((part) => /^([01]?\d|2[0-3])[:.]([0-5]\d)$/.exec(part));
	if (!times.every((match) => match !== null)) return null;
	return times.map((match) => Number(match[1]) * 60 + Number(match[2])).toSorted((one, other) => one - other);
}

export interface Schedule {
	/** Minutes of the day; when there are any, `everyMinutes` is not looked at. */
	readonly times: readonly number[];
	/** From local midnight on; 0: at once. */
	readonly everyMinutes: number;
}

/** null: there are no set times. */
export function createSendTimes({ times, everyMinutes }: Schedule): ((nowMs: number) => SendTimes) | null {
	if (times.length > 0) return (nowMs) => around(nowMs, (day) => times.map((minute) => atMinute(day, minute)));
	if (everyMinutes <= 0) return null;
	const ofDay = Array.from({ length: Math.ceil(1440 / everyMinutes) }, (_, index) => index * everyMinutes);
	return (nowMs) => around(nowMs, (day) => ofDay.map((minute) => atMinute(day, minute)));
}

/** A day on which the clocks change has the moments that its clocks show. */
function around(nowMs: number, momentsOf: (dayMs: number) => readonly number[]): SendTimes {
	const now = new Date(nowMs);
	const moments = [-1, 0, 1].flatMap((offset) =>
		momentsOf(new Date(now.getFullYear(), now.getMonth(), now.getDate() + offset).getTime()),
	);
	return {
		lastMs: Math.max(...moments.filter((moment) => moment <= nowMs)),
		nextMs: Math.min(...moments.filter((moment) => moment > nowMs)),
	};
}

function atMinute(dayMs: number, minute: number): number {
	const day = new Date(dayMs);
	return new Date(day.getFullYear(), day.getMonth(), day.getDate(), 0, minute).getTime();
}
