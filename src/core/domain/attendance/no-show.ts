// People who were planned to work on a day and have no punch of it. It is said, with the plan as it is now; why is not
// known here: leave, a holiday or a kiosk that did not see them look the same.
import type { EmployeeId } from "../employee.ts";
import type { GroupMember } from "./employee-group.ts";
import { isForGroup, type OffsetAt, type PlannedShift, type Shift, turnsOn } from "./shift.ts";

export interface NoShow {
	readonly employeeId: EmployeeId;
	readonly name: string;
	/** `not_yet`: the shift goes on, and they may still come. `none`: it is over. */
	readonly state: "not_yet" | "none";
	/** Those that the person could have come for, by their start. */
	readonly shifts: readonly PlannedShift[];
}

export interface NoShowQuestion {
	readonly workDate: string;
	readonly members: readonly GroupMember[];
	readonly shifts: readonly Shift[];
	/** Who has a punch of that work day. */
	readonly present: ReadonlySet<EmployeeId>;
	readonly nowMs: number;
	readonly offsetAt: OffsetAt;
}

/**
 * Nobody is missed before the last shift that they might come for has begun, with its grace: who works in turns may be
 * planned for the afternoon. People who were enrolled later are not missed.
 */
export function tellNoShows({ workDate, members, shifts, present, nowMs, offsetAt }: NoShowQuestion): NoShow[] {
	if (shifts.length === 0) return [];
	const planOf = createPlans(shifts, workDate, offsetAt);
	return members.flatMap(({ employeeId, name, groupId, isActive, enrolledAtMs }): NoShow[] => {
		const { turns, missedFromMs, endMs } = planOf(groupId);
		const isMissed = turns.length > 0 && nowMs > missedFromMs && enrolledAtMs <= missedFromMs;
		if (!isActive || !isMissed || present.has(employeeId)) return [];
		return [{ employeeId, name, state: nowMs < endMs ? "not_yet" : "none", shifts: turns }];
	});
}

interface DayPlan {
	readonly turns: readonly PlannedShift[];
	/** Who was not seen until then is missed. */
	readonly missedFromMs: number;
	readonly endMs: number;
}

const MINUTE_MS = 60_000;

/** Worked out once a group. */
function createPlans(shifts: readonly Shift[], workDate: string, offsetAt: OffsetAt) {
	const plans = new Map<string | null, DayPlan>();
	return (groupId: string | null): DayPlan => {
		const known = plans.get(groupId);
		if (known) return known;
		const turns = turnsOn(
			shifts.filter((shift) => isForGroup(shift, groupId)),
			workDate,
			offsetAt,
		)
			.map(({ shift }) => shift)
			.sort((a, b) => a.startMs - b.startMs);
		const plan = {
			turns,
			missedFromMs: Math.max(...turns.map(({ startMs, graceMinutes }) => startMs + (graceMinutes + 1) * MINUTE_MS)),
			endMs: Math.max(...turns.map(({ endMs }) => endMs)),
		};
		plans.set(groupId, plan);
		return plan;
	};
}
