import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Direction } from "../../../src/core/domain/attendance/attendance-event.ts";
import type { PlannedShift, Shift } from "../../../src/core/domain/attendance/shift.ts";
import { assignWork, type WorkQuestion } from "../../../src/core/domain/attendance/work-assignment.ts";

const HOUR = 3_600_000;
const at = (local: string) => Date.parse(`${local}:00+07:00`);
const plan = (code: string, startHour: number, endHour: number): Shift => ({
	shiftId: code,
	code,
	name: code,
	startMinute: startHour * 60,
	endMinute: endHour * 60,
	weekdays: [1, 2, 3, 4, 5, 6, 7],
	graceMinutes: 5,
	groupIds: null,
});
const threeShifts = [plan("A", 6, 14), plan("B", 14, 22), plan("C", 22, 6)];
const turn = (code: string, start: string, end: string): PlannedShift => ({
	code,
	startMs: at(start),
	endMs: at(end),
	graceMinutes: 5,
});
const did = (direction: Direction, local: string, workDate: string | null, shift: PlannedShift | null = null) => ({
	direction,
	occurredAtMs: at(local),
	offsetMinutes: 420,
	workDate,
	shift,
});
function assign(direction: Direction, local: string, changes: Partial<WorkQuestion> = {}) {
	return assignWork({
		direction,
		atMs: at(local),
		preceding: null,
		shifts: threeShifts,
		offsetAt: () => 420,
		longestShiftMs: 16 * HOUR,
		workDayStartMinute: 240,
		...changes,
	});
}

describe("an OUT", () => {
	test("belongs to the turn and day of its IN, also the next morning and after overtime into the next turn", () => {
		const night = turn("C", "2026-11-23T22:00", "2026-11-24T06:00");
		const preceding = did("IN", "2026-11-23T21:55", "2026-11-23", night);
		for (const local of ["2026-11-24T06:02", "2026-11-24T09:30"])
			expect(assign("OUT", local, { preceding })).toEqual({ workDate: "2026-11-23", shift: night });
	});

	test("keeps the shift as it was planned when the IN was recorded, whatever the plan says now", () => {
		const old = turn("OLD", "2026-11-23T07:00", "2026-11-23T15:00");
		const preceding = did("IN", "2026-11-23T07:00", "2026-11-23", old);
		expect(assign("OUT", "2026-11-23T15:00", { preceding }).shift).toEqual(old);
	});

	test("after an IN without a shift has none, on the day of that IN", () => {
		const preceding = did("IN", "2026-11-23T22:00", "2026-11-23");
		expect(assign("OUT", "2026-11-24T06:00", { preceding })).toEqual({ workDate: "2026-11-23", shift: null });
	});

	test("after an IN of before work days were kept is on the day of its hour", () => {
		const preceding = did("IN", "2026-11-24T02:00", null);
		expect(assign("OUT", "2026-11-24T06:00", { preceding })).toEqual({ workDate: "2026-11-23", shift: null });
	});

	test("belongs to its IN also when the computer's time zone was changed in between", () => {
		const day = turn("A", "2026-11-23T06:00", "2026-11-23T14:00");
		const preceding = did("IN", "2026-11-23T06:00", "2026-11-23", day);
		expect(assign("OUT", "2026-11-23T14:00", { preceding, offsetAt: () => 540 })).toEqual({
			workDate: "2026-11-23",
			shift: day,
		});
		expect(assign("IN", "2026-11-23T14:00", { offsetAt: () => 540 })).toMatchObject({ shift: { code: "B" } });
	});

	test("whose IN is older than any shift goes from the turn that ends nearest", () => {
		const preceding = did("IN", "2026-11-22T06:00", "2026-11-22", turn("A", "2026-11-22T06:00", "2026-11-22T14:00"));
		expect(assign("OUT", "2026-11-23T14:00", { preceding })).toMatchObject({
			workDate: "2026-11-23",
			shift: { code: "A" },
		});
	});
});

describe("an IN", () => {
	const morning = turn("A", "2026-11-23T06:00", "2026-11-23T14:00");

	test("after a break goes on with the turn, although another begins sooner than this one began", () => {
		const preceding = did("OUT", "2026-11-23T12:00", "2026-11-23", morning);
		expect(assign("IN", "2026-11-23T12:45", { preceding })).toEqual({ workDate: "2026-11-23", shift: morning });
	});

	test("after the end of the turn is for the next one", () => {
		const preceding = did("OUT", "2026-11-23T14:00", "2026-11-23", morning);
		expect(assign("IN", "2026-11-23T14:03", { preceding })).toMatchObject({ shift: { code: "B" } });
	});

	test("without any plan is on the day that its hour belongs to", () => {
		expect(assign("IN", "2026-11-24T03:59", { shifts: [] })).toEqual({ workDate: "2026-11-23", shift: null });
		expect(assign("IN", "2026-11-24T04:00", { shifts: [] })).toEqual({ workDate: "2026-11-24", shift: null });
	});
});

test("IN and OUT of one stay are always of one work day and one turn", () => {
	const start = at("2026-11-23T00:00");
	fc.assert(
		fc.property(fc.integer({ min: 0, max: 7 * 24 * 60 }), fc.integer({ min: 1, max: 16 * 60 }), (minute, stay) => {
			const question = { preceding: null, shifts: threeShifts, offsetAt: () => 420 };
			const rules = { longestShiftMs: 16 * HOUR, workDayStartMinute: 240 };
			const inMs = start + minute * 60_000;
			const came = assignWork({ ...question, ...rules, direction: "IN", atMs: inMs });
			const preceding = { direction: "IN", occurredAtMs: inMs, offsetMinutes: 420, ...came } as const;
			const gone = assignWork({ ...question, ...rules, direction: "OUT", atMs: inMs + stay * 60_000, preceding });
			expect(gone).toEqual(came);
		}),
	);
});
