// The log of one work day, what it adds up to for each person, and the punches that a supervisor adds to it.
import type { AttendanceEvent, Direction } from "../../domain/attendance/attendance-event.ts";
import { type NoShow, tellNoShows } from "../../domain/attendance/no-show.ts";
import { EARLY_ARRIVAL_MS } from "../../domain/attendance/shift.ts";
import { summariseWorkDays, toWorkDate, type WorkDay } from "../../domain/attendance/work-day.ts";
import { startOfLocalMinute, toLocalDate } from "../../domain/calendar.ts";
import type { EmployeeId } from "../../domain/employee.ts";
import type { Clock } from "../../ports/environment.ts";
import type { EmployeeGroupStore, ShiftStore } from "../../ports/rule-stores.ts";
import type { AttendanceQuery, AttendanceStore, AuditStore, SettingsStore, Transaction } from "../../ports/stores.ts";
import type { AttendanceService, PunchOutcome } from "./attendance-service.ts";
import { momentOfMissedPunch } from "./missed-punch-moment.ts";

export interface WorkDayLog {
	/** `2026-11-03` */
	readonly date: string;
	/** The work day that goes on now. */
	readonly today: string;
	/** Of the kiosk's calendar, now: after midnight it is ahead of the work day. */
	readonly calendarDate: string;
	/** Newest first, from the hour at which the work day begins to the same hour of the next day. */
	readonly events: readonly AttendanceEvent[];
	/** By employee id. A shift that began on this day counts whole, also when it ended on the next. */
	readonly workDays: readonly WorkDay[];
	/** Planned to work on this day, and not seen; by name. */
	readonly noShows: readonly NoShow[];
}

/** A punch that somebody missed, as a supervisor tells it. */
export interface MissedPunch {
	readonly employeeId: EmployeeId;
	readonly direction: Direction;
	/** Work day and local minute 0..1439: the moment at which a punch counts for that day (`momentOfMissedPunch`). */
	readonly workDate: string;
	readonly minute: number;
	/** Why: kept with the record. */
	readonly note: string;
}

export interface WorkDayService {
	/** `date` as `2026-11-03`; without it the work day that goes on now. */
	day(date?: string): WorkDayLog;
	/**
	 * Records it as a supervisor's punch, audited. Throws VALIDATION_FAILED (`occurred_at`) for a time to come,
	 * EMPLOYEE_NOT_FOUND, STORAGE_UNAVAILABLE.
	 */
	enterMissed(missed: MissedPunch, actor: string): PunchOutcome;
	/** Turns the direction of a punch round, audited. Throws NOT_FOUND, STORAGE_UNAVAILABLE. */
	correct(eventId: string, note: string, actor: string): AttendanceEvent;
}

export interface WorkDayServicePorts {
	readonly attendance: Pick<AttendanceStore, "list">;
	readonly punches: Pick<AttendanceService, "foresee" | "punch" | "correct">;
	readonly audit: Pick<AuditStore, "append">;
	readonly transaction: Transaction;
	readonly settings: Pick<SettingsStore, "read">;
	readonly groups: Pick<EmployeeGroupStore, "members">;
	readonly shifts: Pick<ShiftStore, "list">;
	readonly clock: Pick<Clock, "nowMs" | "zone">;
}

const PAGE_OF_EVENTS = 500;
const HOUR_MS = 3_600_000;
/** Until the same hour of the next day, whatever daylight saving does between. */
const DAY_WITH_CHANGE_MS = 25 * HOUR_MS;

export function createWorkDayService(ports: WorkDayServicePorts): WorkDayService {
	const { attendance, punches, audit, transaction, settings, groups, shifts, clock } = ports;
	const offsetAt = (atMs: number) => clock.zone(atMs).offsetMinutes;
	return {
		correct(eventId, note, actor) {
			return transaction(() => {
				const correction = punches.correct(eventId, note);
				const { employeeId, direction } = correction;
				const detail = { eventId: correction.eventId, corrects: eventId, direction };
				audit.append({ atMs: clock.nowMs(), actor, action: "attendance.correct", subject: employeeId, detail });
				return correction;
			});
		},
		enterMissed({ employeeId, direction, workDate, minute, note }, actor) {
			const told = { employeeId, direction, workDate, minute };
			const { workDayStartMinute } = settings.read();
			const rules = { nowMs: clock.nowMs(), workDayStartMinute, offsetAt, foresee: punches.foresee };
			const occurredAtMs = momentOfMissedPunch(told, rules);
			return transaction(() => {
				const outcome = punches.punch({ employeeId, method: "supervisor", direction, occurredAtMs, note });
				const detail = { eventId: outcome.event.eventId, state: outcome.state, direction };
				audit.append({ atMs: clock.nowMs(), actor, action: "attendance.enterMissed", subject: employeeId, detail });
				return outcome;
			});
		},
		day(date) {
			const nowMs = clock.nowMs();
			const { workDayStartMinute, longestShiftHours } = settings.read();
			const dateOf = (atMs: number) => toWorkDate({ atMs, offsetMinutes: offsetAt(atMs) }, workDayStartMinute);
			const today = dateOf(nowMs);
			const wanted = date ?? today;
			const longestShiftMs = longestShiftHours * HOUR_MS;
			const startMs = startOfLocalMinute(wanted, workDayStartMinute, offsetAt);
			const nearby = listAll(attendance, {
				// Also who is early for a shift that begins at midnight.
				fromMs: Math.min(startMs - longestShiftMs, startOfLocalMinute(wanted, 0, offsetAt) - EARLY_ARRIVAL_MS),
				toMs: startMs + DAY_WITH_CHANGE_MS + longestShiftMs,
				limit: PAGE_OF_EVENTS,
			});
			const days = summariseWorkDays(nearby.toSorted(byTime), { longestShiftMs, workDayStartMinute, nowMs });
			const workDays = [...days].filter(({ workDate }) => workDate === wanted);
			const noShows = tellNoShows({
				workDate: wanted,
				members: groups.members(),
				shifts: shifts.list(),
				present: new Set(workDays.map(({ employeeId }) => employeeId)),
				nowMs,
				offsetAt,
			});
			return {
				date: wanted,
				today,
				calendarDate: toLocalDate(nowMs, offsetAt(nowMs)),
				events: nearby.filter(({ occurredAtMs }) => dateOf(occurredAtMs) === wanted),
				workDays,
				noShows,
			};
		},
	};
}

function byTime(a: AttendanceEvent, b: AttendanceEvent): number {
	return a.occurredAtMs - b.occurredAtMs || a.kioskSeq - b.kioskSeq;
}

function listAll(attendance: Pick<AttendanceStore, "list">, query: AttendanceQuery): AttendanceEvent[] {
	const events: AttendanceEvent[] = [];
	for (let page = attendance.list(query); page.length > 0; ) {
		events.push(...page);
		const last = page.at(-1);
		page = last && page.length === query.limit ? attendance.list({ ...query, beforeSeq: last.kioskSeq }) : [];
	}
	return events;
}
