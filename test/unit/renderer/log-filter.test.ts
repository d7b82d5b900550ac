import { describe, expect, test } from "vitest";
import {
	dayPresets,
	everything,
	fileNameOf,
	type LogFilter,
	partsSet,
	presetDays,
	toSearch,
	withoutPart,
} from "../../../src/renderer/features/attendance/log-filter.ts";

const sari = { employeeId: "HQ/17", name: "Sari Wulandari" };
const narrow: LogFilter = {
	fromDate: "2026-11-01",
	toDate: null,
	employee: sari,
	direction: "IN",
	recordState: null,
	delivery: "dead",
};

describe("what is looked for in the log", () => {
	test("is asked for without what is not set", () => {
		expect(toSearch(everything)).toEqual({});
		expect(toSearch(narrow)).toEqual({
			fromDate: "2026-11-01",
			employeeId: "HQ/17",
			direction: "IN",
			delivery: "dead",
		});
	});

	test("is taken away part by part, both ends of the days together", () => {
		expect(partsSet(narrow)).toEqual(["days", "employee", "direction", "delivery"]);
		const left = partsSet(narrow).reduce(withoutPart, narrow);
		expect(left).toEqual(everything);
		expect(partsSet(withoutPart(narrow, "days"))).toEqual(["employee", "direction", "delivery"]);
	});

	test.each([
		["2026-11-02", ["2026-11-02", "2026-11-01", "2026-10-27", "2026-11-01", "2026-10-01"]],
		["2026-03-01", ["2026-03-01", "2026-02-28", "2026-02-23", "2026-03-01", "2026-02-01"]],
		["2024-03-31", ["2024-03-31", "2024-03-30", "2024-03-25", "2024-03-01", "2024-02-01"]],
	])("offers days that begin where people expect, on %s", (today, firstDays) => {
		expect(dayPresets.map((preset) => presetDays(preset, today).fromDate)).toEqual(firstDays);
	});

	test("ends last month on its last day", () => {
		expect(presetDays("lastMonth", "2024-03-31").toDate).toBe("2024-02-29");
	});

	test("names the file after it, without what a file system refuses", () => {
		expect(fileNameOf(everything)).toBe("hadir.csv");
		expect(fileNameOf(narrow)).toBe("hadir-HQ_17-2026-11-01.csv");
		expect(fileNameOf({ ...everything, ...presetDays("today", "2026-11-02") })).toBe("hadir-2026-11-02.csv");
	});
});
