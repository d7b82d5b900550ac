import { describe, expect, it } from "vitest";
import { clusteredInterval, designEffect, wilsonInterval } from "../../accuracy/intervals.ts";

describe("wilsonInterval", () => {
	it("is the published one (Newcombe, 1998, table I: 81 of 263 and 1 of 29)", () => {
		expect(wilsonInterval(81, 263)).toEqual({ low: expect.closeTo(0.2553, 4), high: expect.closeTo(0.3662, 4) });
		expect(wilsonInterval(1, 29)).toEqual({ low: expect.closeTo(0.0061, 4), high: expect.closeTo(0.1718, 4) });
	});

	it("says something where nothing happened, and nothing where nothing was tried", () => {
		expect(wilsonInterval(0, 20)).toEqual({ low: 0, high: expect.closeTo(0.1611, 4) });
		expect(wilsonInterval(0, 0)).toBeNull();
	});
});

describe("designEffect", () => {
	it("is 1 for people with one trial each, but for the correction of a small sample", () => {
		const clusters = Array.from({ length: 200 }, (_, i) => ({ events: i % 4 === 0 ? 1 : 0, trials: 1 }));
		expect(designEffect(clusters)).toBeCloseTo(200 / 199, 10);
	});

	it("is the number of trials a person where all of a person's trials agree", () => {
		const clusters = Array.from({ length: 200 }, (_, i) => ({ events: i % 4 === 0 ? 5 : 0, trials: 5 }));
		expect(designEffect(clusters)).toBeCloseTo(5 * (200 / 199), 10);
	});

	it("claims nothing where all trials went alike", () => {
		expect(
			designEffect([
				{ events: 0, trials: 9 },
				{ events: 0, trials: 9 },
			]),
		).toBe(1);
	});
});

describe("clusteredInterval", () => {
	it("is wider where the errors are one person's", () => {
		const trials = Array.from({ length: 100 }, (_, i) => ({ person: `p${i % 20}`, isMiss: i % 20 === 0 }));
		const clustered = clusteredInterval(
			trials,
			({ person }) => person,
			({ isMiss }) => isMiss,
		);
		const spread = trials.map((trial, i) => ({ ...trial, person: `p${i}` }));
		const independent = clusteredInterval(
			spread,
			({ person }) => person,
			({ isMiss }) => isMiss,
		);
		expect(clustered?.high).toBeGreaterThan((independent?.high ?? 1) + 0.05);
	});
});
