import { describe, expect, test } from "vitest";
import { poseAt, sceneAt } from "../../../src/renderer/capture/demo-script.ts";

const scenes = [
	{ kind: "nobody", durationMs: 1_000 },
	{ kind: "employee", durationMs: 5_000 },
	{ kind: "stranger", durationMs: 4_000 },
] as const;

describe("sceneAt", () => {
	test.each([
		[0, "nobody", 0],
		[999, "nobody", 999],
		[1_000, "employee", 0],
		[9_999, "stranger", 3_999],
		[10_000, "nobody", 0],
		[3_600_000 + 2_500, "employee", 1_500],
	])("after %i ms it is %s since %i ms", (elapsedMs, kind, sinceMs) => {
		const current = sceneAt(scenes, elapsedMs);
		expect(current?.scene.kind).toBe(kind);
		expect(current?.sinceMs).toBe(sinceMs);
	});

	test("without scenes there is none", () => {
		expect(sceneAt([], 5)).toBeNull();
	});
});

describe("poseAt", () => {
	const moments = Array.from({ length: 101 }, (_, index) => poseAt(index * 50, 5_000));

	test("the picture always covers the canvas, whatever it sways", () => {
		for (const { scale, shiftX, shiftY } of moments)
			expect(Math.max(Math.abs(shiftX), Math.abs(shiftY))).toBeLessThanOrEqual((scale - 1) / 2);
	});

	test("somebody comes closer, stays, and leaves", () => {
		expect(moments[0]?.opacity).toBe(0);
		expect(moments[50]?.opacity).toBe(1);
		expect(moments[100]?.opacity).toBe(0);
		expect(moments.map(({ scale }) => scale)).toEqual(moments.map(({ scale }) => scale).toSorted((a, b) => a - b));
	});
});
