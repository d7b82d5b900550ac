import { describe, expect, it } from "vitest";
import { createFormats } from "../../../src/renderer/i18n/formats.ts";

const monday = "2026-11-02T01:01:09Z";

describe("formats", () => {
	const indonesian = createFormats("id", "Asia/Jakarta");
	const english = createFormats("en", "Asia/Jakarta");

	it("writes the time as people here do, in the kiosk's zone", () => {
		expect(indonesian.time(monday)).toBe("08.01");
		expect(english.time(monday)).toBe("08:01");
		expect(createFormats("id", "Asia/Jayapura").time(monday)).toBe("10.01");
		expect(indonesian.time("2026-11-02T17:00:00Z")).toBe("00.00");
	});

	it("writes dates and numbers in the language", () => {
		expect(indonesian.longDate(monday)).toBe("Senin, 2 November 2026");
		expect(english.longDate(monday)).toMatch(/^Monday,? 2 November 2026$/);
		expect(indonesian.number(10_000)).toBe("10.000");
		expect(english.number(10_000)).toBe("10,000");
	});

	it("counts down in whole seconds, never below zero, never too early at zero", () => {
		expect(indonesian.countdown(89.2)).toBe("1:30");
		expect(indonesian.countdown(0.1)).toBe("0:01");
		expect(indonesian.countdown(-3)).toBe("0:00");
	});

	it("says how long ago, from the largest whole unit", () => {
		const now = Date.parse(monday);
		expect(indonesian.ago(now - 5 * 60_000, now)).toBe("5 menit yang lalu");
		expect(english.ago(now - 26 * 3_600_000, now)).toBe("yesterday");
		expect(english.ago(now + 5_000, now)).toBe("now");
	});
});
