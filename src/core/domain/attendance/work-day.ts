// What a person's punches of one work day add up to. Only what was punched is reported: a missing punch is flagged,
// never filled in.

import { toLocalDate } from "../calendar.ts";
import type { EmployeeId } from "../employee.ts";
import { effectiveEvents } from "./attendance-correction.ts";
import type { AttendanceEvent } from "./attendance-event.ts";
import { minutesEarly, minutesLate } from "./punctuality.ts";
import type { PlannedShift } from "./shift.ts";

export const workDayFlags = ["missing_in", "missing_out", "late", "early_leave", "clock_suspect"] as const;
export type WorkDayFlag = (typeof workDayFlags)[number];

export interface WorkDay {
	readonly employeeId: EmployeeId;
	/** null once the person was erased. */
	readonly employeeName: string | null;
	/** `2026-11-03`: the day on which the shift began. */
	readonly workDate: string;
	readonly firstIn: WorkMoment | null;
	readonly lastOut: WorkMoment | null;
	/** Sum of the stretches from an IN to its OUT. */
	readonly workedMs: number;
	/** The last IN has no OUT yet and is no older than a shift can be. */
	readonly isInside: boolean;
	readonly punches: number;
	/** Turns that were worked, as they were planned then; empty without a shift plan. */
	readonly shifts: readonly PlannedShift[];
	/** By how many minutes the first IN came too late, and the last OUT too early, for its shift. 0 within the grace. */
	readonly lateMinutes: number;
	readonly earlyLeaveMinutes: number;
	readonly flags: readonly WorkDayFlag[];
}

export interface WorkMoment {
	readonly atMs: number;
	/** Minutes east of UTC that were in force. */
	readonly offsetMinutes: number;
}

export interface WorkDayRules {
	readonly longestShiftMs: number;
	/** Local minute 0..1439. */
	readonly workDayStartMinute: number;
	readonly nowMs: number;
}

type Punch = Pick<
	AttendanceEvent,
	| "eventId"
	| "corrects"
	| "employeeId"
	| "employeeName"
	| "direction"
	| "occurredAtMs"
	| "offsetMinutes"
	| "clockState"
	| "workDate"
	| "shift"
>;

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** The work day that a moment lies in, if no earlier shift holds it: days begin at the set hour, not at midnight. */
export function toWorkDate({ atMs, offsetMinutes }: WorkMoment, workDayStartMinute: number): string {
	return toLocalDate(atMs - workDayStartMinute * MINUTE_MS, offsetMinutes);
}

interface Tally {
	readonly day: { -readonly [Key in keyof Totals]: Totals[Key] };
	readonly flags: Set<WorkDayFlag>;
	/** Of the day; `first` and `last` may be the same one. */
	first: Punch | null;
	last: Punch | null;
}

type Totals = Omit<WorkDay, "lateMinutes" | "earlyLeaveMinutes" | "flags">;

/**
 * Adds up events in the order of time. An OUT belongs to the work day of the IN that it closes, so a night shift is one
 * day. Days are given out in order of date, then employee id, as soon as nothing can be added to them: memory holds
 * the open days, not the log.
 */
export function* summariseWorkDays(events: Iterable<Punch>, rules: WorkDayRules): Generator<WorkDay> {
	const tallies = createTallies(rules);
	const keptMs = rules.longestShiftMs + 2 * DAY_MS;
	let takenAtMs = Number.NEGATIVE_INFINITY;
	for (const punch of withoutCorrected(events)) {
		tallies.add(punch);
		if (punch.occurredAtMs - takenAtMs < DAY_MS) continue;
		takenAtMs = punch.occurredAtMs;
		yield* tallies.take(toLocalDate(punch.occurredAtMs - keptMs, punch.offsetMinutes));
	}
	tallies.closeAll();
	yield* tallies.take(null);
}

/** A correction tells the same moment as what it corrects, so the two follow each other closely in the order of time. */
function* withoutCorrected(events: Iterable<Punch>): Generator<Punch> {
	let sameMoment: Punch[] = [];
	for (const event of events) {
		if (sameMoment[0] && sameMoment[0].occurredAtMs !== event.occurredAtMs) {
			yield* effectiveEvents(sameMoment);
			sameMoment = [];
		}
		sameMoment.push(event);
	}
	yield* effectiveEvents(sameMoment);
}

