import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
	addLivenessFrame,
	framesToPass,
	judgePresentation,
	layerMeans,
	meanLiveness,
	noLivenessEvidence,
	wasSuspicious,
} from "../../../src/core/domain/recognition/liveness-evidence.ts";
import { judgeFrame } from "../../../src/core/domain/recognition/liveness-policy.ts";

const first = { layer: "first", live: 0.7, attack: 0.3 };
const second = { layer: "second", live: 0.8, attack: 0.2 };
const both = [first, second];

/** One number a layer; null: that layer gave none. */
type Scores = readonly (number | null)[];
const scored = (scores: Scores) =>
	scores.flatMap((live, i) => (live === null ? [] : [{ layer: both[i]?.layer ?? "none", live }]));

/** Frames one after the other, each with a box of its own. */
function gathered(frames: readonly Scores[], thresholds = both, isStill = false) {
	return frames.reduce(
		(evidence, scores, i) =>
			addLivenessFrame(
				evidence,
				{ box: { x: isStill ? 0 : i, y: 0, width: 9, height: 9 }, scores: scored(scores) },
				thresholds,
			),
		noLivenessEvidence,
	);
}
const repeat = (count: number, ...scores: Scores): Scores[] => Array.from({ length: count }, () => scores);
const judge = (frames: readonly Scores[], thresholds = both) =>
	judgePresentation(gathered(frames, thresholds), thresholds);

describe("a single frame", () => {
	test.each([
		["both live", [0.7, 0.8], "live"],
		["one of them not quite, the other more than sure", [0.8, 0.75], "live"],
		["one of them nearer to an attack, the other sure", [1, 0.49], "uncertain"],
		["both not quite", [0.69, 0.79], "uncertain"],
		["one fooled, one sure of an attack", [1, 0], "uncertain"],
		["both sure of an attack", [0.3, 0.2], "attack"],
		["together as sure as if both were", [0.45, 0.02], "attack"],
		["one layer silent", [1, null], "uncertain"],
		["no number", [1, Number.NaN], "uncertain"],
		["a silent layer makes no attack either", [0, null], "uncertain"],
	] as const)("%s", (_name, scores, verdict) => {
		expect(judgeFrame(scored(scores), both)).toBe(verdict);
	});

	test("without any layer nothing is live", () => {
		expect(judgeFrame([], [])).toBe("uncertain");
	});
});

describe("a presentation", () => {
	test.each([
		["too few frames", repeat(4, 1, 1), "uncertain"],
		["live", repeat(5, 0.9, 0.9), "live"],
		["one frame that slipped", [...repeat(6, 0.95, 0.95), [0.1, 0.1], ...repeat(6, 0.95, 0.95)], "live"],
		[
			"every fourth frame an attack, though the means are live",
			repeat(3, 1, 1).flatMap((f) => [f, f, f, [0, 0]]),
			"uncertain",
		],
		["every second frame an attack, the rest perfect", repeat(3, 1, 1).flatMap((f) => [f, [0, 0]]), "attack"],
		["low all along", repeat(5, 0.3, 0.1), "attack"],
		["in between", repeat(9, 0.5, 0.5), "uncertain"],
		["one layer fooled for long", repeat(60, 1, 0), "uncertain"],
		["live so far, but not of late", [...repeat(30, 1, 1), ...repeat(4, 0.5, 0.5)], "uncertain"],
		["no scores", repeat(9, null, null), "uncertain"],
		["not numbers", repeat(9, Number.NaN, 1), "uncertain"],
	] as const)("%s", (_name, frames, verdict) => {
		expect(judge(frames)).toBe(verdict);
	});

	test("once an attack it stays one, whatever follows", () => {
		expect(judge([...repeat(5, 0, 0), ...repeat(500, 1, 1)])).toBe("attack");
	});

	test("a lone layer is listened to for twice as long, and again when the camera was attacked", () => {
		expect(judge(repeat(9, 1), [first])).toBe("uncertain");
		expect(judge(repeat(10, 1), [first])).toBe("live");
		const evidence = gathered(repeat(10, 1, 1));
		expect(judgePresentation(evidence, both, true)).toBe("live");
		expect(judgePresentation(gathered(repeat(9, 1, 1)), both, true)).toBe("uncertain");
		expect(framesToPass([first], true)).toBe(20);
	});

	test("a picture that never changes is one frame, however often it is sent", () => {
		const evidence = gathered(repeat(100, 1, 1), both, true);
		expect(evidence.frames).toBe(1);
		expect(judgePresentation(evidence, both)).toBe("uncertain");
	});

	test("tells the mean of each layer, and of all", () => {
		const evidence = gathered([
			[1, 0.5],
			[0.5, 0],
		]);
		expect(layerMeans(evidence)).toEqual([
			{ layer: "first", live: 0.75 },
			{ layer: "second", live: 0.25 },
		]);
		expect(meanLiveness(evidence)).toBe(0.5);
		expect(meanLiveness(noLivenessEvidence)).toBeNull();
	});

	test("is suspicious as soon as half of its frames look like an attack to every layer", () => {
		expect(wasSuspicious(gathered(repeat(1, 0, 0)))).toBe(false);
		expect(wasSuspicious(gathered(repeat(2, 0, 0)))).toBe(true);
		expect(wasSuspicious(gathered(repeat(3, 0, 1)))).toBe(false);
	});

	const score = fc.double({ min: 0, max: 1, noNaN: true });
	const anyFrames = fc.array(fc.tuple(score, score), { minLength: 5, maxLength: 60 });
	const rank = { attack: 0, uncertain: 1, live: 2 };

	test("one more attack frame never turns a verdict towards live", () => {
		fc.assert(
			fc.property(anyFrames, (frames) => {
				expect(rank[judge([...frames, [0, 0]])]).toBeLessThanOrEqual(rank[judge(frames)]);
			}),
		);
	});

	test("no single layer passes anything, whatever it says", () => {
		fc.assert(
			fc.property(fc.array(score, { minLength: 5, maxLength: 60 }), (fooled) => {
				expect(judge(fooled.map((live) => [live, 0.79]))).not.toBe("live");
				expect(judge(fooled.map((live) => [0.69, live]))).not.toBe("live");
			}),
		);
	});
});
