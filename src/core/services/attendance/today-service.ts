// What a supervisor asks first in the morning: who is here, who is not, and what happened last.
import { effectiveEvents } from "../../domain/attendance/attendance-correction.ts";
import type { AttendanceEvent } from "../../domain/attendance/attendance-event.ts";
import {
	countGroups,
	isInGroup,
	type Presence,
	type PresenceGroup,
	tellPresence,
} from "../../domain/attendance/presence.ts";
import { dateAfter } from "../../domain/calendar.ts";
import type { ShiftStore } from "../../ports/rule-stores.ts";
import type { EmployeeStore } from "../../ports/stores.ts";
import type { WorkDayService } from "./work-day-service.ts";

export interface TodayOverview {
	/** `2026-11-03`: the work day that goes on. */
	readonly date: string;
	/** Active employees. */
	readonly employees: number;
	readonly counts: Readonly<Record<PresenceGroup, number>>;
	/** Without shifts nobody is late or missing. */
	readonly hasShifts: boolean;
	/** Newest first, a few. */
	readonly latest: readonly AttendanceEvent[];
}

export interface TodayService {
	overview(): TodayOverview;
	/** By name; those who are not active any more come last. */
	people(group: PresenceGroup): readonly Presence[];
}

export interface TodayServicePorts {
	readonly workDays: Pick<WorkDayService, "day">;
	readonly employees: Pick<EmployeeStore, "roster">;
	readonly shifts: Pick<ShiftStore, "list">;
}

const LATEST_EVENTS = 20;

export function createTodayService({ workDays, employees, shifts }: TodayServicePorts): TodayService {
	function look() {
		const { date, events, workDays: today, noShows } = workDays.day();
		const before = workDays.day(dateAfter(date, -1)).workDays;
		const roster = employees.roster();
		const missing = new Set(noShows.map(({ employeeId }) => employeeId));
		return { date, events, roster, people: tellPresence({ roster, today, before, missing }) };
	}
	return {
		overview() {
			const { date, events, roster, people } = look();
			return {
				date,
				employees: roster.length,
				counts: countGroups(people),
				hasShifts: shifts.list().length > 0,
				latest: effectiveEvents(events).slice(0, LATEST_EVENTS),
			};
		},
		people: (group) => look().people.filter((person) => isInGroup(person, group)),
	};
}
