import { describe, expect, test } from "vitest";
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
