// Times on the wire: RFC 3339 with the offset that was in force where it happened, so that a reader sees the wall clock.

const MINUTE_MS = 60_000;

/** `2026-11-02T08:01:00.000+07:00`. `offsetMinutes` is minutes east of UTC. */
export function formatRfc3339(epochMs: number, offsetMinutes: number): string {
	const local = new Date(epochMs + offsetMinutes * MINUTE_MS).toISOString().slice(0, -1);
	const sign = offsetMinutes < 0 ? "-" : "+";
	const [hours, minutes] = [Math.floor(Math.abs(offsetMinutes) / 60), Math.abs(offsetMinutes) % 60];
	return `${local}${sign}${pad(hours)}:${pad(minutes)}`;
}

function pad(value: number): string {
	return String(value).padStart(2, "0");
}
