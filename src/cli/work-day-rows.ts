// One row a person and work day: what the log adds up to.
import type { AttendanceRecords } from "../app/attendance-records.ts";
import { toLocalDate } from "../core/domain/calendar.ts";
import type { CsvValue } from "../core/domain/csv.ts";
import type { LogFilter } from "../core/domain/log-filter.ts";
import { toTimestamp } from "../core/domain/timestamp.ts";
import { summariseWorkDays, type WorkMoment } from "../core/domain/work-day.ts";

export const workDayColumns: readonly string[] = [
	"work_date",
	"employee_id",
	"name",
	"first_in",
	"last_out",
	"worked_hours",
	"punches",
	"flags",
];

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Shifts that reach over the ends of the range are read whole. */
export function* workDayRows(
	{ entries, rules }: AttendanceRecords,
	{ fromMs, toMs, employeeId }: Pick<LogFilter, "fromMs" | "toMs" | "employeeId">,
): Generator<readonly CsvValue[]> {
	const longestShiftMs = rules.longestShiftHours * HOUR_MS;
	const { workDayStartMinute } = rules;
	const events = entries({
		employeeId,
		fromMs: fromMs === undefined ? undefined : fromMs - longestShiftMs,
		toMs: toMs === undefined ? undefined : toMs + DAY_MS + longestShiftMs,
	});
	const dateOf = (atMs: number) => toLocalDate(atMs, -new Date(atMs).getTimezoneOffset());
	const firstDate = fromMs === undefined ? "" : dateOf(fromMs);
	const lastDate = toMs === undefined ? "9999" : dateOf(toMs);
	for (const day of summariseWorkDays(events, { longestShiftMs, workDayStartMinute, nowMs: Date.now() })) {
		if (day.workDate < firstDate || day.workDate > lastDate) continue;
		yield [
			day.workDate,
			day.employeeId,
			day.employeeName,
			clockTime(day.firstIn),
			clockTime(day.lastOut),
			(day.workedMs / HOUR_MS).toFixed(2),
			day.punches,
			[...day.flags, ...(day.isInside ? ["still_inside"] : [])].join(" "),
		];
	}
}

/** With the date, because a night shift ends on another one. */
function clockTime(moment: WorkMoment | null): string | null {
	return moment && toTimestamp(moment.atMs, moment.offsetMinutes).slice(0, 19).replace("T", " ");
}
