import { describe, expect, test } from "vitest";
import { poseAt } from "../../../src/renderer/demo/scene-pose.ts";
import { createStory, sceneAt } from "../../../src/renderer/demo/story.ts";
import { pressesFor } from "../../../src/renderer/demo/use-demo-hand.ts";
import { createCodeStore } from "../../../src/renderer/features/personal-code/code-store.ts";

const scenes = [
	{ chapter: "arrival", kind: "nobody", durationMs: 1_000 },
	{ chapter: "arrival", kind: "employee", durationMs: 5_000 },
	{ chapter: "stranger", kind: "stranger", durationMs: 4_000 },
] as const;

function told() {
	let nowMs = 0;
	const story = createStory(() => nowMs);
	story.begin(scenes);
	const pass = (ms: number) => {
		nowMs += ms;
		story.tick();
		const { chapter, sinceMs, isHeld, telling } = story.getState();
		return { chapter, sinceMs, isHeld, telling };
	};
	return { story, pass };
}

describe("the story", () => {
	test("tells chapter after chapter, and begins again after the last", () => {
		const { pass } = told();
		expect(pass(5_999)).toMatchObject({ chapter: "arrival", sinceMs: 5_999, telling: 1 });
		expect(pass(1)).toMatchObject({ chapter: "stranger", sinceMs: 0, telling: 2 });
		expect(pass(4_000)).toMatchObject({ chapter: "arrival", sinceMs: 0, telling: 3 });
	});

	test("stands still while it is held, and tells the chapter anew when it goes on", () => {
		const { story, pass } = told();
		pass(7_000);
		pass(2_000);
		story.hold();
		expect(pass(60_000)).toEqual({ chapter: "stranger", sinceMs: 2_000, isHeld: true, telling: 2 });
		story.goOn();
		expect(pass(500)).toEqual({ chapter: "stranger", sinceMs: 500, isHeld: false, telling: 3 });
	});

	test("goes back and forth by touch, round at both ends", () => {
		const { story } = told();
		story.skip(-1);
		expect(story.getState().chapter).toBe("stranger");
		story.skip(1);
		expect(story.getState().chapter).toBe("arrival");
	});

	test("before the scenes are there it is silent", () => {
		const story = createStory(() => 0);
		story.tick();
		story.skip(1);
		expect(story.getState()).toMatchObject({ chapter: null, telling: 0 });
	});
});

describe("sceneAt", () => {
	test.each([
		[0, "nobody", 0],
		[999, "nobody", 999],
		[1_000, "employee", 0],
		[9_000, "employee", 5_000],
	])("%i ms into the chapter it is %s since %i ms", (sinceMs, kind, since) => {
		const current = sceneAt(scenes, "arrival", sinceMs);
		expect(current?.scene.kind).toBe(kind);
		expect(current?.sinceMs).toBe(since);
	});

	test("a chapter without scenes shows nobody", () => {
		expect(sceneAt(scenes, "pin", 5)).toBeNull();
	});
});

test("the hand types the number and the PIN of the person as the person would", async () => {
	const sent: [string, string][] = [];
	const store = createCodeStore({
		punchByPin: (employeeNumber, pin) => {
			sent.push([employeeNumber, pin]);
			return new Promise(() => undefined);
		},
		punchByBadge: () => new Promise(() => undefined),
		answer: () => new Promise(() => undefined),
		nowMs: () => 0,
		onRecorded: () => undefined,
	});
	const presses = pressesFor("K-011", "730518");
	expect(presses.map(({ atMs }) => atMs)).toEqual(presses.map(({ atMs }) => atMs).toSorted((a, b) => a - b));
	for (const { press } of presses) press(store);
	expect(sent).toEqual([["K-011", "730518"]]);
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
