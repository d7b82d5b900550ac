import { describe, expect, test } from "vitest";
import {
	isForGroup,
	type Shift,
	turnOfArrival,
	turnOfLeaving,
	turnsOn,
} from "../../../src/core/domain/attendance/shift.ts";

const HOUR = 3_600_000;
const minute = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
const shift = (code: string, start: string, end: string, changes: Partial<Shift> = {}): Shift => ({
	shiftId: code,
	code,
	name: code,
	startMinute: minute(start),
	endMinute: minute(end),
	weekdays: [1, 2, 3, 4, 5, 6, 7],
	graceMinutes: 5,
	groupIds: null,
	...changes,
});

/** Jakarta has one offset all year. */
const jakarta = () => 420;
const at = (local: string) => Date.parse(`${local}:00+07:00`);
const day = shift("D", "08:00", "17:00");
const night = shift("N", "22:00", "06:00");
const threeShifts = [shift("A", "06:00", "14:00"), shift("B", "14:00", "22:00"), shift("C", "22:00", "06:00")];
const told = (turn: ReturnType<typeof turnOfArrival>) => turn && `${turn.shift.code} ${turn.workDate}`;

describe("a turn", () => {
	test("goes over midnight when the end is not after the start, and belongs to the day on which it begins", () => {
		expect(turnsOn([night], "2026-11-23", jakarta)).toEqual([
			{
				workDate: "2026-11-23",
				shift: { code: "N", startMs: at("2026-11-23T22:00"), endMs: at("2026-11-24T06:00"), graceMinutes: 5 },
			},
		]);
	});

	test("of 24 hours begins and ends at the same minute", () => {
		const [turn] = turnsOn([shift("W", "07:00", "07:00")], "2026-11-23", jakarta);
		expect(turn && turn.shift.endMs - turn.shift.startMs).toBe(24 * HOUR);
	});

	test("is there only on the days of the week on which it begins", () => {
		const friday = shift("F", "22:00", "06:00", { weekdays: [5] });
		expect(turnsOn([friday], "2026-11-27", jakarta)).toHaveLength(1);
		expect(turnsOn([friday], "2026-11-28", jakarta)).toEqual([]);
		expect(told(turnOfLeaving([friday], at("2026-11-28T06:00"), jakarta))).toBe("F 2026-11-27");
	});
});

describe("who comes", () => {
	test.each([
		["on time", [day], "2026-11-23T08:00", "D 2026-11-23"],
		["two hours early", [day], "2026-11-23T06:00", "D 2026-11-23"],
		["earlier than anybody would", [day], "2026-11-23T05:59", null],
		["late, and the turn still goes on", [day], "2026-11-23T16:59", "D 2026-11-23"],
		["when it is over", [day], "2026-11-23T17:00", null],
		["to the night, before midnight", [night], "2026-11-23T21:40", "N 2026-11-23"],
		["to the night, late, after midnight", [night], "2026-11-24T00:30", "N 2026-11-23"],
		[
			"to a turn from midnight on, the evening before",
			[shift("Z", "00:00", "08:00")],
			"2026-11-23T22:30",
			"Z 2026-11-24",
		],
		["in three turns, to the one that begins", threeShifts, "2026-11-23T13:45", "B 2026-11-23"],
		["in three turns, late for the morning", threeShifts, "2026-11-23T11:00", "A 2026-11-23"],
		["in three turns, early for the night", threeShifts, "2026-11-23T21:10", "C 2026-11-23"],
		[
			"half way between two starts, to the earlier",
			[shift("1", "08:00", "16:00"), shift("2", "10:00", "18:00")],
			"2026-11-23T09:00",
			"1 2026-11-23",
		],
		["where nothing is planned", [], "2026-11-23T08:00", null],
	] as const)("%s", (_name, shifts, local, expected) => {
		expect(told(turnOfArrival(shifts, at(local), jakarta))).toBe(expected);
	});
});

describe("who goes, and nobody knows since when they were there", () => {
	test.each([
		["at the end", [day], "2026-11-23T17:00", "D 2026-11-23"],
		["early", [day], "2026-11-23T15:00", "D 2026-11-23"],
		["after overtime", [day], "2026-11-23T23:00", "D 2026-11-23"],
		["after more than overtime", [day], "2026-11-23T23:01", null],
		["before anything began", [day], "2026-11-23T07:59", null],
		["from the night", [night], "2026-11-24T06:05", "N 2026-11-23"],
		["in three turns, from the one that ends", threeShifts, "2026-11-23T14:10", "A 2026-11-23"],
	] as const)("%s", (_name, shifts, local, expected) => {
		expect(told(turnOfLeaving(shifts, at(local), jakarta))).toBe(expected);
	});
});

describe("where the clock changes (Berlin: 29 March 02:00 to 03:00, 25 October 03:00 to 02:00)", () => {
	const [spring, autumn] = [Date.parse("2026-03-29T01:00Z"), Date.parse("2026-10-25T01:00Z")];
	const berlin = (atMs: number) => (atMs >= spring && atMs < autumn ? 120 : 60);

	test.each([
		["is an hour shorter in spring", "2026-03-28", 7],
		["is an hour longer in autumn", "2026-10-24", 9],
		["is as long as ever on another day", "2026-06-01", 8],
	])("a night %s", (_name, date, hours) => {
		const [turn] = turnsOn([night], date, berlin);
		expect(turn && (turn.shift.endMs - turn.shift.startMs) / HOUR).toBe(hours);
	});

	test("the day after begins by the new clock", () => {
		const [turn] = turnsOn([day], "2026-03-29", berlin);
		expect(turn && new Date(turn.shift.startMs).toISOString()).toBe("2026-03-29T06:00:00.000Z");
		expect(told(turnOfArrival([day], Date.parse("2026-03-29T08:00:00+02:00"), berlin))).toBe("D 2026-03-29");
	});
});

describe("whose a shift is", () => {
	test.each([
		["everybody's", null, null, true],
		["everybody's, of a group too", null, "g1", true],
		["of a group, for its people", ["g1"], "g1", true],
		["of a group, for others", ["g1"], "g2", false],
		["of a group, for who is in none", ["g1"], null, false],
		["nobody's any more", [], "g1", false],
	] as const)("%s", (_name, groupIds, groupId, expected) => {
		expect(isForGroup({ groupIds }, groupId)).toBe(expected);
	});
});
