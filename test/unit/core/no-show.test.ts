import { describe, expect, test } from "vitest";
import { type NoShowQuestion, tellNoShows } from "../../../src/core/domain/attendance/no-show.ts";
import type { Shift } from "../../../src/core/domain/attendance/shift.ts";
import { employeeId } from "../../support/environment.ts";

const at = (local: string) => Date.parse(`2026-11-23T${local}:00+07:00`);
const shift = (code: string, startHour: number, endHour: number, groupIds: string[] | null = null): Shift => ({
	shiftId: code,
	code,
	name: code,
	startMinute: startHour * 60,
	endMinute: endHour * 60,
	weekdays: [1],
	graceMinutes: 5,
	groupIds,
});
const member = (who: string, groupId: string | null = null) => ({
	employeeId: employeeId(who),
	name: who.toUpperCase(),
	groupId,
	isActive: true,
	enrolledAtMs: 0,
});
const ask = (changes: Partial<NoShowQuestion>) =>
	tellNoShows({
		workDate: "2026-11-23",
		members: [member("ani"), member("budi")],
		shifts: [shift("P", 8, 17)],
		present: new Set([employeeId("budi")]),
		nowMs: at("09:00"),
		offsetAt: () => 420,
		...changes,
	}).map(({ employeeId: who, state, shifts }) => `${who} ${state} ${shifts.map(({ code }) => code)}`);

describe("who is missed", () => {
	test.each([
		["before the shift begins", "07:59", []],
		["within the grace, to the minute", "08:05", []],
		["beyond the grace", "08:07", ["ani not_yet P"]],
		["while the shift goes on", "16:59", ["ani not_yet P"]],
		["when it is over", "17:00", ["ani none P"]],
	])("%s", (_name, now, expected) => {
		expect(ask({ nowMs: at(now) })).toEqual(expected);
	});

	test.each([
		["nobody on a day without that shift", { workDate: "2026-11-22", nowMs: at("09:00") }, []],
		["nobody without a plan", { shifts: [] }, []],
		["nobody who is not active any more", { members: [{ ...member("ani"), isActive: false }] }, []],
		["nobody who was enrolled later", { members: [{ ...member("ani"), enrolledAtMs: at("10:00") }] }, []],
		[
			"only the people of the shift's groups",
			{ shifts: [shift("P", 8, 17, ["g1"])], members: [member("ani"), member("cici", "g1")] },
			["cici not_yet P"],
		],
		[
			"nobody who may still come for a later turn",
			{ shifts: [shift("A", 6, 14), shift("B", 14, 22)], nowMs: at("13:00") },
			[],
		],
		[
			"everybody once the last turn has begun",
			{ shifts: [shift("B", 14, 22), shift("A", 6, 14)], nowMs: at("15:00") },
			["ani not_yet A,B"],
		],
	] as const)("%s", (_name, changes, expected) => {
		expect(ask(changes)).toEqual(expected);
	});
});
