import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ClockState, Direction } from "../../../src/core/domain/attendance/attendance-event.ts";
import type { PlannedShift } from "../../../src/core/domain/attendance/shift.ts";
import { summariseWorkDays, toWorkDate, type WorkDayRules } from "../../../src/core/domain/attendance/work-day.ts";
import { employeeId } from "../../support/environment.ts";

const HOUR = 3_600_000;
const at = (local: string) => Date.parse(`${local}:00+07:00`);
const rules: WorkDayRules = { longestShiftMs: 16 * HOUR, workDayStartMinute: 240, nowMs: at("2026-11-30T12:00") };

function punch(who: string, direction: Direction, local: string, clockState: ClockState = "trusted") {
	return {
		eventId: `${who} ${direction} ${local}`,
		corrects: null as string | null,
		employeeId: employeeId(who),
		employeeName: who.toUpperCase(),
		direction,
		occurredAtMs: at(local),
		offsetMinutes: 420,
		clockState,
		workDate: null as string | null,
		shift: null as PlannedShift | null,
	};
}
const summarise = (punches: readonly ReturnType<typeof punch>[], changes: Partial<WorkDayRules> = {}) => [
	...summariseWorkDays(punches, { ...rules, ...changes }),
];

describe("the work day of a moment", () => {
	test.each([
		["2026-11-23T03:59", "2026-11-22"],
		["2026-11-23T04:00", "2026-11-23"],
		["2026-11-23T23:59", "2026-11-23"],
	])("%s is %s", (local, workDate) => {
		expect(toWorkDate({ atMs: at(local), offsetMinutes: 420 }, 240)).toBe(workDate);
	});
});

describe("a work day", () => {
	test("goes from the first IN to the last OUT; a lunch outside is not worked", () => {
		const [day, ...others] = summarise([
			punch("ani", "IN", "2026-11-23T08:00"),
			punch("ani", "OUT", "2026-11-23T12:00"),
			punch("ani", "IN", "2026-11-23T13:00"),
			punch("ani", "OUT", "2026-11-23T17:00"),
		]);
		expect(others).toEqual([]);
		expect(day).toEqual({
			employeeId: "ani",
			employeeName: "ANI",
			workDate: "2026-11-23",
			firstIn: { atMs: at("2026-11-23T08:00"), offsetMinutes: 420 },
			lastOut: { atMs: at("2026-11-23T17:00"), offsetMinutes: 420 },
			workedMs: 8 * HOUR,
			isInside: false,
			punches: 4,
			shifts: [],
			lateMinutes: 0,
			earlyLeaveMinutes: 0,
			flags: [],
		});
	});

	test("of a night shift is the day on which it began, although it ends on another", () => {
		const days = summarise([punch("ani", "IN", "2026-11-23T22:00"), punch("ani", "OUT", "2026-11-24T06:00")]);
		expect(days).toMatchObject([{ workDate: "2026-11-23", workedMs: 8 * HOUR, flags: [] }]);
	});

	test("without an OUT is flagged, and no hours are invented", () => {
		const days = summarise([
			punch("ani", "IN", "2026-11-23T08:00"),
			punch("ani", "IN", "2026-11-24T08:00"),
			punch("ani", "OUT", "2026-11-24T17:00"),
		]);
		expect(days).toMatchObject([
			{ workDate: "2026-11-23", workedMs: 0, lastOut: null, flags: ["missing_out"] },
			{ workDate: "2026-11-24", workedMs: 9 * HOUR, flags: [] },
		]);
	});

	test("an OUT long after any shift does not close an old IN", () => {
		const days = summarise([punch("ani", "IN", "2026-11-23T08:00"), punch("ani", "OUT", "2026-11-24T17:00")]);
		expect(days).toMatchObject([
			{ workDate: "2026-11-23", flags: ["missing_out"] },
			{ workDate: "2026-11-24", firstIn: null, workedMs: 0, flags: ["missing_in"] },
		]);
	});

	test("that goes on shows the person as inside; one that went on for too long as without OUT", () => {
		const punches = [punch("ani", "IN", "2026-11-30T08:00"), punch("budi", "IN", "2026-11-29T08:00")].reverse();
		expect(summarise(punches)).toMatchObject([
			{ employeeId: "budi", isInside: false, flags: ["missing_out"] },
			{ employeeId: "ani", isInside: true, flags: [] },
		]);
	});

	test("counts a correction instead of what it corrects", () => {
		const wrong = punch("ani", "OUT", "2026-11-23T08:00");
		const right = { ...punch("ani", "IN", "2026-11-23T08:00"), corrects: wrong.eventId };
		const other = punch("budi", "IN", "2026-11-23T08:00");
		const days = summarise([wrong, other, right, punch("ani", "OUT", "2026-11-23T17:00")]);
		expect(days).toMatchObject([
			{ employeeId: "ani", workedMs: 9 * HOUR, punches: 2, flags: [] },
			{ employeeId: "budi", punches: 1 },
		]);
	});

	test("punched with a clock that cannot be believed says so", () => {
		expect(summarise([punch("ani", "OUT", "2026-11-23T08:00", "suspect")])[0]?.flags).toEqual([
			"missing_in",
			"clock_suspect",
		]);
	});
});

