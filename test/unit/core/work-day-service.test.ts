import { describe, expect, test } from "vitest";
import type { Shift } from "../../../src/core/domain/attendance/shift.ts";
import { type CoreFixture, createCoreFixture } from "../../support/core-fixture.ts";
import { employeeId } from "../../support/environment.ts";

const ANI = employeeId("ani");
const HOUR = 3_600_000;

/** It is 08.00 on 23 November 2026 in Jakarta; work days begin at 04.00. */
function withAni(): CoreFixture {
	const core = createCoreFixture();
	core.employees.add(ANI);
	return core;
}
const punch = (core: CoreFixture, agoMs = 0) =>
	core.attendance.punch({
		employeeId: ANI,
		method: "api",
		...(agoMs > 0 && { occurredAtMs: core.time.clock.nowMs() - agoMs }),
	});

describe("the log of a work day", () => {
	test("begins at the set hour, not at midnight", () => {
		const core = withAni();
		punch(core, 5 * HOUR);
		punch(core, 3 * HOUR);
		expect(core.workDays.day()).toMatchObject({
			date: "2026-11-23",
			today: "2026-11-23",
			events: [{ kioskSeq: 2 }],
		});
		core.settings.update({ workDayStartMinute: 0 });
		expect(core.workDays.day().events.map(({ kioskSeq }) => kioskSeq)).toEqual([2, 1]);
	});

	test("tells the date of the calendar beside it: between midnight and that hour a search up to today ends with it", async () => {
		const core = withAni();
		await core.time.advance(18 * HOUR);
		expect(core.workDays.day()).toMatchObject({ today: "2026-11-23", calendarDate: "2026-11-24" });
	});

	test("of another date is that day's, and an empty one is empty", () => {
		const core = withAni();
		punch(core, 24 * HOUR);
		expect(core.workDays.day("2026-11-22")).toMatchObject({ date: "2026-11-22", events: [{ kioskSeq: 1 }] });
		expect(core.workDays.day()).toMatchObject({ events: [], workDays: [] });
	});

	test("counts a night shift on the day on which it began, with its end of the next", () => {
		const core = withAni();
		punch(core, 10 * HOUR);
		punch(core, 2 * HOUR);
		expect(core.workDays.day("2026-11-22").workDays).toMatchObject([
			{ employeeId: "ani", workedMs: 8 * HOUR, isInside: false, flags: [] },
		]);
		expect(core.workDays.day().workDays).toEqual([]);
	});

	test("is complete on a day with more punches than one page", () => {
		const core = withAni();
		core.settings.update({ cooldownSeconds: 0 });
		for (let i = 0; i < 1_201; i++) punch(core);
		expect(core.workDays.day().events).toHaveLength(1_201);
	});
});

describe("a missed punch that a supervisor tells", () => {
	const missed = { employeeId: ANI, direction: "OUT", workDate: "2026-11-22", minute: 17 * 60, note: "lupa" } as const;

	test("is recorded for its own time as the supervisor's, and audited", () => {
		const core = withAni();
		const { state, event } = core.workDays.enterMissed(missed, "supervisor");
		expect(state).toBe("recorded");
		expect(event).toMatchObject({ direction: "OUT", method: "supervisor", directionSource: "requested", note: "lupa" });
		expect(new Date(event.occurredAtMs).toISOString()).toBe("2026-11-22T10:00:00.000Z");
		expect(core.audit.list(1)).toMatchObject([
			{ actor: "supervisor", action: "attendance.enterMissed", subject: "ani", detail: { eventId: event.eventId } },
		]);
		expect(core.workDays.day("2026-11-22").workDays).toMatchObject([{ flags: ["missing_in"] }]);
	});

	test("before the hour at which days begin is of the next morning", () => {
		const { event } = withAni().workDays.enterMissed({ ...missed, minute: 2 * 60 }, "supervisor");
		expect(new Date(event.occurredAtMs).toISOString()).toBe("2026-11-22T19:00:00.000Z");
	});

	test("told twice is one record", () => {
		const core = withAni();
		const first = core.workDays.enterMissed(missed, "supervisor");
		expect(core.workDays.enterMissed(missed, "supervisor")).toEqual({ state: "already_recorded", event: first.event });
	});

	test("for a time to come is refused", () => {
		const core = withAni();
		expect(() => core.workDays.enterMissed({ ...missed, workDate: "2026-11-23" }, "supervisor")).toThrow(
			"VALIDATION_FAILED",
		);
		expect(core.audit.list(1)).toEqual([]);
	});
});

