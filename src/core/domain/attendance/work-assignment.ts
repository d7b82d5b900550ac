// The work day and the turn of a shift that a punch counts for, decided when it is recorded and kept with it.
import type { AttendanceEvent, Direction } from "./attendance-event.ts";
import { type OffsetAt, type Shift, type ShiftTurn, turnOfArrival, turnOfLeaving } from "./shift.ts";
import { toWorkDate } from "./work-day.ts";

type EarlierPunch = Pick<AttendanceEvent, "direction" | "occurredAtMs" | "offsetMinutes" | "workDate" | "shift">;

export interface WorkQuestion {
	readonly direction: Direction;
	readonly atMs: number;
	/** What the person did last before. */
	readonly preceding: EarlierPunch | null;
	/** Those that the person may work. */
	readonly shifts: readonly Shift[];
	readonly offsetAt: OffsetAt;
	/** An IN that is older was never closed. */
	readonly longestShiftMs: number;
	/** Local minute 0..1439, for what belongs to no shift. */
	readonly workDayStartMinute: number;
}

export type WorkAssignment = Pick<AttendanceEvent, "workDate" | "shift">;

/**
 * An OUT belongs to what its IN belongs to. Who comes back while the turn that they left goes on, goes on with it. Else
 * the nearest turn counts, and without one the hour at which work days begin.
 */
export function assignWork(question: WorkQuestion): WorkAssignment {
	const { direction, atMs, preceding, shifts, offsetAt, workDayStartMinute } = question;
	if (preceding && (isClosing(preceding, question) || isUnderWay(preceding, atMs)))
		return sameWork(preceding, workDayStartMinute);
	const turn: ShiftTurn | null = (direction === "IN" ? turnOfArrival : turnOfLeaving)(shifts, atMs, offsetAt);
	return turn ?? { workDate: toWorkDate({ atMs, offsetMinutes: offsetAt(atMs) }, workDayStartMinute), shift: null };
}

/** Whether a punch is the OUT of an IN that is not too old. */
export function isClosing(
	preceding: Pick<EarlierPunch, "direction" | "occurredAtMs"> | null,
	{ direction, atMs, longestShiftMs }: Pick<WorkQuestion, "direction" | "atMs" | "longestShiftMs">,
): boolean {
	if (preceding?.direction !== "IN" || direction !== "OUT") return false;
	return Math.abs(atMs - preceding.occurredAtMs) <= longestShiftMs;
}

function isUnderWay({ shift }: EarlierPunch, atMs: number): boolean {
	return shift !== null && atMs >= shift.startMs && atMs < shift.endMs;
}

function sameWork(before: EarlierPunch, workDayStartMinute: number): WorkAssignment {
	const { workDate, shift, occurredAtMs, offsetMinutes } = before;
	return { workDate: workDate ?? toWorkDate({ atMs: occurredAtMs, offsetMinutes }, workDayStartMinute), shift };
}
