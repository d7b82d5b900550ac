// The hour on the kiosk's wall, as written in the event itself: the page's own time zone does not matter.

export type DayPart = "morning" | "midday" | "afternoon" | "evening";

/** Indonesian usage: pagi until 11, siang until 15, sore until 18, malam after that and before 4. */
export function dayPartOf(occurredAt: string): DayPart {
	const hour = Number(occurredAt.slice(11, 13));
	if (hour >= 4 && hour < 11) return "morning";
	if (hour >= 11 && hour < 15) return "midday";
	if (hour >= 15 && hour < 18) return "afternoon";
	return "evening";
}