function createTallies({ longestShiftMs, workDayStartMinute, nowMs }: WorkDayRules) {
	const tallies = new Map<string, Tally>();
	const stints = new Map<EmployeeId, { readonly tally: Tally; readonly sinceMs: number }>();

	function tallyOf({ employeeId, employeeName }: Punch, workDate: string): Tally {
		const key = `${workDate} ${employeeId}`;
		const empty = { firstIn: null, lastOut: null, workedMs: 0, isInside: false, punches: 0, shifts: [] };
		const day = { employeeId, employeeName, workDate, ...empty };
		const tally = tallies.get(key) ?? { day, flags: new Set(), first: null, last: null };
		tallies.set(key, tally);
		return tally;
	}

	/** An IN whose OUT will not come any more. */
	function closeOld(atMs: number): void {
		for (const [employeeId, { tally, sinceMs }] of stints) {
			if (atMs - sinceMs <= longestShiftMs) return;
			tally.flags.add("missing_out");
			stints.delete(employeeId);
		}
	}

	return {
		add(punch: Punch): void {
			const { employeeId, direction, clockState } = punch;
			const moment = { atMs: punch.occurredAtMs, offsetMinutes: punch.offsetMinutes };
			closeOld(moment.atMs);
			const stint = stints.get(employeeId);
			if (direction === "IN") stint?.tally.flags.add("missing_out");
			const isClosing = direction === "OUT" && stint !== undefined;
			const tally = isClosing ? stint.tally : tallyOf(punch, workDateOf(punch, workDayStartMinute));
			tally.day.punches += 1;
			tally.first ??= punch;
			tally.last = punch;
			noteShift(tally, punch.shift);
			if (clockState === "suspect") tally.flags.add("clock_suspect");
			if (direction === "IN") {
				tally.day.firstIn ??= moment;
				// Deleted first, so that the oldest stays in front.
				stints.delete(employeeId);
				stints.set(employeeId, { tally, sinceMs: moment.atMs });
				return;
			}
			tally.day.lastOut = moment;
			stints.delete(employeeId);
			if (isClosing) tally.day.workedMs += moment.atMs - stint.sinceMs;
			else tally.flags.add("missing_in");
		},
		closeAll(): void {
			closeOld(nowMs);
			for (const { tally } of stints.values()) tally.day.isInside = true;
		},
		/** Removes and gives out the days before `workDate`; all of them for null. */
		*take(workDate: string | null): Generator<WorkDay> {
			const settled = [...tallies].filter(([, { day }]) => workDate === null || day.workDate < workDate);
			for (const [key, tally] of settled.sort(([a], [b]) => (a < b ? -1 : 1))) {
				tallies.delete(key);
				yield toWorkDay(tally);
			}
		},
	};
}

function workDateOf(punch: Punch, workDayStartMinute: number): string {
	const { workDate, occurredAtMs: atMs, offsetMinutes } = punch;
	return workDate ?? toWorkDate({ atMs, offsetMinutes }, workDayStartMinute);
}

function noteShift({ day }: Tally, shift: PlannedShift | null): void {
	const isKnown = day.shifts.some(({ code, startMs }) => code === shift?.code && startMs === shift.startMs);
	if (shift && !isKnown) day.shifts = [...day.shifts, shift];
}

/**
 * Only a day that begins with an IN can tell who came late, and only one that ends with an OUT who left early: after a
 * forgotten punch either would be a guess.
 */
function toWorkDay({ day, flags, first, last }: Tally): WorkDay {
	const lateMinutes = first?.direction === "IN" && first.shift ? minutesLate(first.occurredAtMs, first.shift) : 0;
	const earlyLeaveMinutes = last?.direction === "OUT" && last.shift ? minutesEarly(last.occurredAtMs, last.shift) : 0;
	const isFlagged: Readonly<Record<WorkDayFlag, boolean>> = {
		missing_in: flags.has("missing_in"),
		missing_out: flags.has("missing_out"),
		clock_suspect: flags.has("clock_suspect"),
		late: lateMinutes > 0,
		early_leave: earlyLeaveMinutes > 0,
	};
	return { ...day, lateMinutes, earlyLeaveMinutes, flags: workDayFlags.filter((flag) => isFlagged[flag]) };
}
