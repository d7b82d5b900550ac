import { describe, expect, test } from "vitest";
import type { Direction } from "../../../src/core/domain/attendance/attendance-event.ts";
import { type DirectionQuestion, decideDirection } from "../../../src/core/domain/attendance/direction-rule.ts";

const HOUR = 3_600_000;
const JAKARTA = 7 * 60;

/** 23 November 2026 at this time of day in Jakarta. */
const at = (time: string) => Date.parse(`2026-11-23T${time}:00+07:00`);
const did = (direction: Direction, occurredAtMs: number) => ({ direction, occurredAtMs });
const minute = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
const window = (from: string, to: string, direction: Direction) => ({
	fromMinute: minute(from),
	toMinute: minute(to),
	direction,
});

function decide(changes: Partial<DirectionQuestion>) {
	return decideDirection({
		rule: { kind: "alternate" },
		preceding: null,
		atMs: at("08:00"),
		offsetMinutes: JAKARTA,
		longestShiftMs: 16 * HOUR,
		...changes,
	});
}

describe("alternating", () => {
	test.each([
		["nothing before", null, "08:00", "IN"],
		["after IN this morning", did("IN", at("08:00")), "17:00", "OUT"],
		["after OUT", did("OUT", at("17:00")), "17:30", "IN"],
		["a night shift ends after midnight", did("IN", at("22:00") - 24 * HOUR), "06:00", "OUT"],
		["a double shift, to the minute", did("IN", at("06:00") - 24 * HOUR + 8 * HOUR), "06:00", "OUT"],
		["an IN of yesterday morning stays open", did("IN", at("08:00") - 24 * HOUR), "08:00", "IN"],
		["an IN older than any shift, by a minute", did("IN", at("13:59") - 24 * HOUR), "06:00", "IN"],
		["clock put back an hour since", did("IN", at("09:00")), "08:00", "OUT"],
	] as const)("%s", (_name, preceding, time, direction) => {
		expect(decide({ preceding, atMs: at(time) })).toEqual({ direction, directionSource: "alternating" });
	});
});

describe("fixed", () => {
	test.each(["IN", "OUT"] as const)("always %s", (direction) => {
		for (const preceding of [null, did("IN", at("07:00")), did("OUT", at("07:00"))])
			expect(decide({ rule: { kind: "fixed", direction }, preceding })).toEqual({
				direction,
				directionSource: "fixed",
			});
	});
});

describe("windows", () => {
	const rule = {
		kind: "windows",
		windows: [window("05:00", "10:00", "IN"), window("15:00", "19:00", "OUT"), window("21:30", "02:00", "IN")],
	} as const;

	test.each([
		["04:59", null],
		["05:00", "IN"],
		["09:59", "IN"],
		["10:00", null],
		["16:00", "OUT"],
		["23:00", "IN"],
		["01:59", "IN"],
		["02:00", null],
	] as const)("%s", (time, direction) => {
		const answer = decide({ rule, preceding: did("OUT", at("00:00")), atMs: at(time) });
		expect(answer).toEqual(
			direction ? { direction, directionSource: "window" } : { direction: "IN", directionSource: "alternating" },
		);
	});

	test("a second punch in the same window is told as the window says", () => {
		expect(decide({ rule, preceding: did("IN", at("06:00")), atMs: at("08:00") }).direction).toBe("IN");
	});

	test("by the clock on the wall: the offset in force counts", () => {
		expect(decide({ rule, atMs: at("08:00"), offsetMinutes: 9 * 60 }).directionSource).toBe("alternating");
	});

	test("a window of a whole day fits always", () => {
		const allDay = { kind: "windows", windows: [window("04:00", "04:00", "OUT")] } as const;
		for (const time of ["00:00", "03:59", "04:00", "23:59"])
			expect(decide({ rule: allDay, atMs: at(time) }).direction).toBe("OUT");
	});
});
