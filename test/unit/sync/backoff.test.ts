import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { backoffDelayMs } from "../../../src/sync/backoff.ts";

const range = { baseMs: 1_000, capMs: 60_000 };

describe("backoffDelayMs", () => {
	test("the ceiling doubles with each failure up to the cap", () => {
		const ceilings = [1, 2, 3, 6, 7, 100, 100_000].map((failures) => backoffDelayMs(failures, range, () => 1));
		expect(ceilings).toEqual([2_000, 4_000, 8_000, 60_000, 60_000, 60_000, 60_000]);
	});

	test("stays between base and cap whatever the jitter, and is a whole number", () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 1, max: 10_000 }),
				fc.double({ min: 0, max: 0.999999, noNaN: true }),
				(n, jitter) => {
					const delayMs = backoffDelayMs(n, range, () => jitter);
					return Number.isInteger(delayMs) && delayMs >= range.baseMs && delayMs <= range.capMs;
				},
			),
		);
	});

	test("two kiosks with different jitter do not come at the same moment", () => {
		expect(backoffDelayMs(5, range, () => 0.1)).not.toBe(backoffDelayMs(5, range, () => 0.9));
	});
});
