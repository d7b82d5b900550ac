import { describe, expect, it } from "vitest";
import { missedPunchDraftFor } from "../../../src/renderer/features/attendance/missed-punch.ts";
import {
	filterMembers,
	memberChanges,
	memberIds,
	withToggled,
} from "../../../src/renderer/features/groups/member-draft.ts";
import { groupRuleDraftOf, groupRuleOf } from "../../../src/renderer/features/settings/rules-draft.ts";
import {
	dayStretches,
	draftOfShift,
	isComplete,
	newShift,
	toggled,
	toShiftRequest,
} from "../../../src/renderer/features/shifts/shift-draft.ts";

const people = [
	{ employeeId: "K-1", name: "Ani Lestari", groupId: "g1" },
	{ employeeId: "K-2", name: "Budi", groupId: "g2" },
	{ employeeId: "K-3", name: "Cici", groupId: null },
];

describe("members of a group", () => {
	it("are sent as what changes: who comes in, from another group too, and who goes out", () => {
		const before = memberIds(people, "g1");
		const chosen = withToggled(withToggled(withToggled(before, "K-1"), "K-2"), "K-3");
		expect(memberChanges(people, chosen, "g1")).toEqual({ added: ["K-2", "K-3"], removed: ["K-1"] });
		expect(memberChanges(people, before, "g1")).toEqual({ added: [], removed: [] });
	});

	it("are found by name and number, among everybody or among those chosen", () => {
		const chosen = new Set(["K-1", "K-2"]);
		const found = (search: string, shown: "all" | "members") =>
			filterMembers(people, chosen, { search, shown }).map(({ employeeId }) => employeeId);
		expect(found("les", "all")).toEqual(["K-1"]);
		expect(found("k-3", "all")).toEqual(["K-3"]);
		expect(found("k-3", "members")).toEqual([]);
		expect(found("", "members")).toEqual(["K-1", "K-2"]);
	});
});

describe("a group's rule", () => {
	it("is the kiosk's, or one of its own, and comes back as it was", () => {
		for (const rule of [null, { kind: "ask" }, { kind: "alternate" }, { kind: "fixed", direction: "OUT" }] as const)
			expect(groupRuleOf(groupRuleDraftOf(rule))).toEqual(rule);
	});
});

describe("a shift on screen", () => {
	const shift = {
		shiftId: "s",
		code: "M",
		name: "Malam",
		startMinute: 1320,
		endMinute: 360,
		weekdays: [1, 2],
		graceMinutes: 7,
		groupIds: ["g1"],
	};

	it("is sent as it came, and for everybody without the groups that were chosen before", () => {
		expect(toShiftRequest(draftOfShift(shift))).toEqual(shift);
		expect(toShiftRequest({ ...draftOfShift(shift), audience: "everybody" })).toEqual({ ...shift, groupIds: null });
	});

	it("is complete with a code, a name, a day and somebody to work it", () => {
		const whole = { ...newShift(), code: "P", name: "Pagi" };
		expect(isComplete(whole)).toBe(true);
		for (const gap of [{ code: " " }, { name: "" }, { weekdays: [] }, { audience: "groups" as const }])
			expect(isComplete({ ...whole, ...gap })).toBe(false);
	});

	it("tells days as stretches", () => {
		expect(dayStretches(toggled([5, 1, 2, 3], 7))).toEqual([
			[1, 3],
			[5, 5],
			[7, 7],
		]);
	});
});

describe("a missed punch", () => {
	const day = { employeeId: "K-1", name: "Ani", shifts: [] };
	const planned = [{ code: "M", start: "2026-11-23T22:00:00+07:00", end: "2026-11-24T06:30:00+07:00" }];

	it("begins with what is missing, at the usual hour, or at the one that was planned", () => {
		expect(missedPunchDraftFor({ ...day, isInMissing: true })).toEqual({ direction: "IN", hour: 8, minute: 0 });
		expect(missedPunchDraftFor({ ...day, isInMissing: false })).toEqual({ direction: "OUT", hour: 17, minute: 0 });
		expect(missedPunchDraftFor({ ...day, shifts: planned, isInMissing: true })).toMatchObject({ hour: 22, minute: 0 });
		expect(missedPunchDraftFor({ ...day, shifts: planned, isInMissing: false })).toMatchObject({ hour: 6, minute: 30 });
	});
});
