// When a missed punch happened, of which a supervisor tells the work day and the time on the clock.
import type { Direction } from "../../domain/attendance/attendance-event.ts";
import { isCredibleMoment } from "../../domain/attendance/attendance-policy.ts";
import type { OffsetAt } from "../../domain/attendance/shift.ts";
import { dateAfter, startOfLocalMinute } from "../../domain/calendar.ts";
import type { EmployeeId } from "../../domain/employee.ts";
import type { AttendanceService } from "./attendance-service.ts";

export interface ToldMoment {
	readonly employeeId: EmployeeId;
	readonly direction: Direction;
	readonly workDate: string;
	/** Local minute 0..1439. */
	readonly minute: number;
}

export interface MomentRules {
	readonly nowMs: number;
	readonly workDayStartMinute: number;
	readonly offsetAt: OffsetAt;
	readonly foresee: AttendanceService["foresee"];
}

/**
 * A work day reaches over midnight, at both ends: of the day before, the day itself and the day after, that moment counts
 * at which the punch would belong to the work day, for an OUT first one that closes an IN. Otherwise minutes before the
 * hour at which work days begin are those of the next morning.
 */
export function momentOfMissedPunch(told: ToldMoment, { nowMs, workDayStartMinute, ...rules }: MomentRules): number {
	const { employeeId, direction, workDate, minute } = told;
	const momentOn = (days: number) => startOfLocalMinute(dateAfter(workDate, days), minute, rules.offsetAt);
	const usual = minute < workDayStartMinute ? 1 : 0;
	const moments = [usual, 1 - usual, -1].map(momentOn).filter((atMs) => isCredibleMoment(atMs, nowMs));
	const foreseen = moments.map((atMs) => ({ atMs, ...rules.foresee(employeeId, direction, atMs) }));
	const ofThatDay = foreseen.filter((candidate) => candidate.workDate === workDate);
	const closing = ofThatDay.find(({ closesIn }) => direction === "OUT" && closesIn);
	return (closing ?? ofThatDay[0])?.atMs ?? momentOn(usual);
}
