import { describe, expect, test } from "vitest";
import { readShiftFile, writeShiftFile } from "../../../src/core/domain/attendance/shift-file.ts";
import { parseWeekdays, writeWeekdays } from "../../../src/core/domain/attendance/weekday-words.ts";

const groups = [
	{ groupId: "g1", name: "Gudang" },
	{ groupId: "g2", name: "Satpam, malam" },
];
const HEADER = "code,name,start,end,days,grace_minutes,groups";
const read = (...lines: string[]) => readShiftFile([HEADER, ...lines].join("\r\n"), groups);
const problemsOf = (...lines: string[]) => {
	const file = read(...lines);
	return file.kind === "refused" ? file.problems.map(({ line, problem, value }) => `${line} ${problem} ${value}`) : [];
};

describe("days of the week", () => {
	test.each([
		["Sen-Jum", [1, 2, 3, 4, 5]],
		["Mon - Fri", [1, 2, 3, 4, 5]],
		["Senin, Rabu; jum'at", [1, 3, 5]],
		["Sat Sun", [6, 7]],
		["Sab-Sen", [1, 6, 7]],
		["1-7", [1, 2, 3, 4, 5, 6, 7]],
		["Min", [7]],
		["", null],
		["Mo", null],
		["8", null],
		["Sen-Rab-Jum", null],
		["setiap hari", null],
	])("%j", (text, days) => {
		expect(parseWeekdays(text)).toEqual(days);
	});

	test("are written so that they can be read again, in both languages", () => {
		for (let mask = 1; mask < 128; mask++) {
			const days = [1, 2, 3, 4, 5, 6, 7].filter((day) => mask & (1 << day));
			if (days.length > 0)
				for (const language of ["id", "en"] as const)
					expect(parseWeekdays(writeWeekdays(days, language))).toEqual(days);
		}
		expect(writeWeekdays([1, 2, 3, 5], "id")).toBe("Sen-Rab Jum");
	});
});

describe("a shift file", () => {
	test("becomes shifts", () => {
		expect(
			read("P1,Pagi,08:00,17.00,Sen-Jum,5,", 'M1,"Malam, gudang",22:00,6:00:00,Sab,0,"gudang; Satpam, malam"'),
		).toEqual({
			kind: "read",
			shifts: [
				{
					code: "P1",
					name: "Pagi",
					startMinute: 480,
					endMinute: 1020,
					weekdays: [1, 2, 3, 4, 5],
					graceMinutes: 5,
					groupIds: null,
				},
				{
					code: "M1",
					name: "Malam, gudang",
					startMinute: 1320,
					endMinute: 360,
					weekdays: [6],
					graceMinutes: 0,
					groupIds: ["g1", "g2"],
				},
			],
		});
	});

	test("names every mistake by its line", () => {
		expect(
			problemsOf(
				"=1+1,Pagi,08:00,17:00,Sen,5,",
				"P1,,8,25:00,Hari Kerja,lima,Dapur",
				"P2,Pagi,08:00,17:00,Sen,-1,",
				"",
				"p2,Pagi,08:00,17:00,Sen,1.5,,lebih",
			),
		).toEqual([
			"2 code_invalid =1+1",
			"3 name_invalid ",
			"3 time_invalid 8",
			"3 time_invalid 25:00",
			"3 days_invalid Hari Kerja",
			"3 grace_invalid lima",
			"3 group_unknown Dapur",
			"4 grace_invalid -1",
			"6 too_many_cells lebih",
			"6 grace_invalid 1.5",
			"6 code_double p2",
		]);
	});

	test.each([
		["nothing in it", "", ["1 empty "]],
		["a header alone", HEADER, ["2 empty "]],
		[
			"other columns",
			"code,name,start,end,days,grace,groups\nP,Pagi,08:00,17:00,Sen,5,",
			["1 column_missing grace_minutes", "1 column_unknown grace"],
		],
	])("with %s is refused", (_name, text, problems) => {
		const file = readShiftFile(text, groups);
		expect(
			file.kind === "refused" && file.problems.map((each) => `${each.line} ${each.problem} ${each.value}`),
		).toEqual(problems);
	});

	test("is refused beyond as many shifts as there may be", () => {
		const lines = Array.from({ length: 101 }, (_, i) => `S${i},Shift,08:00,17:00,Sen,5,`);
		expect(problemsOf(...lines)).toEqual(["102 too_many_shifts 100"]);
		expect(problemsOf(...lines.slice(1))).toEqual([]);
	});

	test.each(["id", "en"] as const)("that was written is read as it was (%s)", (language) => {
		const file = read(
			"P1,Pagi,08:00,17:00,Sen-Jum,5,",
			'M1,"Malam ""dua""",22:00,06:00,Sab Min,10,Gudang;"Satpam, malam"'.replace(
				',Gudang;"Satpam, malam"',
				',"Gudang;Satpam, malam"',
			),
		);
		if (file.kind === "refused") throw new Error("not read");
		const kept = file.shifts.map((shift, i) => ({ ...shift, shiftId: String(i) }));
		expect(readShiftFile(writeShiftFile(kept, groups, language), groups)).toEqual(file);
	});
});
