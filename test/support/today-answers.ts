// What a scripted host answers about today: some are in, some have not come, some forgot to punch.
import { implement } from "@orpc/server";
import { contract } from "../../src/contract/index.ts";
import type { EmployeeRow } from "../../src/renderer/features/employees/employee-list.ts";
import type { Presence, PresenceGroup, TodayOverview } from "../../src/renderer/features/today/today-types.ts";

const DATE = "2026-11-02";

function presences(employees: readonly EmployeeRow[], punches: number): readonly Presence[] {
	return employees.map(({ employeeId, name }, index) => {
		if (index >= punches)
			return {
				employeeId,
				name,
				state: "not_seen",
				firstIn: null,
				lastOut: null,
				flags: [],
				isMissing: index % 3 === 0,
			} as const;
		const hasLeft = index % 5 === 1;
		return {
			employeeId,
			name,
			state: hasLeft ? "left" : "inside",
			firstIn: index === 3 ? null : `${DATE}T07:${String(40 + (index % 20))}:00+07:00`,
			lastOut: hasLeft ? `${DATE}T12:05:00+07:00` : null,
			flags: index === 3 ? (["missing_in"] as const) : index === 5 ? (["late"] as const) : [],
			isMissing: false,
		} as const;
	});
}

function isIn({ state, flags, isMissing }: Presence, group: PresenceGroup): boolean {
	if (group === "incomplete") return flags.includes("missing_in");
	if (group === "late") return flags.includes("late");
	return group === "missing" ? isMissing : state === group;
}

/** `meet` throws the refusal that the script planned for a procedure. */
export function todayProcedures(
	admin: { readonly employees: readonly EmployeeRow[]; readonly punches: number },
	latest: () => TodayOverview["latest"],
	meet: (name: string) => void,
) {
	const { today: os } = implement(contract);
	const people = () => presences(admin.employees, admin.punches);
	const count = (group: PresenceGroup) => people().filter((person) => isIn(person, group)).length;
	return {
		overview: os.overview.handler(() => {
			meet("today.overview");
			const counts = {
				inside: count("inside"),
				late: count("late"),
				missing: count("missing"),
				not_seen: count("not_seen"),
				left: count("left"),
				incomplete: count("incomplete"),
			};
			const employees = admin.employees.length;
			return { date: DATE, employees, counts, hasShifts: admin.punches > 0, latest: latest() };
		}),
		people: os.people.handler(({ input }) => {
			meet("today.people");
			return people().filter((person) => isIn(person, input.group));
		}),
	};
}
