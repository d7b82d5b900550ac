// The log of one work day and what it adds up to for each person.
import type { AttendanceEvent } from "../domain/attendance-event.ts";
import { startOfLocalMinute } from "../domain/calendar.ts";
import { summariseWorkDays, toWorkDate, type WorkDay } from "../domain/work-day.ts";
import type { Clock } from "../ports/environment.ts";
import type { AttendanceQuery, AttendanceStore, SettingsStore } from "../ports/stores.ts";

export interface WorkDayLog {
	/** `2026-11-03` */
	readonly date: string;
	/** The work day that goes on now. */
	readonly today: string;
	/** Newest first, from the hour at which the work day begins to the same hour of the next day. */
	readonly events: readonly AttendanceEvent[];
	/** By employee id. A shift that began on this day counts whole, also when it ended on the next. */
	readonly workDays: readonly WorkDay[];
}

export interface WorkDayService {
	/** `date` as `2026-11-03`; without it the work day that goes on now. */
	day(date?: string): WorkDayLog;
}

export interface WorkDayServicePorts {
	readonly attendance: Pick<AttendanceStore, "list">;
	readonly settings: Pick<SettingsStore, "read">;
	readonly clock: Pick<Clock, "nowMs" | "zone">;
}

const PAGE_OF_EVENTS = 500;
const HOUR_MS = 3_600_000;
/** Until the same hour of the next day, whatever daylight saving does between. */
const DAY_WITH_CHANGE_MS = 25 * HOUR_MS;

export function createWorkDayService({ attendance, settings, clock }: WorkDayServicePorts): WorkDayService {
	return {
		day(date) {
			const nowMs = clock.nowMs();
			const { workDayStartMinute, longestShiftHours } = settings.read();
			const offsetAt = (atMs: number) => clock.zone(atMs).offsetMinutes;
			const dateOf = (atMs: number) => toWorkDate({ atMs, offsetMinutes: offsetAt(atMs) }, workDayStartMinute);
			const today = dateOf(nowMs);
			const wanted = date ?? today;
			const longestShiftMs = longestShiftHours * HOUR_MS;
			const startMs = startOfLocalMinute(wanted, workDayStartMinute, offsetAt);
			const nearby = listAll(attendance, {
				fromMs: startMs - longestShiftMs,
				toMs: startMs + DAY_WITH_CHANGE_MS + longestShiftMs,
				limit: PAGE_OF_EVENTS,
			});
			const days = summariseWorkDays(nearby.toSorted(byTime), { longestShiftMs, workDayStartMinute, nowMs });
			return {
				date: wanted,
				today,
				events: nearby.filter(({ occurredAtMs }) => dateOf(occurredAtMs) === wanted),
				workDays: [...days].filter(({ workDate }) => workDate === wanted),
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
