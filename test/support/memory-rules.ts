// Groups and shifts in memory, for tests of rules.

import { type EmployeeGroup, isSameName } from "../../src/core/domain/attendance/employee-group.ts";
import type { Shift } from "../../src/core/domain/attendance/shift.ts";
import type { EmployeeId } from "../../src/core/domain/employee.ts";
import type { EmployeeGroupStore, ShiftStore } from "../../src/core/ports/rule-stores.ts";

/** `enrolled`: everybody, whether in a group or not. */
export function createMemoryGroups(enrolled: () => readonly EmployeeId[] = () => []): EmployeeGroupStore {
	const groups = new Map<string, EmployeeGroup>();
	const members = new Map<EmployeeId, string>();
	const peopleOf = (groupId: string) => [...members].filter(([, id]) => id === groupId).map(([person]) => person);
	return {
		list: () => [...groups.values()].map((group) => ({ ...group, people: peopleOf(group.groupId).length })),
		groupOf: (person) => groups.get(members.get(person) ?? "") ?? null,
		put: (group) => void groups.set(group.groupId, group),
		remove(groupId) {
			const people = peopleOf(groupId);
			for (const person of people) members.delete(person);
			return groups.delete(groupId) ? people.length : null;
		},
		members: () =>
			[...new Set([...enrolled(), ...members.keys()])].map((employeeId) => ({
				employeeId,
				name: `Name of ${employeeId}`,
				groupId: members.get(employeeId) ?? null,
				isActive: true,
				enrolledAtMs: 0,
			})),
		assign(people, groupId) {
			for (const person of people)
				if (groupId === null) members.delete(person);
				else members.set(person, groupId);
		},
	};
}

export function createMemoryShifts(): ShiftStore {
	const shifts = new Map<string, Shift>();
	return {
		list: () => [...shifts.values()].toSorted((a, b) => (a.code < b.code ? -1 : 1)),
		put(shift) {
			const double = [...shifts.values()].some(
				({ shiftId, code }) => shiftId !== shift.shiftId && isSameName(code, shift.code),
			);
			if (double) throw new Error("two shifts of one code were put into the store");
			shifts.set(shift.shiftId, shift);
		},
		remove: (shiftId) => shifts.delete(shiftId),
	};
}