describe("with a shift plan", () => {
	const night: Shift = {
		shiftId: "n",
		code: "M",
		name: "Malam",
		startMinute: 22 * 60,
		endMinute: 6 * 60,
		weekdays: [1, 2, 3, 4, 5, 6, 7],
		graceMinutes: 5,
		groupIds: null,
	};
	const enter = (core: CoreFixture, direction: "IN" | "OUT", workDate: string, minute: number) =>
		core.workDays.enterMissed({ employeeId: ANI, direction, workDate, minute, note: "lupa" }, "supervisor").event;
	const local = (text: string) => Date.parse(`${text}:00+07:00`);

	test("a forgotten OUT of a night is entered on the day of the night, and lands on the next morning", () => {
		const core = withAni();
		core.shifts.put(night);
		enter(core, "IN", "2026-11-22", 22 * 60);
		const event = enter(core, "OUT", "2026-11-22", 6 * 60 + 10);
		expect(event).toMatchObject({
			occurredAtMs: local("2026-11-23T06:10"),
			workDate: "2026-11-22",
			shift: { code: "M" },
		});
		expect(core.workDays.day("2026-11-22").workDays).toMatchObject([{ workedMs: 8 * HOUR + 600_000, flags: [] }]);
	});

	test("so does the OUT of a stay that began before midnight, without any plan", () => {
		const core = withAni();
		enter(core, "IN", "2026-11-22", 20 * 60);
		expect(enter(core, "OUT", "2026-11-22", 7 * 60).occurredAtMs).toBe(local("2026-11-23T07:00"));
	});

	test("an IN shortly after midnight for a shift from midnight on is of that very day", () => {
		const core = withAni();
		core.shifts.put({ ...night, startMinute: 0, endMinute: 8 * 60 });
		expect(enter(core, "IN", "2026-11-22", 5).occurredAtMs).toBe(local("2026-11-22T00:05"));
		expect(enter(core, "IN", "2026-11-21", 23 * 60 + 30)).toMatchObject({ workDate: "2026-11-21" });
	});

	test("who is early for a shift from midnight on is of the next day, also where no shift may be long", () => {
		const core = withAni();
		core.settings.update({ longestShiftHours: 1, workDayStartMinute: 0 });
		core.shifts.put({ ...night, startMinute: 0, endMinute: 8 * 60 });
		const early = { employeeId: ANI, method: "api", occurredAtMs: local("2026-11-21T22:30") } as const;
		core.attendance.punch(early);
		expect(core.workDays.day("2026-11-22").workDays).toMatchObject([{ employeeId: "ani", punches: 1 }]);
	});

	test("a correction keeps work day and shift", () => {
		const core = withAni();
		core.shifts.put(night);
		const wrong = enter(core, "IN", "2026-11-22", 22 * 60);
		core.shifts.remove("n");
		const { workDate, shift, direction } = core.workDays.correct(wrong.eventId, "salah sentuh", "supervisor");
		expect({ workDate, shift, direction }).toEqual({ workDate: "2026-11-22", shift: wrong.shift, direction: "OUT" });
	});

	test("who forgot the OUT of a night and corrects what was taken for it has come for the new day", async () => {
		const core = withAni();
		core.shifts.put(night);
		core.shifts.put({ ...night, shiftId: "s", code: "S", startMinute: 13 * 60, endMinute: 21 * 60 });
		enter(core, "IN", "2026-11-22", 22 * 60);
		await core.time.advance(4 * HOUR + 55 * 60_000);
		const { event } = core.attendance.punch({ employeeId: ANI, method: "face" });
		expect(event).toMatchObject({ direction: "OUT", workDate: "2026-11-22", shift: { code: "M" } });
		const own = core.attendance.correctOwn(event.eventId);
		expect(own).toMatchObject({ direction: "IN", workDate: "2026-11-23", shift: { code: "S" } });
		const back = core.workDays.correct(own.eventId, "keliru", "supervisor");
		expect(back).toMatchObject({ direction: "OUT", workDate: "2026-11-22", shift: { code: "M" } });
		await core.time.advance(24 * HOUR);
		const again = core.workDays.correct(back.eventId, "masuk", "supervisor");
		expect(again).toMatchObject({ direction: "IN", workDate: "2026-11-23", shift: { code: "S" } });
		expect(core.workDays.day("2026-11-22").workDays).toMatchObject([{ flags: ["missing_out"], workedMs: 0 }]);
		expect(core.workDays.day("2026-11-23").workDays).toMatchObject([{ shifts: [{ code: "S" }] }]);
	});

	test("an IN that was the OUT of a night is of the night", async () => {
		const core = withAni();
		core.shifts.put(night);
		core.settings.update({ directionRule: { kind: "fixed", direction: "IN" } });
		enter(core, "IN", "2026-11-22", 22 * 60);
		const { event } = core.attendance.punch({ employeeId: ANI, method: "face" });
		expect(event).toMatchObject({ direction: "IN", workDate: "2026-11-23" });
		expect(core.workDays.correct(event.eventId, "pulang", "supervisor")).toMatchObject({
			direction: "OUT",
			workDate: "2026-11-22",
			shift: { code: "M" },
		});
	});

	test("who was planned and not seen is told once the shift has begun, and nothing is put into the log", async () => {
		const core = withAni();
		core.employees.add(employeeId("budi"));
		core.shifts.put({ ...night, startMinute: 8 * 60, endMinute: 17 * 60 });
		const missed = () => core.workDays.day().noShows.map(({ employeeId: who, state }) => `${who} ${state}`);
		expect(missed()).toEqual([]);
		await core.time.advance(7 * 60_000);
		punch(core);
		expect(missed()).toEqual(["budi not_yet"]);
		await core.time.advance(9 * HOUR);
		expect(missed()).toEqual(["budi none"]);
		expect(core.log.events).toHaveLength(1);
	});
});
