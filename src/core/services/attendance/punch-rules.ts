// Direction, cooldown, work day and shift of one punch: the rules in force for the person, on what is in the log.
import type { AttendanceEvent, Direction } from "../../domain/attendance/attendance-event.ts";
import { decidePunch } from "../../domain/attendance/attendance-policy.ts";
import { ruleInForce } from "../../domain/attendance/direction-rule.ts";
import { isForGroup } from "../../domain/attendance/shift.ts";
import { assignWork, isClosing } from "../../domain/attendance/work-assignment.ts";
import type { EmployeeId } from "../../domain/employee.ts";
import type { Clock } from "../../ports/environment.ts";
import type { EmployeeGroupStore, ShiftStore } from "../../ports/rule-stores.ts";
import type { AttendanceStore, SettingsStore } from "../../ports/stores.ts";

export interface RuleQuestion {
	readonly employeeId: EmployeeId;
	readonly nowMs: number;
	/** Told by a trusted system or by the person; otherwise the rule decides. */
	readonly direction?: Direction | undefined;
	/** A past moment that was told; otherwise now. */
	readonly toldAtMs?: number | undefined;
}

export type RuleAnswer =
	| { readonly kind: "already_recorded"; readonly event: AttendanceEvent }
	| ({
			readonly kind: "record";
			/** The moment that counts: told, or now. */
			readonly atMs: number;
			/** The rule in force wants the person to say it, and nobody did: `direction` is only likely. */
			readonly isToBeAsked: boolean;
			/** An OUT whose IN is known. */
			readonly closesIn: boolean;
	  } & Pick<AttendanceEvent, "direction" | "directionSource" | "workDate" | "shift">);

export interface PunchRulesPorts {
	readonly attendance: Pick<AttendanceStore, "list">;
	readonly settings: Pick<SettingsStore, "read">;
	readonly groups: Pick<EmployeeGroupStore, "groupOf">;
	readonly shifts: Pick<ShiftStore, "list">;
	readonly clock: Pick<Clock, "zone">;
}

/** Enough of a person's log to see what came before a punch. */
const RECENT_EVENTS = 50;
const HOUR_MS = 3_600_000;

export function createPunchRules({ attendance, settings, groups, shifts, clock }: PunchRulesPorts) {
	const offsetAt = (atMs: number) => clock.zone(atMs).offsetMinutes;

	/** Reads only. */
	return function decide({ employeeId, nowMs, direction: told, toldAtMs }: RuleQuestion): RuleAnswer {
		const { cooldownSeconds, directionRule, longestShiftHours, workDayStartMinute } = settings.read();
		const atMs = toldAtMs ?? nowMs;
		const cooldownMs = cooldownSeconds * 1000;
		const longestShiftMs = longestShiftHours * HOUR_MS;
		const group = groups.groupOf(employeeId);
		const rule = ruleInForce(directionRule, group?.directionRule ?? null);
		const until = toldAtMs === undefined ? {} : { toMs: atMs + cooldownMs };
		const decision = decidePunch({
			recent: attendance.list({ employeeId, limit: RECENT_EVENTS, ...until }),
			atMs,
			nowMs,
			cooldownMs,
			requestedDirection: told ?? null,
			rule,
			longestShiftMs,
			offsetMinutes: offsetAt(atMs),
		});
		if (decision.kind === "already_recorded") return decision;
		const { direction, directionSource, preceding } = decision;
		const work = assignWork({
			direction,
			atMs,
			preceding,
			shifts: shifts.list().filter((shift) => isForGroup(shift, group?.groupId ?? null)),
			offsetAt,
			longestShiftMs,
			workDayStartMinute,
		});
		const isToBeAsked = rule.kind === "ask" && told === undefined;
		const closesIn = isClosing(preceding, { direction, atMs, longestShiftMs });
		return { kind: "record", atMs, isToBeAsked, closesIn, direction, directionSource, ...work };
	};
}
