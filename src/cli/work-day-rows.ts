// One row a person and work day: what the log adds up to, and who was planned to work and has no punch.
import type { AttendanceRecords } from "../app/maintenance/attendance-records.ts";
import type { LogFilter } from "../core/domain/attendance/log-filter.ts";
import { type NoShow, tellNoShows } from "../core/domain/attendance/no-show.ts";
import { EARLY_ARRIVAL_MS, type PlannedShift } from "../core/domain/attendance/shift.ts";
import { summariseWorkDays, type WorkDay, type WorkMoment } from "../core/domain/attendance/work-day.ts";
import { dateAfter, toLocalDate } from "../core/domain/calendar.ts";
import type { CsvValue } from "../core/domain/csv.ts";
import { toTimestamp } from "../core/domain/timestamp.ts";

export const workDayColumns: readonly string[] = [
	"work_date",
	"employee_id",
	"name",
	"shift",
	"shift_start",
	"shift_end",
	"first_in",
	"last_out",
	"worked_hours",
	"late_minutes",
	"early_leave_minutes",
	"punches",
	"flags",
];

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const offsetAt = (atMs: number) => -new Date(atMs).getTimezoneOffset();
const dateOf = (atMs: number) => toLocalDate(atMs, offsetAt(atMs));

type Row = readonly CsvValue[];

/** Shifts that reach over the ends of the range are read whole. In the order of date, then employee id. */
export function* workDayRows(
	records: AttendanceRecords,
	{ fromMs, toMs, employeeId }: Pick<LogFilter, "fromMs" | "toMs" | "employeeId">,
): Generator<Row> {
	const { workDayStartMinute, longestShiftHours } = records.rules;
	const longestShiftMs = longestShiftHours * HOUR_MS;
	const nowMs = Date.now();
	const events = records.entries({
		employeeId,
		fromMs: fromMs === undefined ? undefined : fromMs - Math.max(longestShiftMs, EARLY_ARRIVAL_MS),
		toMs: toMs === undefined ? undefined : toMs + DAY_MS + longestShiftMs,
	});
	const range = {
		first: fromMs === undefined ? null : dateOf(fromMs),
		last: toMs === undefined ? null : dateOf(toMs),
		today: dateOf(nowMs),
	};
	const { shifts } = records;
	const members = records.members.filter((member) => employeeId === undefined || member.employeeId === employeeId);
	for (const [workDate, days] of byDate(
		summariseWorkDays(events, { longestShiftMs, workDayStartMinute, nowMs }),
		range,
	)) {
		const present = new Set(days.map((day) => day.employeeId));
		const noShows = tellNoShows({ workDate, members, shifts, present, nowMs, offsetAt });
		const rows = [...days.map(toRow), ...noShows.map((noShow) => toNoShowRow(workDate, noShow))];
		yield* rows.sort(([, a], [, b]) => (String(a) < String(b) ? -1 : 1));
	}
}

interface DateRange {
	/** null: from the first work day that there is, and to the last one. */
	readonly first: string | null;
	readonly last: string | null;
	readonly today: string;
}

/** The days of each date up to today, dates without any included. */
function* byDate(days: Iterable<WorkDay>, { first, last, today }: DateRange): Generator<[string, readonly WorkDay[]]> {
	let date = first;
	let ofDate: WorkDay[] = [];
	for (const day of days) {
		date ??= day.workDate;
		if (day.workDate < date || (last !== null && day.workDate > last)) continue;
		for (; date < day.workDate; date = dateAfter(date, 1)) {
			yield [date, ofDate];
			ofDate = [];
		}
		ofDate.push(day);
	}
	const end = last !== null && last < today ? last : today;
	for (; date !== null && (date <= end || ofDate.length > 0); date = dateAfter(date, 1)) {
		yield [date, ofDate];
		ofDate = [];
	}
}

function toRow(day: WorkDay): Row {
	return [
		day.workDate,
		day.employeeId,
		day.employeeName,
		...shiftCells(day.shifts),
		clockTime(day.firstIn),
		clockTime(day.lastOut),
		(day.workedMs / HOUR_MS).toFixed(2),
		day.lateMinutes,
		day.earlyLeaveMinutes,
		day.punches,
		[...day.flags, ...(day.isInside ? ["still_inside"] : [])].join(" "),
	];
}

function toNoShowRow(workDate: string, { employeeId, name, state, shifts }: NoShow): Row {
	const flag = state === "none" ? "no_attendance" : "not_in_yet";
	return [workDate, employeeId, name, ...shiftCells(shifts), null, null, "0.00", 0, 0, 0, flag];
}

/** Several turns of a day: from the first start to the last end. */
function shiftCells(shifts: readonly PlannedShift[]): Row {
	if (shifts.length === 0) return [null, null, null];
	const moment = (atMs: number) => clockTime({ atMs, offsetMinutes: offsetAt(atMs) });
	return [
		shifts.map(({ code }) => code).join(" "),
		moment(Math.min(...shifts.map(({ startMs }) => startMs))),
		moment(Math.max(...shifts.map(({ endMs }) => endMs))),
	];
}

/** With the date, because a night shift ends on another one. */
function clockTime(moment: WorkMoment | null): string | null {
	return moment && toTimestamp(moment.atMs, moment.offsetMinutes).slice(0, 19).replace("T", " ");
}
