import { describe, expect, test } from "vitest";
import { createSendTimes, parseTimes } from "../../../src/sync/send-times.ts";

describe("times as they are typed", () => {
	test.each([
		["12:00, 18:00", [720, 1080]],
		["18.30;6:05", [365, 1110]],
		["", []],
		["24:00", null],
		["noon", null],
		["12:60", null],
	])("%j", (text, expected) => {
		expect(parseTimes(text)).toEqual(expected);
	});
});

describe("the moments around now, in local time", () => {
	const at = (hours: number, minutes = 0, day = 22) => new Date(2026, 10, day, hours, minutes).getTime();

	test.each([
		[at(8), at(18, 0, 21), at(12)],
		[at(12), at(12), at(18)],
		[at(12, 1), at(12), at(18)],
		[at(23), at(18), at(12, 0, 23)],
	])("of 12:00 and 18:00", (nowMs, lastMs, nextMs) => {
		expect(createSendTimes({ times: [720, 1080], everyMinutes: 0 })?.(nowMs)).toEqual({ lastMs, nextMs });
	});

	test.each([
		[at(8, 29), at(8), at(8, 30)],
		[at(8, 30), at(8, 30), at(9)],
		[at(23, 59), at(23, 30), at(0, 0, 23)],
	])("of every half hour", (nowMs, lastMs, nextMs) => {
		expect(createSendTimes({ times: [], everyMinutes: 30 })?.(nowMs)).toEqual({ lastMs, nextMs });
	});

	test("there are none where each record goes at once", () => {
		expect(createSendTimes({ times: [], everyMinutes: 0 })).toBeNull();
	});
});
