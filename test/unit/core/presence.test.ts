import { describe, expect, test } from "vitest";
import {
	countGroups,
	isInGroup,
	type PresenceGroup,
	tellPresence,
} from "../../../src/core/domain/attendance/presence.ts";
import type { WorkDay } from "../../../src/core/domain/attendance/work-day.ts";
import { employeeId } from "../../support/environment.ts";

const roster = ["ani", "budi", "citra"].map((id) => ({ employeeId: employeeId(id), name: id.toUpperCase() }));

const nobody = new Set<ReturnType<typeof employeeId>>();

function day(id: string, changes: Partial<WorkDay> = {}): WorkDay {
	return {
		employeeId: employeeId(id),
		employeeName: id.toUpperCase(),
		workDate: "2026-11-23",
		firstIn: { atMs: 1, offsetMinutes: 420 },
		lastOut: null,
		workedMs: 0,
		isInside: true,
		punches: 1,
		shifts: [],
		lateMinutes: 0,
		earlyLeaveMinutes: 0,
		flags: [],
		...changes,
	};
}
const stateOf = (people: ReturnType<typeof tellPresence>) =>
	Object.fromEntries(people.map(({ employeeId: id, state }) => [id, state]));

describe("who is here", () => {
	test("everybody is in one of three states, those without a punch too", () => {
		const people = tellPresence({
			roster,
			today: [day("ani"), day("budi", { isInside: false })],
			before: [],
			missing: nobody,
		});
		expect(stateOf(people)).toEqual({ ani: "inside", budi: "left", citra: "not_seen" });
		expect(countGroups(people)).toEqual({ inside: 1, late: 0, missing: 0, not_seen: 1, left: 1, incomplete: 0 });
	});

	test("a night shift that goes on is inside, one that ended is not seen today", () => {
		const before = [day("ani"), day("budi", { isInside: false })];
		expect(stateOf(tellPresence({ roster, today: [], before, missing: nobody }))).toEqual({
			ani: "inside",
			budi: "not_seen",
			citra: "not_seen",
		});
	});

	test("today counts more than a shift of yesterday", () => {
		const people = tellPresence({
			roster,
			today: [day("ani", { isInside: false })],
			before: [day("ani")],
			missing: nobody,
		});
		expect(stateOf(people)["ani"]).toBe("left");
	});

	test("whose shift has begun is missing, and still to come", () => {
		const people = tellPresence({ roster, today: [], before: [], missing: new Set([employeeId("budi")]) });
		expect(countGroups(people)).toMatchObject({ missing: 1, not_seen: 3 });
		expect(people.filter((person) => isInGroup(person, "missing")).map(({ name }) => name)).toEqual(["BUDI"]);
	});

	test("who punched and is no employee any more comes last, under the name that is left", () => {
		const gone = day("erased-7", { employeeName: null });
		const people = tellPresence({ roster, today: [gone, day("dedi")], before: [], missing: nobody });
		expect(people.slice(3).map(({ name }) => name)).toEqual(["erased-7", "DEDI"]);
	});

	test.each<[PresenceGroup, WorkDay["flags"], boolean]>([
		["incomplete", ["missing_in"], true],
		["incomplete", ["missing_out"], true],
		["incomplete", ["clock_suspect"], false],
		["inside", ["missing_in"], true],
		["late", ["late"], true],
		["late", ["early_leave"], false],
	])("%s with %j: %s", (group, flags, isIn) => {
		const [person] = tellPresence({ roster, today: [day("ani", { flags })], before: [], missing: nobody });
		expect(person && isInGroup(person, group)).toBe(isIn);
	});
});
