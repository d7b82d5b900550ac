// People who share rules: a group may have a direction rule of its own, and shifts. Nobody is in two.

import type { EmployeeId } from "../employee.ts";
import type { DirectionRule } from "./direction-rule.ts";

export interface EmployeeGroup {
	readonly groupId: string;
	/** Unique among the groups, whatever its case. */
	readonly name: string;
	/** Instead of the kiosk's; null: the kiosk's. */
	readonly directionRule: DirectionRule | null;
}

export interface EmployeeGroupSummary extends EmployeeGroup {
	readonly people: number;
}

/** Somebody who is enrolled, and the group that they are in. */
export interface GroupMember {
	readonly employeeId: EmployeeId;
	readonly name: string;
	readonly groupId: string | null;
	readonly isActive: boolean;
	readonly enrolledAtMs: number;
}

const MAX_NAME_LENGTH = 40;
// A letter or digit comes first, so that a name is no formula in a spreadsheet; a semicolon separates names in the shift file.
const GROUP_NAME = /^[\p{L}\p{N}][^;"\p{C}]*$/u;

/** Trimmed and checked; null when it cannot be a group's name. */
export function parseGroupName(value: string): string | null {
	const name = value.trim().normalize("NFC");
	return name.length <= MAX_NAME_LENGTH && GROUP_NAME.test(name) ? name : null;
}

/** Whether two names are the same to a person. */
export function isSameName(a: string, b: string): boolean {
	return a.normalize("NFC").toLowerCase() === b.normalize("NFC").toLowerCase();
}
