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
