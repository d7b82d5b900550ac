import { describe, expect, it } from "vitest";
import { axisTop, byDay, byReason, momentLabels } from "../../../src/renderer/features/statistics/chart-data.ts";
import { createFormats } from "../../../src/renderer/i18n/formats.ts";

const endings = [
	{ date: "2026-11-01", counts: { recognised: 10, already_recorded: 2, unknown: 3 } },
	{ date: "2026-11-03", counts: { recognised: 5, low_quality: 4, unknown: 2 } },
];

describe("the numbers of the charts", () => {
	it("days without anybody are zero, and the last one is today", () => {
		expect(byDay(endings, "2026-11-03", 4)).toEqual([
			{ date: "2026-10-31", recognised: 0, refused: 0 },
			{ date: "2026-11-01", recognised: 12, refused: 3 },
			{ date: "2026-11-02", recognised: 0, refused: 0 },
			{ date: "2026-11-03", recognised: 5, refused: 6 },
		]);
	});

	it("reasons are added up over the days, the most frequent first", () => {
		expect(byReason(endings)).toEqual([
			{ reason: "unknown", count: 5 },
			{ reason: "low_quality", count: 4 },
		]);
		expect(byReason([])).toEqual([]);
	});

	it.each([
		[0, 1],
		[1, 1],
		[3, 3],
		[11, 20],
		[50, 50],
		[51, 60],
		[230, 300],
		[901, 1_000],
	])("an axis for %d ends at %d", (most, top) => {
		expect(axisTop(most)).toBe(top);
	});
});

describe("words below moments", () => {
	it("are times, and the day where a new one has begun", () => {
		const formats = createFormats("en", "Asia/Jakarta");
		const start = Date.parse("2026-11-21T20:00:00+07:00");
		const moments = Array.from({ length: 6 }, (_, index) => start + index * 3 * 3_600_000);
		expect(momentLabels(moments, 1, formats)).toEqual(["21 Nov", "23:00", "22 Nov", "05:00", "08:00", "11:00"]);
		expect(momentLabels(moments, 2, formats)).toEqual(["21 Nov", "", "22 Nov", "", "08:00", ""]);
	});
});
