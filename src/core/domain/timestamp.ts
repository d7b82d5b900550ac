// RFC 3339 with the offset in force: the only form in which a moment leaves the kiosk. Inside, epoch milliseconds.

const MINUTE_MS = 60_000;

const twoDigits = (value: number) => String(value).padStart(2, "0");

/** `2026-11-03T08:01:07.250+07:00`. `offsetMinutes` is east of UTC. */
export function toTimestamp(atMs: number, offsetMinutes: number): string {
	const local = new Date(atMs + offsetMinutes * MINUTE_MS).toISOString().slice(0, -1);
	const minutes = Math.abs(offsetMinutes);
	const offset = `${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`;
	return `${local}${offsetMinutes < 0 ? "-" : "+"}${offset}`;
}
