import { describe, expect, it } from "vitest";
import {
	type Candidate,
	median,
	overallMs,
	quantile,
	ratioOverSum,
	timeRounds,
	WARM_UP_RUNS,
} from "../../bench/rounds.ts";

describe("median and quantile", () => {
	it("take the middle, or between the two in the middle", () => {
		expect(median([9, 1, 5])).toBe(5);
		expect(median([4, 1, 9, 2])).toBe(3);
		expect(median([7])).toBe(7);
	});

	it("go linearly from value to value", () => {
		expect(quantile([0, 10, 20, 30, 40], 0.99)).toBeCloseTo(39.6);
		expect(quantile([3, 1], 0)).toBe(1);
		expect(quantile([3, 1], 1)).toBe(3);
	});

	it("are no number where nothing was measured, so that no ratio hides it", () => {
		expect(median([])).toBeNaN();
		expect(quantile([], 0.9)).toBeNaN();
	});

	it("leave the values in their order", () => {
		const values = [3, 1, 2];
		median(values);
		expect(values).toEqual([3, 1, 2]);
	});
});

describe("timeRounds", () => {
	/** Times itself: the n-th run after the warm-up took the n-th of these. */
	function scripted(name: string, timings: readonly number[], calls: string[]): Candidate {
		let run = -WARM_UP_RUNS;
		return {
			name,
			async run() {
				calls.push(name);
				const wallMs = timings[Math.max(0, run++)] ?? 0;
				return { wallMs, cpuMs: wallMs / 2 };
			},
		};
	}

	it("warms up, lets the candidates take turns, and keeps the median of each round", async () => {
		const calls: string[] = [];
		const candidates = [scripted("a", [1, 2, 90, 4, 5, 6], calls), scripted("b", [10, 10, 10, 20, 20, 900], calls)];
		const { wall, cpu } = await timeRounds(candidates, { rounds: 2, runsPerRound: 3 });
		expect(wall.get("a")).toEqual([2, 5]);
		expect(wall.get("b")).toEqual([10, 20]);
		expect(cpu.get("a")).toEqual([1, 2.5]);
		expect(calls.slice(2 * WARM_UP_RUNS)).toEqual(Array.from({ length: 6 }, () => ["a", "b"]).flat());
		expect(overallMs(wall)).toEqual({ a: 3.5, b: 15 });
	});
});

describe("ratioOverSum", () => {
	const timings = new Map([
		["whole", [12, 30, 11]],
		["one", [4, 4, 4]],
		["two", [6, 11, 4]],
	]);

	it("compares within each round, so that a slow round does not count against one side", () => {
		expect(ratioOverSum(timings, "whole", ["one", "two"])).toBeCloseTo(11 / 8);
		expect(ratioOverSum(timings, "whole", ["one"])).toBeCloseTo(3);
	});

	it("is no number for a candidate that was not timed", () => {
		expect(ratioOverSum(timings, "whole", ["three"])).toBeNaN();
	});
});
