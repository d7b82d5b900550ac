import { describe, expect, it } from "vitest";
import { isChange, oneIn, placeOf, spreadOf } from "../../../src/renderer/features/calibration/calibration-view.ts";
import { plainCalibration } from "../../support/calibration-answers.ts";

describe("what the calibration page says", () => {
	it("of a distribution: where the half that the report keeps begins and ends", () => {
		expect(spreadOf(plainCalibration.impostors)).toEqual({ from: 0.04, to: 0.58 });
		expect(spreadOf(plainCalibration.genuine)).toEqual({ from: 0.47, to: 0.74 });
		expect(spreadOf({ quantiles: [] })).toBeNull();
	});

	it.each([
		[0.001, 1_000],
		[1 / 590, 590],
		[0, null],
		[0.8, null],
	])("a rate of %d is one in %s", (rate, count) => {
		expect(oneIn(rate)).toBe(count);
	});

	it("there is something to apply only when a threshold would change", () => {
		const { present, suggested } = plainCalibration;
		expect(isChange({ present, suggested })).toBe(true);
		expect(isChange({ present, suggested: present })).toBe(false);
	});

	it("keeps everything on the axis", () => {
		expect([placeOf(-1), placeOf(-0.2), placeOf(1), placeOf(1.2)]).toEqual([0, 0, 1, 1]);
		expect(placeOf(0.4)).toBeCloseTo(0.5);
	});
});
