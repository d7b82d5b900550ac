// A shift as it is being edited.
import type { Shift } from "../../client/types.ts";

export interface ShiftDraft {
	/** null for a new one. */
	readonly shiftId: string | null;
	readonly code: string;
	readonly name: string;
	readonly startMinute: number;
	readonly endMinute: number;
	readonly weekdays: readonly number[];
	readonly graceMinutes: number;
	readonly audience: "everybody" | "groups";
	/** Kept while everybody is looked at. */
	readonly groupIds: readonly string[];
}

export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;

export function newShift(): ShiftDraft {
	return {
		shiftId: null,
		code: "",
		name: "",
		startMinute: 8 * 60,
		endMinute: 17 * 60,
		weekdays: [1, 2, 3, 4, 5],
		graceMinutes: 5,
		audience: "everybody",
		groupIds: [],
	};
}

export function draftOfShift({ groupIds, ...shift }: Shift): ShiftDraft {
	return { ...shift, audience: groupIds === null ? "everybody" : "groups", groupIds: groupIds ?? [] };
}

export function toShiftRequest({ audience, groupIds, weekdays: days, ...draft }: ShiftDraft) {
	return { ...draft, weekdays: [...days], groupIds: audience === "everybody" ? null : [...groupIds] };
}

export function isComplete({ code, name, weekdays: days, audience, groupIds }: ShiftDraft): boolean {
	const isForSomebody = audience === "everybody" || groupIds.length > 0;
	return code.trim() !== "" && name.trim() !== "" && days.length > 0 && isForSomebody;
}

export function isOvernight({ startMinute, endMinute }: Pick<Shift, "startMinute" | "endMinute">): boolean {
	return endMinute <= startMinute;
}

export function toggled<Value>(values: readonly Value[], value: Value): readonly Value[] {
	return values.includes(value) ? values.filter((other) => other !== value) : [...values, value];
}

const GRACE_CHOICES = [0, 5, 10, 15, 20, 30, 45, 60];

/** The usual choices, and whatever is set now. */
export function graceChoices(currentMinutes: number): readonly number[] {
	return [...new Set([...GRACE_CHOICES, currentMinutes])].sort((a, b) => a - b);
}

/** [1,2,3,5] as stretches: [[1,3],[5,5]]. */
export function dayStretches(days: readonly number[]): readonly (readonly [number, number])[] {
	const stretches: [number, number][] = [];
	for (const day of days.toSorted((a, b) => a - b)) {
		const last = stretches.at(-1);
		if (last?.[1] === day - 1) last[1] = day;
		else stretches.push([day, day]);
	}
	return stretches;
}
