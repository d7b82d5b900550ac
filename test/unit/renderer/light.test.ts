import { describe, expect, it } from "vitest";
import { judgeLight, type Light, meanLuma } from "../../../src/renderer/features/camera/light.ts";

describe("the light check", () => {
	it("weighs colours as the eye does", () => {
		expect(meanLuma([255, 255, 255, 255])).toBeCloseTo(255);
		expect(meanLuma([0, 255, 0, 255])).toBeGreaterThan(meanLuma([255, 0, 0, 255]));
		expect(meanLuma([])).toBe(0);
	});

	it("tells dark, good and bright apart", () => {
		expect([10, 120, 240].map((luma) => judgeLight(luma, null))).toEqual(["too_dark", "good", "too_bright"]);
	});

	it("does not flicker at a border", () => {
		const verdicts: Light[] = [];
		for (const luma of [54, 57, 54, 58, 62, 70]) verdicts.push(judgeLight(luma, verdicts.at(-1) ?? null));
		expect(verdicts).toEqual(["too_dark", "too_dark", "too_dark", "too_dark", "too_dark", "good"]);
	});
});
