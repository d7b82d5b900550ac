// The work day and turn that a punch counts for once its direction is turned round.
import { effectiveEvents } from "../../domain/attendance/attendance-correction.ts";
import type { AttendanceEvent, Direction } from "../../domain/attendance/attendance-event.ts";
import { precedingPunch, wasBackdated } from "../../domain/attendance/attendance-policy.ts";
import { isForGroup } from "../../domain/attendance/shift.ts";
import { assignWork, isClosing, type WorkAssignment } from "../../domain/attendance/work-assignment.ts";
import type { PunchRulesPorts } from "./punch-rules.ts";

const RECENT_EVENTS = 50;
const HOUR_MS = 3_600_000;

/**
 * What was recorded holds, except beside an IN that is open: an OUT that closed it took over its work day, which the IN
 * that it becomes has not; an IN that becomes its OUT takes it over. Reads only.
 */
export function createCorrectedWork({ attendance, settings, groups, shifts, clock }: PunchRulesPorts) {
	/** What the person did last before the event, as far as it holds. */
	function before(event: AttendanceEvent, longestShiftMs: number): AttendanceEvent | null {
		const { employeeId, eventId, occurredAtMs: atMs, recordedAtMs: nowMs, kioskSeq } = event;
		const around = attendance.list({ employeeId, limit: RECENT_EVENTS, toMs: atMs + longestShiftMs });
		const recent = effectiveEvents(around).filter(
			(other) => other.eventId !== eventId && (other.kioskSeq < kioskSeq || wasBackdated(other)),
		);
		return precedingPunch({ recent, atMs, nowMs });
	}

	return function correctedWork(event: AttendanceEvent): WorkAssignment {
		const { employeeId, occurredAtMs: atMs, timeZone, offsetMinutes, workDate, shift } = event;
		const { longestShiftHours, workDayStartMinute } = settings.read();
		const longestShiftMs = longestShiftHours * HOUR_MS;
		const preceding = before(event, longestShiftMs);
		if (!isClosing(preceding, { direction: "OUT", atMs, longestShiftMs })) return { workDate, shift };
		const direction: Direction = event.direction === "IN" ? "OUT" : "IN";
		const groupId = groups.groupOf(employeeId)?.groupId ?? null;
		/** In the zone of the record, also when the kiosk has another one since. */
		const offsetAt = (ms: number) => {
			const zone = clock.zone(ms);
			return zone.timeZone === timeZone ? zone.offsetMinutes : offsetMinutes;
		};
		return assignWork({
			direction,
			atMs,
			preceding,
			shifts: shifts.list().filter((planned) => isForGroup(planned, groupId)),
			offsetAt,
			longestShiftMs,
			workDayStartMinute,
		});
	};
}
