// A shift as somebody typed it, and what can be wrong with it.
import { MINUTES_PER_DAY } from "../calendar.ts";
import type { Shift } from "./shift.ts";

export type ShiftDraft = Omit<Shift, "shiftId">;

export const MAX_SHIFTS = 100;
export const MAX_GRACE_MINUTES = 240;
export const MAX_SHIFT_CODE_LENGTH = 16;
export const MAX_SHIFT_NAME_LENGTH = 60;

// A letter or digit comes first: no formula in a spreadsheet, no option on a command line.
const CODE = /^[\p{L}\p{N}][\p{L}\p{M}\p{N} ._/-]*$/u;
const NAME = /^[\p{L}\p{N}][^\p{C}]*$/u;

export function isShiftCode(code: string): boolean {
	return code.length <= MAX_SHIFT_CODE_LENGTH && CODE.test(code);
}

export function isShiftName(name: string): boolean {
	return name.length <= MAX_SHIFT_NAME_LENGTH && NAME.test(name);
}

export function isGrace(minutes: number): boolean {
	return Number.isInteger(minutes) && minutes >= 0 && minutes <= MAX_GRACE_MINUTES;
}

function isMinuteOfDay(minute: number): boolean {
	return Number.isInteger(minute) && minute >= 0 && minute < MINUTES_PER_DAY;
}

/** Names of the fields that cannot be; empty for a shift that can. */
export function invalidFields(draft: ShiftDraft): string[] {
	const isWeek =
		draft.weekdays.length > 0 && draft.weekdays.every((day) => Number.isInteger(day) && day >= 1 && day <= 7);
	const checks: readonly (readonly [string, boolean])[] = [
		["code", isShiftCode(draft.code)],
		["name", isShiftName(draft.name)],
		["startMinute", isMinuteOfDay(draft.startMinute)],
		["endMinute", isMinuteOfDay(draft.endMinute)],
		["weekdays", isWeek],
		["graceMinutes", isGrace(draft.graceMinutes)],
	];
	return checks.filter(([, isValid]) => !isValid).map(([field]) => field);
}

/** Trimmed, each day once and in order: what is kept of it. */
export function tidyShift<Draft extends ShiftDraft>(draft: Draft): Draft {
	const { code, name, weekdays, groupIds } = draft;
	return {
		...draft,
		code: code.trim().normalize("NFC"),
		name: name.trim().normalize("NFC"),
		weekdays: [...new Set(weekdays)].sort((a, b) => a - b),
		groupIds: groupIds && [...new Set(groupIds)].sort(),
	};
}

export function isSameShift(a: ShiftDraft, b: ShiftDraft): boolean {
	const told = ({ code, name, startMinute, endMinute, weekdays, graceMinutes, groupIds }: ShiftDraft) =>
		JSON.stringify([code, name, startMinute, endMinute, weekdays, graceMinutes, groupIds && [...groupIds].sort()]);
	return told(a) === told(b);
}
