/** Minute of the day, 0..1439, of an instant on the kiosk's wall. */
export function minuteIn(timeZone: string | undefined, atMs: number): number {
	const zone = timeZone ? { timeZone } : {};
	const format = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", hourCycle: "h23", ...zone });
	const [hour = 0, minute = 0] = format.format(atMs).split(":").map(Number);
	return hour * 60 + minute;
}
