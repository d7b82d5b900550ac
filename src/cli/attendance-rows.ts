// What the attendance log looks like as rows of a CSV file.
import type { AttendanceRecords } from "../app/attendance-records.ts";
import { toLocalDate } from "../core/domain/calendar.ts";
import { toTimestamp } from "../core/domain/timestamp.ts";
import { summariseWorkDays, type WorkMoment } from "../core/domain/work-day.ts";

export interface MomentRange {
	readonly fromMs?: number;
	readonly toMs?: number;
}

export const eventColumns = [
	"kiosk_seq",
	"employee_id",
	"name",
	"direction",
	"date",
	"time",
	"occurred_at",
	"tz",
	"method",
	"confidence",
	"clock_state",
	"direction_source",
	"note",
	"recorded_at",
	"event_id",
	"corrects",
] as const;

type Row<Column extends string> = Readonly<Record<Column, string | number | null>>;

export function* eventRows(
	records: AttendanceRecords,
	range: MomentRange,
): Generator<Row<(typeof eventColumns)[number]>> {
	for (const event of records.inOrderOfTime(range)) {
		const occurredAt = toTimestamp(event.occurredAtMs, event.offsetMinutes);
		yield {
			kiosk_seq: event.kioskSeq,
			employee_id: event.employeeId,
			name: event.employeeName,
			direction: event.direction,
			date: occurredAt.slice(0, 10),
			time: occurredAt.slice(11, 19),
			occurred_at: occurredAt,
			tz: event.timeZone,
			method: event.method,
			confidence: event.confidence,
			clock_state: event.clockState,
			direction_source: event.directionSource,
			note: event.note,
			recorded_at: toTimestamp(event.recordedAtMs, event.offsetMinutes),
			event_id: event.eventId,
			corrects: event.corrects,
		};
	}
}

export const workDayColumns = [
	"work_date",
	"employee_id",
	"name",
	"first_in",
	"last_out",
	"worked_hours",
	"punches",
	"flags",
] as const;

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** One row a person and work day. Shifts that reach over the ends of the range are read whole. */
export function* workDayRows(
	{ inOrderOfTime, rules }: AttendanceRecords,
	{ fromMs, toMs }: MomentRange,
): Generator<Row<(typeof workDayColumns)[number]>> {
	const longestShiftMs = rules.longestShiftHours * HOUR_MS;
	const { workDayStartMinute } = rules;
	const events = inOrderOfTime({
		...(fromMs !== undefined && { fromMs: fromMs - longestShiftMs }),
		...(toMs !== undefined && { toMs: toMs + DAY_MS + longestShiftMs }),
	});
	const dateOf = (atMs: number) => toLocalDate(atMs, -new Date(atMs).getTimezoneOffset());
	const firstDate = fromMs === undefined ? "" : dateOf(fromMs);
	const lastDate = toMs === undefined ? "9999" : dateOf(toMs);
	for (const day of summariseWorkDays(events, { longestShiftMs, workDayStartMinute, nowMs: Date.now() })) {
		if (day.workDate < firstDate || day.workDate > lastDate) continue;
		yield {
			work_date: day.workDate,
			employee_id: day.employeeId,
			name: day.employeeName,
			first_in: clockTime(day.firstIn),
			last_out: clockTime(day.lastOut),
			worked_hours: (day.workedMs / HOUR_MS).toFixed(2),
			punches: day.punches,
			flags: [...day.flags, ...(day.isInside ? ["still_inside"] : [])].join(" "),
		};
	}
}

/** With the date, because a night shift ends on another one. */
function clockTime(moment: WorkMoment | null): string | null {
	return moment && toTimestamp(moment.atMs, moment.offsetMinutes).slice(0, 19).replace("T", " ");
}
