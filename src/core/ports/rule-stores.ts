// Durable state of the rules that a supervisor keeps: who is in which group, and when people are planned to work.

import type { EmployeeGroup, EmployeeGroupSummary, GroupMember } from "../domain/attendance/employee-group.ts";
import type { Shift } from "../domain/attendance/shift.ts";
import type { EmployeeId } from "../domain/employee.ts";

export interface EmployeeGroupStore {
	/** By name. */
	list(): EmployeeGroupSummary[];
	/** The group that a person is in; null for none. */
	groupOf(employeeId: EmployeeId): EmployeeGroup | null;
	/** Adds it, or replaces the one of the same id. */
	put(group: EmployeeGroup): void;
	/** Its people are in none afterwards, and no shift is for it. Returns how many people it had; null when there is none. */
	remove(groupId: string): number | null;
	/** Everybody who is enrolled, by name. */
	members(): GroupMember[];
	/** Puts people into a group, out of the one they were in; null: into none. Ids of nobody are left out. */
	assign(employeeIds: readonly EmployeeId[], groupId: string | null): void;
}

export interface ShiftStore {
	/** By code. */
	list(): Shift[];
	/** Adds it, or replaces the one of the same id. */
	put(shift: Shift): void;
	/** False when there is none. */
	remove(shiftId: string): boolean;
}
