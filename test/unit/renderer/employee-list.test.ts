import { describe, expect, it } from "vitest";
import {
	type EmployeeRow,
	type EmployeeState,
	filterEmployees,
	groupNames,
	isFiltered,
	needsReenrollment,
	noFilter,
	storedTemplates,
} from "../../../src/renderer/features/employees/employee-list.ts";

function row(employeeId: string, name: string, templateCount = 5, unusableTemplateCount = 0): EmployeeRow {
	const counts = { templateCount, unusableTemplateCount };
	const facts = { lastSeenAtMs: null, lowestQuality: 80, groupName: null, isFlaggedUnseen: false };
	const standing = { isActive: true, withdrawal: null, createdAtMs: 0, updatedAtMs: 0, consent: null, lookAlikes: [] };
	return { employeeId, name, ...standing, ...counts, ...facts };
}

const rows = [
	row("K-1", "Rafika Anggraini"),
	row("K-2", "José Martínez"),
	row("K-3", "Maria Goretti Hutapea", 0, 3),
	row("HR/14", "Anna-Lena Siregar", 4, 1),
	row("K-5", "Dewi", 0, 0),
];
const found = (search: string, state: EmployeeState = "all") =>
	filterEmployees(rows, { search, state, groupName: null }, 0).map(({ employeeId }) => employeeId);

describe("the list of employees", () => {
	it("shows all without a search", () => {
		expect(found("  ")).toHaveLength(rows.length);
	});

	it("finds names by the beginnings of their words, in any order, without case and accents", () => {
		expect(found("hut mar")).toEqual(["K-3"]);
		expect(found("jose")).toEqual(["K-2"]);
		expect(found("MARTI")).toEqual(["K-2"]);
		expect(found("lena")).toEqual(["HR/14"]);
		expect(found("ngraini")).toEqual([]);
	});

	it("finds ids by any part", () => {
		expect(found("r/1")).toEqual(["HR/14"]);
	});

	it("tells who has to enroll again: templates, but none that match", () => {
		expect(rows.filter(needsReenrollment).map(({ employeeId }) => employeeId)).toEqual(["K-3"]);
		expect(found("", "reenroll")).toEqual(["K-3"]);
		expect(found("dewi", "reenroll")).toEqual([]);
	});

	it("counts what a deletion erases, usable or not", () => {
		expect(storedTemplates(row("x", "x", 4, 1))).toBe(5);
	});
});

describe("the filters of the list", () => {
	const DAY = 86_400_000;
	const NOW = 100 * DAY;
	const some = (id: string, changes: Partial<EmployeeRow>): EmployeeRow => ({ ...row(id, id), ...changes });
	const staff = [
		some("seen", { lastSeenAtMs: NOW - DAY, groupName: "Kantor" }),
		some("week", { lastSeenAtMs: NOW - 8 * DAY, groupName: "Produksi" }),
		some("gone", { isActive: false, lastSeenAtMs: NOW - 90 * DAY }),
		some("new", { createdAtMs: NOW - DAY, consent: { version: "1", language: "id", acceptedAtMs: 1 } }),
		some("weak", { lastSeenAtMs: NOW, lowestQuality: 31, lookAlikes: ["seen"] }),
		some("bare", { templateCount: 0, lowestQuality: null, lastSeenAtMs: NOW - 40 * DAY }),
	];
	const idsIn = (state: EmployeeState, groupName: string | null = null) =>
		filterEmployees(staff, { search: "", state, groupName }, NOW).map(({ employeeId }) => employeeId);

	it.each<[EmployeeState, readonly string[]]>([
		["active", ["seen", "week", "new", "weak", "bare"]],
		["inactive", ["gone"]],
		["no_template", ["bare"]],
		["weak", ["weak"]],
		["no_consent", ["seen", "week", "gone", "weak", "bare"]],
		["look_alike", ["weak"]],
		// Neither who is inactive nor who was enrolled yesterday is missing.
		["unseen_7", ["week", "bare"]],
		["unseen_30", ["bare"]],
	])("%s", (state, ids) => {
		expect(idsIn(state)).toEqual(ids);
	});

	it("go together with the group and the search", () => {
		expect(groupNames(staff)).toEqual(["Kantor", "Produksi"]);
		expect(idsIn("all", "Produksi")).toEqual(["week"]);
		expect(idsIn("no_template", "Produksi")).toEqual([]);
	});

	it("know when they hold something back", () => {
		expect(isFiltered(noFilter)).toBe(false);
		expect(isFiltered({ ...noFilter, search: " " })).toBe(false);
		for (const part of [{ search: "a" }, { state: "weak" }, { groupName: "x" }] as const)
			expect(isFiltered({ ...noFilter, ...part })).toBe(true);
	});
});
