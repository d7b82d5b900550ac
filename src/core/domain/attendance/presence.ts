// Who is here today: everybody who is enrolled beside what their punches of the work day add up to.
import type { EmployeeId } from "../employee.ts";
import type { WorkDay, WorkDayFlag, WorkMoment } from "./work-day.ts";

export const presenceGroups = ["inside", "late", "missing", "not_seen", "left", "incomplete"] as const;
/**
 * `not_seen`: no punch on this work day, and not inside since the one before; `missing`: of these, whose shift has begun.
 * `late`: came after the shift's start and its grace. `incomplete`: an IN or an OUT is missing.
 */
export type PresenceGroup = (typeof presenceGroups)[number];

export interface RosterEntry {
	readonly employeeId: EmployeeId;
	readonly name: string;
}

export interface Presence {
	readonly employeeId: EmployeeId;
	readonly name: string;
	readonly state: "inside" | "left" | "not_seen";
	readonly firstIn: WorkMoment | null;
	readonly lastOut: WorkMoment | null;
	readonly flags: readonly WorkDayFlag[];
	/** Planned to be here by now, and not seen. */
	readonly isMissing: boolean;
}

export interface PresenceBasis {
	/** Active employees, in the order in which they are shown. */
	readonly roster: readonly RosterEntry[];
	/** Of the work day that goes on. */
	readonly today: readonly WorkDay[];
	/** Who is planned to be here by now, and was not seen. */
	readonly missing: ReadonlySet<EmployeeId>;
	/** Of the work day before: whoever is still inside has a night shift. */
	readonly before: readonly WorkDay[];
}

/** One entry a person of the roster, then those who punched and are not in it (deactivated or deleted since). */
export function tellPresence({ roster, today, before, missing }: PresenceBasis): readonly Presence[] {
	const days = new Map<EmployeeId, WorkDay>();
	for (const day of before) if (day.isInside) days.set(day.employeeId, day);
	for (const day of today) days.set(day.employeeId, day);
	const listed = roster.map(({ employeeId, name }): Presence => {
		const day = days.get(employeeId);
		days.delete(employeeId);
		return day ? toPresence(day, name) : { ...nobodySeen, employeeId, name, isMissing: missing.has(employeeId) };
	});
	return [...listed, ...[...days.values()].map((day) => toPresence(day, day.employeeName ?? day.employeeId))];
}

const nobodySeen = { state: "not_seen", firstIn: null, lastOut: null, flags: [] } as const;

function toPresence({ employeeId, isInside, firstIn, lastOut, flags }: WorkDay, name: string): Presence {
	return { employeeId, name, state: isInside ? "inside" : "left", firstIn, lastOut, flags, isMissing: false };
}

export function isInGroup({ state, flags, isMissing }: Presence, group: PresenceGroup): boolean {
	if (group === "incomplete") return flags.includes("missing_in") || flags.includes("missing_out");
	if (group === "late") return flags.includes("late");
	return group === "missing" ? isMissing : state === group;
}

export function countGroups(people: readonly Presence[]): Readonly<Record<PresenceGroup, number>> {
	const count = (group: PresenceGroup) => people.filter((person) => isInGroup(person, group)).length;
	return {
		inside: count("inside"),
		late: count("late"),
		missing: count("missing"),
		not_seen: count("not_seen"),
		left: count("left"),
		incomplete: count("incomplete"),
	};
}
