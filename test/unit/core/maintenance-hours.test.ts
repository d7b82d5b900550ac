import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toLocalDate } from "../../../src/core/domain/calendar.ts";
import {
	defaultMaintenanceHours,
	type MaintenanceHours,
	maintenanceNight,
} from "../../../src/core/domain/operation/maintenance-hours.ts";

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** As the system tells it, daylight saving time included. */
function offsetIn(timeZone: string, atMs: number): number {
	const parts = new Intl.DateTimeFormat("en", { timeZone, timeZoneName: "longOffset" }).formatToParts(atMs);
	const [, sign = "+", hours = "0", minutes = "0"] =
		/GMT(?:([+-])(\d+):(\d+))?/.exec(parts.find(({ type }) => type === "timeZoneName")?.value ?? "") ?? [];
	return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

function nightsOf(hours: MaintenanceHours, timeZone: string, fromMs: number, days: number): string[] {
	const minutes = Array.from({ length: days * 24 * 60 }, (_, minute) => fromMs + minute * MINUTE_MS);
	return minutes.flatMap((atMs) => maintenanceNight(hours, atMs, offsetIn(timeZone, atMs)) ?? []);
}

const at = (local: string, offset: string) => Date.parse(`${local}${offset}`);

describe("in Jakarta, from two to four", () => {
	const night = (time: string) => maintenanceNight(defaultMaintenanceHours, at(`2026-11-23T${time}`, "+07:00"), 7 * 60);

	it("begins on the minute and ends before the last", () => {
		expect(night("01:59:59")).toBeNull();
		expect(night("02:00:00")).toBe("2026-11-23");
		expect(night("03:59:59")).toBe("2026-11-23");
		expect(night("04:00:00")).toBeNull();
	});
});

describe("over midnight", () => {
	const hours = { fromMinute: 23 * 60, toMinute: 60 };
	const night = (local: string) => maintenanceNight(hours, at(local, "+07:00"), 7 * 60);

	it("is one night, named by the day on which it began", () => {
		expect(night("2026-11-23T22:59")).toBeNull();
		expect(night("2026-11-23T23:00")).toBe("2026-11-23");
		expect(night("2026-11-24T00:59")).toBe("2026-11-23");
		expect(night("2026-11-24T01:00")).toBeNull();
	});

	it("keeps the year's last night together", () => {
		expect(night("2027-01-01T00:30")).toBe("2026-12-31");
	});
});

describe("daylight saving time in Berlin", () => {
	const dayBefore = (date: string) => Date.parse(`${date}T12:00:00Z`) - DAY_MS;

	it("has one night of three hours when an hour comes twice", () => {
		const nights = nightsOf(defaultMaintenanceHours, "Europe/Berlin", dayBefore("2026-10-25"), 1);
		expect(new Set(nights)).toEqual(new Set(["2026-10-25"]));
		expect(nights).toHaveLength(180);
	});

	it("has one night of one hour when an hour is left out", () => {
		const nights = nightsOf(defaultMaintenanceHours, "Europe/Berlin", dayBefore("2026-03-29"), 1);
		expect(new Set(nights)).toEqual(new Set(["2026-03-29"]));
		expect(nights).toHaveLength(60);
	});
});

it("is every night once for the same number of minutes where the offset stands still, and always when begin and end are alike", () => {
	const minute = fc.nat(24 * 60 - 1);
	fc.assert(
		fc.property(minute, minute, fc.integer({ min: -720, max: 840 }), (fromMinute, toMinute, offsetMinutes) => {
			const beginMs = Date.parse("2026-11-20T00:00:00Z") + (fromMinute - offsetMinutes) * MINUTE_MS;
			const length = (toMinute - fromMinute + 24 * 60) % (24 * 60) || 24 * 60;
			const night = (atMs: number) => maintenanceNight({ fromMinute, toMinute }, atMs, offsetMinutes);
			expect(night(beginMs)).toBe(toLocalDate(beginMs, offsetMinutes));
			expect(night(beginMs + (length - 1) * MINUTE_MS)).toBe(night(beginMs));
			expect(night(beginMs + length * MINUTE_MS)).toBe(length === 24 * 60 ? "2026-11-21" : null);
			expect(night(beginMs + DAY_MS)).toBe("2026-11-21");
		}),
		{ numRuns: 300 },
	);
});
