import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
	type CalibrationBasis,
	type CalibrationPerson,
	calibrate,
} from "../../../src/core/domain/calibration/calibration.ts";
import { lowerRate, upperRate } from "../../../src/core/domain/calibration/rare-rates.ts";
import { createSimilarityTally } from "../../../src/core/domain/calibration/similarity-tally.ts";
import { suggestThresholds } from "../../../src/core/domain/calibration/threshold-suggestion.ts";
import { cosineSimilarity } from "../../../src/core/domain/recognition/match-policy.ts";
import { employeeId } from "../../support/environment.ts";

describe("rates of rare events", () => {
	// Poisson limits, one-sided 95 %: tables of the chi-squared distribution (half its quantile).
	it.each([
		[0, 0, 2.996],
		[1, 0.0513, 4.744],
		[3, 0.818, 7.754],
		[10, 5.425, 16.962],
		[100, 84.14, 118.08],
		[400, 367.7, 434.5],
	])("%i events lie between means of %f and %f", (count, lower, upper) => {
		const trials = 1e6;
		expect(upperRate(count, trials) * trials).toBeCloseTo(upper, count > 50 ? 0 : 2);
		expect(lowerRate(count, trials) * trials).toBeCloseTo(lower, count > 50 ? 0 : 2);
	});

	it("says nothing without trials, and never leaves 0..1", () => {
		expect([upperRate(0, 0), lowerRate(0, 0), upperRate(5, 5), lowerRate(0, 10)]).toEqual([1, 0, 1, 0]);
	});
});

describe("a tally of similarities", () => {
	it("counts and orders as a sorted list does, to 1/2000", () => {
		const similarity = fc.double({ min: -1, max: 1, noNaN: true });
		fc.assert(
			fc.property(fc.array(similarity, { minLength: 1, maxLength: 60 }), similarity, (values, threshold) => {
				const tally = createSimilarityTally();
				for (const value of values) tally.add(value);
				const atLeast = (from: number) => values.filter((value) => value >= from).length;
				expect(tally.countFrom(threshold)).toBeGreaterThanOrEqual(atLeast(threshold));
				expect(tally.countFrom(threshold)).toBeLessThanOrEqual(atLeast(threshold - 0.001));
				const middle = values.toSorted((a, b) => a - b)[Math.ceil(values.length / 2) - 1] ?? Number.NaN;
				expect(Math.abs((tally.quantile(0.5) ?? Number.NaN) - middle)).toBeLessThan(0.001);
			}),
		);
	});

	it("has no quantile without values", () => {
		expect(createSimilarityTally().quantile(0.5)).toBeNull();
	});
});

const own = { high: 0.6, medium: 0.5, low: 0.45, margin: 0.05 };
const rates = { high: 1e-6, medium: 1e-5, low: 1e-4 };

/** `count` pairs of people at 0.1, and the given ones above. */
function tallyOf(count: number, above: readonly number[] = []) {
	const tally = createSimilarityTally();
	for (let i = 0; i < count - above.length; i++) tally.add(0.1);
	for (const similarity of above) tally.add(similarity);
	return tally;
}

describe("suggested thresholds", () => {
	const suggested = (tally: ReturnType<typeof tallyOf>) =>
		suggestThresholds(tally, own, rates).bands.map(({ band, suggested: at, basis }) => [band, at, basis]);

	it("are the pack's own for a small gallery, whatever a single pair of look-alikes does", () => {
		const packs = [
			["high", 0.6, "pack"],
			["medium", 0.5, "pack"],
			["low", 0.45, "pack"],
		];
		expect(suggested(tallyOf(0))).toEqual(packs);
		expect(suggested(tallyOf(4950))).toEqual(packs);
		expect(suggested(tallyOf(4950, [0.47]))).toEqual(packs);
	});

	it("rise where more people reach them than chance explains", () => {
		const raised = suggested(tallyOf(4950, [0.46, 0.48, 0.49, 0.49, 0.53, 0.55]));
		expect(raised[2]?.[2]).toBe("raised");
		expect(raised[2]?.[1]).toBeGreaterThan(0.45);
		expect(raised[2]?.[1]).toBeLessThanOrEqual(0.5);
	});

	it("follow from the gallery alone once it proves the rate, down as well as up, with the bound kept", () => {
		// 40,000 pairs could prove 1e-4 (3/40,000), but one pair more or less would move it: the pack's own stays.
		expect(suggestThresholds(tallyOf(40_000, [0.3]), own, rates).bands[2]).toMatchObject({ basis: "pack" });
		const [, , low] = suggestThresholds(tallyOf(200_000, [0.3]), own, rates).bands;
		expect(low).toMatchObject({ basis: "gallery", suggested: 0.105, pairs: 1 });
		expect(low?.upperRate).toBeLessThanOrEqual(1e-4);
		const alike = suggestThresholds(tallyOf(400_000, Array(20).fill(0.47)), own, rates).bands[2];
		expect(alike).toMatchObject({ basis: "gallery", pairs: 20 });
		expect(alike?.upperRate).toBeLessThanOrEqual(1e-4);
	});

	it("are not moved by a pair of twins, nor by one person with two ids", () => {
		const { bands, setAside } = suggestThresholds(tallyOf(4950, [0.93, 0.99]), own, rates);
		expect(setAside).toBe(2);
		expect(bands.map(({ suggested: at, basis }) => [at, basis])).toEqual([
			[0.6, "pack"],
			[0.5, "pack"],
			[0.45, "pack"],
		]);
	});

	it("are moved by more look-alikes than there can be", () => {
		const { bands, setAside } = suggestThresholds(tallyOf(4950, Array(12).fill(0.7)), own, rates);
		expect(setAside).toBe(2);
		expect(bands.map(({ basis }) => basis)).toEqual(["raised", "raised", "raised"]);
		expect(bands[0]?.suggested).toBeGreaterThan(0.7);
	});

	it("allow a pair of people as many chances as they have pairs of templates", () => {
		// What is rare for one comparison is to be expected of some.
		const alike = tallyOf(4950, [0.46, 0.48, 0.49]);
		const basisOf = (comparisons: number) => suggestThresholds(alike, own, rates, comparisons).bands[2]?.basis;
		expect(basisOf(1)).toBe("raised");
		expect(basisOf(3)).toBe("pack");
	});

	it("never rise from high to low", () => {
		fc.assert(
			fc.property(fc.array(fc.double({ min: 0, max: 0.9, noNaN: true }), { maxLength: 40 }), (above) => {
				const [high = 0, medium = 0, low = 0] = suggestThresholds(tallyOf(35_000, above), own, rates).bands.map(
					(suggestion) => suggestion.suggested,
				);
				expect(high).toBeGreaterThanOrEqual(medium);
				expect(medium).toBeGreaterThanOrEqual(low);
			}),
			{ numRuns: 20 },
		);
	});
});

