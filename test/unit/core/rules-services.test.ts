import { beforeEach, describe, expect, test } from "vitest";
import type { ShiftDraft } from "../../../src/core/domain/attendance/shift-draft.ts";
import { createGroupService, type GroupService } from "../../../src/core/services/attendance/group-service.ts";
import { createShiftService, type ShiftService } from "../../../src/core/services/attendance/shift-service.ts";
import { createCountingIds, employeeId } from "../../support/environment.ts";
import { createManualTime } from "../../support/manual-time.ts";
import { createMemoryGroups, createMemoryShifts } from "../../support/memory-rules.ts";
import { createMemoryAudit } from "../../support/memory-settings.ts";

const ACTOR = "supervisor";
const refusal = (code: string, fields?: string[]) =>
	expect.objectContaining({ code, ...(fields && { data: { fields } }) });

let groups: GroupService;
let shifts: ShiftService;
let audit: ReturnType<typeof createMemoryAudit>;
const actions = () => audit.list(50).map(({ action, detail }) => ({ action, ...detail }));

beforeEach(() => {
	const stores = { groups: createMemoryGroups(), shifts: createMemoryShifts() };
	audit = createMemoryAudit();
	const { clock } = createManualTime();
	const shared = { audit, clock, ids: createCountingIds(), transaction: <T>(work: () => T) => work() };
	groups = createGroupService({ ...shared, groups: stores.groups });
	shifts = createShiftService({ ...shared, ...stores });
});

describe("groups", () => {
	const save = (name: string, groupId: string | null = null) =>
		groups.save({ groupId, name, directionRule: null }, ACTOR);

	test("are added, renamed and removed, each with an entry in the audit", () => {
		const groupId = save("  Gudang ");
		groups.assign([employeeId("ani"), employeeId("budi")], groupId, ACTOR);
		groups.save({ groupId, name: "GUDANG", directionRule: { kind: "ask" } }, ACTOR);
		expect(groups.list()).toEqual([{ groupId, name: "GUDANG", directionRule: { kind: "ask" }, people: 2 }]);
		groups.remove(groupId, ACTOR);
		expect(groups.list()).toEqual([]);
		expect(actions()).toEqual([
			{ action: "groups.remove", people: 2 },
			{ action: "groups.change", name: "GUDANG", directionRule: "ask" },
			{ action: "groups.assign", groupId },
			{ action: "groups.assign", groupId },
			{ action: "groups.add", name: "Gudang", directionRule: "kiosk" },
		]);
	});

	test.each(["", "   ", "=SUM(A1)", "a;b", `a"b`, "x".repeat(41)])("have no name like %j", (name) => {
		expect(() => save(name)).toThrow(refusal("VALIDATION_FAILED", ["name"]));
	});

	test("have names of their own, whatever the case", () => {
		save("Gudang");
		expect(() => save("gudang")).toThrow(refusal("NAME_TAKEN"));
	});

	test("that are not there cannot be changed, removed or entered", () => {
		for (const attempt of [
			() => save("Gudang", "nowhere"),
			() => groups.remove("nowhere", ACTOR),
			() => groups.assign([employeeId("ani")], "nowhere", ACTOR),
		])
			expect(attempt).toThrow(refusal("NOT_FOUND"));
		expect(actions()).toEqual([]);
	});
});

describe("shifts", () => {
	const draft: ShiftDraft = {
		code: "P",
		name: "Pagi",
		startMinute: 480,
		endMinute: 1020,
		weekdays: [5, 1, 1],
		graceMinutes: 5,
		groupIds: null,
	};
	const HEADER = "code,name,start,end,days,grace_minutes,groups";

	test("are kept tidy", () => {
		shifts.save(null, { ...draft, code: " P " }, ACTOR);
		expect(shifts.list()).toMatchObject([{ ...draft, weekdays: [1, 5] }]);
	});

	test("name every field that cannot be", () => {
		const wrong = {
			...draft,
			code: "=P",
			name: "",
			startMinute: 1440,
			weekdays: [],
			graceMinutes: 1.5,
			groupIds: ["x"],
		};
		expect(() => shifts.save(null, wrong, ACTOR)).toThrow(
			refusal("VALIDATION_FAILED", ["code", "name", "startMinute", "weekdays", "graceMinutes", "groupIds"]),
		);
	});

	test("have codes of their own, whatever the case", () => {
		shifts.save(null, draft, ACTOR);
		expect(() => shifts.save(null, { ...draft, code: "p" }, ACTOR)).toThrow(refusal("NAME_TAKEN"));
		const [kept] = shifts.list();
		shifts.save(kept?.shiftId ?? "", { ...draft, code: "p" }, ACTOR);
		expect(shifts.list()).toMatchObject([{ code: "p" }]);
	});

	test("of a file are added and changed by their code, and others stay", () => {
		shifts.save(null, draft, ACTOR);
		shifts.save(null, { ...draft, code: "S" }, ACTOR);
		const csv = [
			HEADER,
			"p,Pagi,07:00,15:00,Sen-Jum,0,",
			"M,Malam,22:00,06:00,Sen,10,",
			"S,Pagi,08:00,17:00,Sen Jum,5,",
		];
		expect(shifts.importFile(csv.join("\n"), ACTOR)).toEqual({ kind: "imported", added: 1, changed: 1, unchanged: 1 });
		expect(shifts.list().map(({ code, startMinute }) => [code, startMinute])).toEqual([
			["M", 1320],
			["S", 480],
			["p", 420],
		]);
		expect(actions()[0]).toEqual({ action: "shifts.import", added: 1, changed: 1 });
	});

	test("of a file with one wrong line are all left as they were", () => {
		shifts.save(null, draft, ACTOR);
		const csv = [HEADER, "P,Pagi,07:00,15:00,Sen-Jum,0,", "M,Malam,22:00,6,Sen,10,"].join("\n");
		expect(shifts.importFile(csv, ACTOR)).toMatchObject({
			kind: "refused",
			problems: [{ line: 3, problem: "time_invalid" }],
		});
		expect(shifts.list()).toMatchObject([{ code: "P", startMinute: 480 }]);
		expect(actions()).toHaveLength(1);
	});

	test("without any, the file is an example that can be imported", () => {
		const example = shifts.exportFile("id");
		expect(shifts.importFile(example, ACTOR)).toMatchObject({ kind: "imported", added: 2 });
		expect(shifts.exportFile("id")).toBe(
			[...example.split("\r\n").slice(0, 1), ...example.split("\r\n").slice(1, 3).sort(), ""].join("\r\n"),
		);
	});
});
