import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { minuteOfLocalDay, startOfLocalMinute, toLocalDate } from "../../../src/core/domain/calendar.ts";
import { toTimestamp } from "../../../src/core/domain/timestamp.ts";

const AT = Date.UTC(2026, 10, 2, 17, 30, 5, 40);

describe("RFC 3339", () => {
	test.each([
		[420, "2026-11-03T00:30:05.040+07:00"],
		[0, "2026-11-02T17:30:05.040+00:00"],
		[-210, "2026-11-02T14:00:05.040-03:30"],
		[345, "2026-11-02T23:15:05.040+05:45"],
		[-30, "2026-11-02T17:00:05.040-00:30"],
	])("offset %i minutes", (offsetMinutes, text) => {
		expect(toTimestamp(AT, offsetMinutes)).toBe(text);
	});

	test("reads back as the same moment in any zone", () => {
		const moment = fc.integer({ min: 0, max: Date.UTC(2100, 0, 1) });
		fc.assert(
			fc.property(moment, fc.integer({ min: -14 * 60, max: 14 * 60 }), (atMs, offsetMinutes) => {
				expect(Date.parse(toTimestamp(atMs, offsetMinutes))).toBe(atMs);
			}),
		);
	});
});

describe("calendar day", () => {
	test("is the kiosk's, not London's", () => {
		expect(toLocalDate(AT, 420)).toBe("2026-11-03");
		expect(toLocalDate(AT, 0)).toBe("2026-11-02");
	});

	test("begins at local midnight", () => {
		const startMs = startOfLocalMinute("2026-11-03", 0, () => 420);
		expect(toTimestamp(startMs, 420)).toBe("2026-11-03T00:00:00.000+07:00");
	});

	test("has its minutes by the clock on the wall, also on the day on which the clocks change", () => {
		// Berlin, 25 October 2026: 03:00+02:00 becomes 02:00+01:00.
		const changeMs = Date.UTC(2026, 9, 25, 1);
		const berlin = (atMs: number) => (atMs < changeMs ? 120 : 60);
		const at = (minute: number) => startOfLocalMinute("2026-10-25", minute, berlin);
		expect(toTimestamp(at(0), 120)).toBe("2026-10-25T00:00:00.000+02:00");
		expect(toTimestamp(at(4 * 60), 60)).toBe("2026-10-25T04:00:00.000+01:00");
		expect(minuteOfLocalDay(at(4 * 60), 60)).toBe(4 * 60);
	});
});
