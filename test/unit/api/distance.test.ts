import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createDistanceScale } from "../../../src/api/integration/distance.ts";

const similarity = fc.double({ min: -1, max: 1, noNaN: true });

describe("distance scale", () => {
	it("speaks of Euclidean distance", () => {
		const scale = createDistanceScale(0.45, false);
		expect(scale.threshold).toBe(1.048809);
		expect(scale.distanceOf(1)).toBe(0);
		expect(scale.distanceOf(-1)).toBe(2);
	});

	it("reads 3.5 at the threshold for clients of the old service", () => {
		const scale = createDistanceScale(0.45, true);
		expect(scale.threshold).toBe(3.5);
		expect(scale.distanceOf(0.45)).toBe(3.5);
	});

	it("never contradicts the decision: at least as similar as the threshold is within the distance", () => {
		fc.assert(
			fc.property(similarity, fc.double({ min: 0.1, max: 0.9, noNaN: true }), fc.boolean(), (probe, lowest, legacy) => {
				const { threshold, distanceOf } = createDistanceScale(lowest, legacy);
				if (probe >= lowest) expect(distanceOf(probe)).toBeLessThanOrEqual(threshold);
				else expect(distanceOf(probe)).toBeGreaterThanOrEqual(threshold);
			}),
		);
	});
});
