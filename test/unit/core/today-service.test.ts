import { expect, test } from "vitest";
import { createTodayService } from "../../../src/core/services/attendance/today-service.ts";
import { createCoreFixture } from "../../support/core-fixture.ts";
import { employeeId } from "../../support/environment.ts";

const HOUR = 3_600_000;

/** It is 08.00 in Jakarta; work days begin at 04.00. */
function office() {
	const core = createCoreFixture();
	for (const id of ["ani", "budi", "citra"]) core.employees.add(employeeId(id));
	const punch = (id: string, agoMs = 0) =>
		core.attendance.punch({
			employeeId: employeeId(id),
			method: "api",
			...(agoMs > 0 && { occurredAtMs: core.time.clock.nowMs() - agoMs }),
		}).event;
	return {
		...core,
		punch,
		today: createTodayService({ workDays: core.workDays, employees: core.employees, shifts: core.shifts }),
	};
}

test("a day without punches has everybody to come", () => {
	expect(office().today.overview()).toEqual({
		date: "2026-11-23",
		employees: 3,
		counts: { inside: 0, late: 0, missing: 0, not_seen: 3, left: 0, incomplete: 0 },
		hasShifts: false,
		latest: [],
	});
});

test("each count has the people behind it", () => {
	const { punch, today } = office();
	punch("ani", 2 * HOUR);
	punch("budi", 2 * HOUR);
	punch("budi", HOUR);
	expect(today.overview().counts).toMatchObject({ inside: 1, not_seen: 1, left: 1, incomplete: 0 });
	const namesOf = (group: Parameters<typeof today.people>[0]) => today.people(group).map(({ name }) => name);
	expect([namesOf("inside"), namesOf("left"), namesOf("not_seen"), namesOf("incomplete")]).toEqual([
		["ani"],
		["budi"],
		["citra"],
		[],
	]);
});

test("a night shift that began yesterday is in the office", () => {
	const { punch, today } = office();
	punch("ani", 6 * HOUR);
	expect(today.people("inside").map(({ name }) => name)).toEqual(["ani"]);
});

test("somebody deactivated is not waited for", () => {
	const { employees, today } = office();
	employees.deactivate(employeeId("citra"));
	expect(today.overview()).toMatchObject({ employees: 2, counts: { not_seen: 2 } });
});

test("a corrected punch is told once, as it holds", () => {
	const { punch, workDays, today } = office();
	const { eventId } = punch("ani");
	const correction = workDays.correct(eventId, "salah arah", "supervisor");
	expect(today.overview().latest).toMatchObject([{ eventId: correction.eventId, direction: "OUT" }]);
});

test("with shifts it tells who came late, and who is still to come although the shift has begun", () => {
	const { punch, shifts, today } = office();
	shifts.put({
		shiftId: "s-1",
		code: "P",
		name: "Pagi",
		startMinute: 7 * 60 + 30,
		endMinute: 17 * 60,
		weekdays: [1, 2, 3, 4, 5, 6, 7],
		graceMinutes: 5,
		groupIds: null,
	});
	punch("ani");
	expect(today.overview()).toMatchObject({ hasShifts: true, counts: { late: 1, missing: 2, not_seen: 2 } });
	expect(today.people("late").map(({ name }) => name)).toEqual(["ani"]);
	expect(today.people("missing").map(({ name }) => name)).toEqual(["budi", "citra"]);
});
