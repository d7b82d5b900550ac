// What people plan to work, and which turn of it a moment belongs to. Turns are worked out on the kiosk's calendar, so
// one over midnight belongs to the day on which it begins, and one over a change of daylight saving time is as long as
// the clock on the wall makes it.
import { dateAfter, MINUTES_PER_DAY, startOfLocalMinute, toLocalDate, weekdayOf } from "../calendar.ts";

export interface Shift {
	readonly shiftId: string;
	/** What people call it, "P1": unique among the shifts, whatever its case. */
	readonly code: string;
	readonly name: string;
	/** Local minutes 0..1439. An end that is not after the start lies on the next day; the same minute is 24 hours. */
	readonly startMinute: number;
	readonly endMinute: number;
	/** ISO days of the week on which it begins: 1 Monday to 7 Sunday. */
	readonly weekdays: readonly number[];
	/** Late is who comes more than this after the start; early the same before the end. */
	readonly graceMinutes: number;
	/** Whose people work it. null: everybody. */
	readonly groupIds: readonly string[] | null;
}

/** One turn as it was planned when it was looked up. What is changed of the shift later does not reach it. */
export interface PlannedShift {
	readonly code: string;
	readonly startMs: number;
	readonly endMs: number;
	readonly graceMinutes: number;
}

export interface ShiftTurn {
	/** The day on which it begins. */
	readonly workDate: string;
	readonly shift: PlannedShift;
}

/** Minutes east of UTC that are in force at a moment. */
export type OffsetAt = (atMs: number) => number;

const MINUTE_MS = 60_000;
/** Who comes up to this long before a turn comes for it. */
export const EARLY_ARRIVAL_MS = 120 * MINUTE_MS;
/** Who goes up to this long after a turn goes from it: overtime. */
export const LATE_LEAVING_MS = 360 * MINUTE_MS;

/** Whether people of this group (null: of none) work the shift. */
export function isForGroup({ groupIds }: Pick<Shift, "groupIds">, groupId: string | null): boolean {
	return groupIds === null || (groupId !== null && groupIds.includes(groupId));
}

/** The turns that begin on a calendar day. */
export function turnsOn(shifts: readonly Shift[], date: string, offsetAt: OffsetAt): ShiftTurn[] {
	const weekday = weekdayOf(date);
	return shifts
		.filter(({ weekdays }) => weekdays.includes(weekday))
		.map(({ code, startMinute, endMinute, graceMinutes }) => {
			const lastMinute = endMinute > startMinute ? endMinute : endMinute + MINUTES_PER_DAY;
			const startMs = startOfLocalMinute(date, startMinute, offsetAt);
			const endMs = startOfLocalMinute(date, lastMinute, offsetAt);
			return { workDate: date, shift: { code, startMs, endMs, graceMinutes } };
		});
}

/** The turn that somebody who comes now comes for: of those that go on or begin soon, the one whose start is nearest. */
export function turnOfArrival(shifts: readonly Shift[], atMs: number, offsetAt: OffsetAt): ShiftTurn | null {
	const open = turnsAround(shifts, atMs, offsetAt).filter(
		({ shift }) => atMs >= shift.startMs - EARLY_ARRIVAL_MS && atMs < shift.endMs,
	);
	return nearest(open, ({ shift }) => Math.abs(atMs - shift.startMs));
}

/** The turn that somebody goes from whose coming is not known: the one whose end is nearest. */
export function turnOfLeaving(shifts: readonly Shift[], atMs: number, offsetAt: OffsetAt): ShiftTurn | null {
	const worked = turnsAround(shifts, atMs, offsetAt).filter(
		({ shift }) => atMs > shift.startMs && atMs <= shift.endMs + LATE_LEAVING_MS,
	);
	return nearest(worked, ({ shift }) => Math.abs(atMs - shift.endMs));
}

/** Those that may still go on from the day before, and those that somebody may be early for. */
function turnsAround(shifts: readonly Shift[], atMs: number, offsetAt: OffsetAt): ShiftTurn[] {
	if (shifts.length === 0) return [];
	const date = toLocalDate(atMs, offsetAt(atMs));
	return [-1, 0, 1].flatMap((days) => turnsOn(shifts, dateAfter(date, days), offsetAt));
}

/** The first of equals: of the earlier day, then in the order of the shifts. */
function nearest(turns: readonly ShiftTurn[], distance: (turn: ShiftTurn) => number): ShiftTurn | null {
	return turns.reduce<ShiftTurn | null>(
		(best, turn) => (best === null || distance(turn) < distance(best) ? turn : best),
		null,
	);
}
