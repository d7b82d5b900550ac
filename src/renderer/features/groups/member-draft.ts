// Who is in a group, as it is being chosen.
import type { HadirClient } from "../../../contract/index.ts";
import { searchEmployees } from "../employees/employee-list.ts";

export type Member = Awaited<ReturnType<HadirClient["groups"]["members"]>>[number];

export interface MemberFilter {
	readonly search: string;
	readonly shown: "all" | "members";
}

export function memberIds(people: readonly Member[], groupId: string): ReadonlySet<string> {
	return new Set(people.filter((person) => person.groupId === groupId).map(({ employeeId }) => employeeId));
}

export function withToggled(chosen: ReadonlySet<string>, employeeId: string): ReadonlySet<string> {
	const next = new Set(chosen);
	if (!next.delete(employeeId)) next.add(employeeId);
	return next;
}

export function filterMembers(
	people: readonly Member[],
	chosen: ReadonlySet<string>,
	{ search, shown }: MemberFilter,
): readonly Member[] {
	const rows = shown === "all" ? people : people.filter(({ employeeId }) => chosen.has(employeeId));
	return searchEmployees(rows, search);
}

/** Who comes in and who goes out. */
export function memberChanges(people: readonly Member[], chosen: ReadonlySet<string>, groupId: string) {
	const before = memberIds(people, groupId);
	return {
		added: [...chosen].filter((employeeId) => !before.has(employeeId)),
		removed: [...before].filter((employeeId) => !chosen.has(employeeId)),
	};
}
