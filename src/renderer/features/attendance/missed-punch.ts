// A missed punch as a supervisor enters it.
import type { DayWork } from "./day-summary.ts";

/** Somebody whose day lacks a punch, and what was planned. */
export interface IncompleteDay extends Pick<DayWork, "employeeId" | "name" | "shifts"> {
	readonly isInMissing: boolean;
}

export interface MissedPunchDraft {
	readonly direction: "IN" | "OUT";
	readonly hour: number;
	readonly minute: number;
}

/** What is missing comes first, at the time that was planned, else at the hours at which most people would have punched. */
export function missedPunchDraftFor({ isInMissing, shifts }: IncompleteDay): MissedPunchDraft {
	const planned = isInMissing ? shifts[0]?.start : shifts.at(-1)?.end;
	const direction = isInMissing ? "IN" : "OUT";
	if (planned === undefined) return { direction, hour: isInMissing ? 8 : 17, minute: 0 };
	// RFC 3339 with the kiosk's own offset: what its clock shows then.
	return { direction, hour: Number(planned.slice(11, 13)), minute: Number(planned.slice(14, 16)) };
}

const twoDigits = (value: number) => String(value).padStart(2, "0");
const numbersTo = (end: number) =>
	Array.from({ length: end }, (_, value) => ({ value: String(value), label: twoDigits(value) }));

export const hourOptions = numbersTo(24);
export const minuteOptions = numbersTo(60);

export function minuteOfDay({ hour, minute }: Pick<MissedPunchDraft, "hour" | "minute">): number {
	return hour * 60 + minute;
}