const DIMENSION = 64;

/** A unit vector near `axis`, the nearer the smaller `noise`. */
function near(axis: number, noise: number, seed: number): Float32Array {
	const values = Float32Array.from({ length: DIMENSION }, (_, i) => noise * Math.sin(seed * 12.9 + i * 78.2 + axis));
	values[axis % DIMENSION] = (values[axis % DIMENSION] ?? 0) + 1;
	const length = Math.hypot(...values);
	return values.map((value) => value / length);
}

function person(id: string, axis: number, templates = 3, noise = 0.05, quality = 80): CalibrationPerson {
	return {
		employeeId: employeeId(id),
		templates: Array.from({ length: templates }, (_, i) => ({ embedding: near(axis, noise, i + 1), quality })),
	};
}

const basis: CalibrationBasis = { templateContractId: "tc1-x", own, present: own, falseMatchRates: rates };

function reportOn(gallery: readonly CalibrationPerson[]) {
	const work = calibrate(gallery, basis);
	const progress: number[] = [];
	for (;;) {
		const next = work.next();
		if (next.done) return { report: next.value, progress };
		progress.push(next.value);
	}
}

describe("a gallery's calibration", () => {
	const crowd = Array.from({ length: 20 }, (_, i) => person(`E-${i}`, i));

	it("looks at every pair once", () => {
		const { report, progress } = reportOn(crowd);
		expect(report).toMatchObject({ people: 20, templates: 60, evidence: "warnings", lookAlikes: [], weak: [] });
		expect(report.impostors.count).toBe((20 * 19 * 9) / 2);
		expect(report.peoplePairs.count).toBe(190);
		expect(report.genuine.count).toBe(60);
		expect(report.provableRate).toBeCloseTo(3 / 190);
		expect(report.suggested).toEqual(own);
		expect(progress.at(-1)).toBe(1);
		const highest = Math.max(
			...crowd.flatMap((a, i) =>
				crowd
					.slice(i + 1)
					.flatMap((b) =>
						a.templates.flatMap((x) => b.templates.map((y) => cosineSimilarity(x.embedding, y.embedding))),
					),
			),
		);
		expect(report.impostors.quantiles.at(-1)?.similarity).toBeCloseTo(highest, 2);
	});

	it("flags people who look alike, the most alike first", () => {
		const twins = [person("T-1", 40, 2, 0.02), person("T-2", 40, 2, 0.06)];
		const { report } = reportOn([...crowd, ...twins]);
		expect(report.lookAlikes).toHaveLength(1);
		expect(report.lookAlikes[0]).toMatchObject({ employees: ["T-1", "T-2"], band: "high" });
		expect(report.evidence).toBe("warnings");
	});

	it("names weak enrollments with what is weak about them", () => {
		const mixed = {
			...person("MIX", 50, 1),
			templates: [50, 51].map((axis) => ({ embedding: near(axis, 0, 1), quality: 80 })),
		};
		const { report } = reportOn([...crowd, person("ONE", 52, 1), person("DIM", 53, 3, 0.05, 20), mixed]);
		const weak = Object.fromEntries(report.weak.map(({ employeeId: id, weaknesses }) => [id, weaknesses]));
		expect(weak).toEqual({ ONE: ["one_template"], DIM: ["low_quality"], MIX: ["unlike_itself"] });
	});

	it("says that it can say nothing about a handful of people, or none", () => {
		expect(reportOn(crowd.slice(0, 3)).report).toMatchObject({ evidence: "nothing", suggested: own });
		expect(reportOn([]).report).toMatchObject({ people: 0, evidence: "nothing", suggested: own, genuineBelow: null });
	});
});
