import { expect, test } from "vitest";
import { steadyOverNew } from "../../bench/steady-over-new.ts";

test("a steady face costs what its frames cost on average, decoding counted on both sides", () => {
	expect(steadyOverNew({ steadyMs: 8, identityCheckMs: 26, decodeMs: 4, pipelineMs: 18 })).toBeCloseTo(0.5);
	expect(steadyOverNew({ steadyMs: 10, identityCheckMs: 10, decodeMs: 5, pipelineMs: 5 })).toBeCloseTo(1);
});