test("every punch is counted once, days come in order, and worked time is never negative", () => {
	const anyPunch = fc.record({
		who: fc.constantFrom("ani", "budi", "citra"),
		direction: fc.constantFrom<Direction>("IN", "OUT"),
		afterMinutes: fc.integer({ min: 0, max: 40 * 60 }),
	});
	fc.assert(
		fc.property(fc.array(anyPunch, { maxLength: 60 }), (drafts) => {
			let atMs = at("2026-11-01T00:00");
			const punches = drafts.map(({ who, direction, afterMinutes }) => {
				atMs += afterMinutes * 60_000;
				return { ...punch(who, direction, "2026-11-01T00:00"), occurredAtMs: atMs };
			});
			const days = summarise(punches, { nowMs: atMs });
			const keys = days.map((day) => `${day.workDate} ${day.employeeId}`);
			expect(keys).toEqual([...new Set(keys)].sort());
			expect(days.reduce((sum, day) => sum + day.punches, 0)).toBe(punches.length);
			expect(days.every((day) => day.workedMs >= 0)).toBe(true);
		}),
	);
});

describe("a work day with a shift", () => {
	const shift: PlannedShift = {
		code: "P",
		startMs: at("2026-11-23T08:00"),
		endMs: at("2026-11-23T17:00"),
		graceMinutes: 5,
	};
	const planned = (direction: Direction, local: string) => ({
		...punch("ani", direction, `2026-11-23T${local}`),
		workDate: "2026-11-23",
		shift,
	});
	const [IN, OUT] = [(local: string) => planned("IN", local), (local: string) => planned("OUT", local)];

	test.each([
		["on time", [IN("07:55"), OUT("17:00")], 0, 0, []],
		["within the grace, to the minute", [IN("08:05"), OUT("16:55")], 0, 0, []],
		["late by more than the grace counts whole", [IN("08:06"), OUT("17:30")], 6, 0, ["late"]],
		["early by more than the grace counts whole", [IN("08:00"), OUT("16:54")], 0, 6, ["early_leave"]],
		["both", [IN("09:00"), OUT("15:30")], 60, 90, ["late", "early_leave"]],
		["still there: nobody has left early", [IN("09:00")], 60, 0, ["missing_out", "late"]],
		["back after lunch, then the OUT is forgotten", [IN("08:00"), OUT("12:00"), IN("13:00")], 0, 0, ["missing_out"]],
		[
			"the first IN is forgotten: nobody can tell whether it was late",
			[OUT("12:00"), IN("13:00"), OUT("17:00")],
			0,
			0,
			["missing_in"],
		],
	] as const)("%s", (_name, punches, lateMinutes, earlyLeaveMinutes, flags) => {
		expect(summarise(punches)).toMatchObject([{ lateMinutes, earlyLeaveMinutes, flags, shifts: [shift] }]);
	});

	test("late by seconds is on time: the minute on the clock counts", () => {
		const seconds = { ...IN("08:05"), occurredAtMs: at("2026-11-23T08:05") + 59_000 };
		expect(summarise([seconds, OUT("17:00")])).toMatchObject([{ lateMinutes: 0 }]);
	});

	test("is the day that was kept with the punch, whatever hour work days begin at now", () => {
		const early = { ...punch("ani", "IN", "2026-11-23T23:00"), workDate: "2026-11-24" };
		expect(summarise([early], { workDayStartMinute: 0 })).toMatchObject([{ workDate: "2026-11-24" }]);
	});

	test("of two turns judges the coming by the first and the going by the second", () => {
		const evening = { ...shift, code: "S", startMs: at("2026-11-23T17:00"), endMs: at("2026-11-23T21:00") };
		const second = [IN("17:05"), OUT("20:00")].map((event) => ({ ...event, shift: evening }));
		expect(summarise([IN("08:10"), OUT("17:00"), ...second])).toMatchObject([
			{ lateMinutes: 10, earlyLeaveMinutes: 60, shifts: [shift, evening] },
		]);
	});

	test("keeps day and turn when a direction is corrected", () => {
		const wrong = OUT("08:00");
		const right = { ...IN("08:00"), eventId: "right", corrects: wrong.eventId };
		expect(summarise([wrong, right, OUT("17:00")])).toMatchObject([{ workedMs: 9 * HOUR, flags: [], shifts: [shift] }]);
	});
});
