import { describe, expect, it } from "vitest";
import {
	type EmployeeRow,
	filterEmployees,
	needsReenrollment,
	storedTemplates,
} from "../../../src/renderer/features/employees/employee-list.ts";

function row(employeeId: string, name: string, templateCount = 5, unusableTemplateCount = 0): EmployeeRow {
	const counts = { templateCount, unusableTemplateCount };
	return { employeeId, name, isActive: true, createdAtMs: 0, updatedAtMs: 0, ...counts, consent: null, lookAlikes: [] };
}

const rows = [
	row("K-1", "Rafika Anggraini"),
	row("K-2", "José Martínez"),
	row("K-3", "Maria Goretti Hutapea", 0, 3),
	row("HR/14", "Anna-Lena Siregar", 4, 1),
	row("K-5", "Dewi", 0, 0),
];
const found = (search: string, onlyReenroll = false) =>
	filterEmployees(rows, { search, onlyReenroll }).map(({ employeeId }) => employeeId);

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
		expect(found("", true)).toEqual(["K-3"]);
		expect(found("dewi", true)).toEqual([]);
	});

	it("counts what a deletion erases, usable or not", () => {
		expect(storedTemplates(row("x", "x", 4, 1))).toBe(5);
	});
});
