// A missed punch as a supervisor enters it.
import type { DayWork } from "./day-summary.ts";

export interface MissedPunchDraft {
	readonly direction: "IN" | "OUT";
	readonly hour: number;
	readonly minute: number;
}

/** What is missing comes first: the hours at which most people would have punched. */
export function missedPunchDraftFor({ flags }: Pick<DayWork, "flags">): MissedPunchDraft {
	const isInMissing = flags.includes("missing_in");
	return { direction: isInMissing ? "IN" : "OUT", hour: isInMissing ? 8 : 17, minute: 0 };
}

const twoDigits = (value: number) => String(value).padStart(2, "0");
const numbersTo = (end: number) =>
	Array.from({ length: end }, (_, value) => ({ value: String(value), label: twoDigits(value) }));

export const hourOptions = numbersTo(24);
export const minuteOptions = numbersTo(60);

export function minuteOfDay({ hour, minute }: Pick<MissedPunchDraft, "hour" | "minute">): number {
	return hour * 60 + minute;
}
