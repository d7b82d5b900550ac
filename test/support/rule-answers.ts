// What the scripted host answers about groups and shifts.
import { implement } from "@orpc/server";
import { contract } from "../../src/contract/index.ts";

const NAMES = [
	"Ayu Lestari",
	"Budi Santoso",
	"Citra Dewi Anggraini",
	"Dimas Prasetyo",
	"Eka Wulandari",
	"Fajar Nugroho",
	"Gita Permatasari",
	"Hendra Wijaya",
];
const groups = [
	{ groupId: "g-1", name: "Gudang", directionRule: { kind: "ask" }, people: 12 },
	{ groupId: "g-2", name: "Kantor pusat", directionRule: null, people: 31 },
	{ groupId: "g-3", name: "Satpam", directionRule: { kind: "fixed", direction: "IN" }, people: 5 },
] as const;
const everyDay = [1, 2, 3, 4, 5, 6, 7];
const shifts = [
	{ shiftId: "s-1", code: "K", name: "Kantor", startMinute: 480, endMinute: 1020, weekdays: [1, 2, 3, 4, 5] },
	{ shiftId: "s-2", code: "M", name: "Malam", startMinute: 1320, endMinute: 360, weekdays: everyDay },
	{ shiftId: "s-3", code: "P", name: "Pagi", startMinute: 360, endMinute: 840, weekdays: [1, 3, 6] },
];

/** Each shift file is refused first: what is wrong with it is what there is to see. */
export function ruleProcedures() {
	const os = implement(contract);
	return {
		groups: {
			list: os.groups.list.handler(() => groups),
			save: os.groups.save.handler(() => ({ groupId: "g-4" })),
			remove: os.groups.remove.handler(() => ({})),
			members: os.groups.members.handler(() =>
				Array.from({ length: 500 }, (_, i) => ({
					employeeId: `K-${1001 + i}`,
					name: NAMES[i % NAMES.length] ?? "",
					groupId: i % 5 === 0 ? "g-1" : i % 5 === 1 ? "g-2" : null,
				})),
			),
			assign: os.groups.assign.handler(() => ({})),
		},
		shifts: {
			list: os.shifts.list.handler(() =>
				shifts.map((shift, i) => ({
					...shift,
					graceMinutes: i * 5,
					groupIds: i === 0 ? null : i === 1 ? ["g-1", "g-3"] : ["g-1"],
				})),
			),
			save: os.shifts.save.handler(() => ({})),
			remove: os.shifts.remove.handler(() => ({})),
			importFile: os.shifts.importFile.handler(() => ({
				kind: "refused" as const,
				problems: [
					{ line: 3, problem: "time_invalid" as const, value: "8" },
					{ line: 3, problem: "group_unknown" as const, value: "Dapur" },
					{ line: 7, problem: "code_double" as const, value: "P1" },
				],
			})),
			exportFile: os.shifts.exportFile.handler(() => ({ csv: "code,name,start,end,days,grace_minutes,groups\r\n" })),
		},
	};
}

/** What a day adds for people with a shift. */
export function shiftsOf(date: string) {
	return [{ code: "K", start: `${date}T08:00:00+07:00`, end: `${date}T17:00:00+07:00` }];
}
