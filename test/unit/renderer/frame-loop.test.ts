import { describe, expect, it } from "vitest";
import { createFrameLoop, type FrameLoopDeps } from "../../../src/renderer/capture/frame-loop.ts";
import { createSteadyPace } from "../../../src/renderer/capture/frame-pace.ts";
import { eventually } from "../../support/eventually.ts";
import { settle } from "../../support/manual-time.ts";

function deps(changes: Partial<FrameLoopDeps<string>>): FrameLoopDeps<string> {
	return {
		nextFrame: async () => new File(["x"], "frame.jpg"),
		submit: async () => "ok",
		onResult: () => undefined,
		onError: () => undefined,
		onStall: () => undefined,
		pace: createSteadyPace(1),
		isSomebody: () => true,
		errorPauseMs: 1,
		nowMs: () => performance.now(),
		sleep: (delayMs) => new Promise((resolve) => setTimeout(resolve, delayMs)),
		...changes,
	};
}

describe("createFrameLoop", () => {
	it("has one frame in flight, and takes the next only after the answer", async () => {
		let inFlight = 0;
		let taken = 0;
		const overlaps: number[] = [];
		const results: string[] = [];
		const loop = createFrameLoop(
			deps({
				nextFrame: async () => {
					taken += 1;
					overlaps.push(inFlight);
					return new File([String(taken)], "frame.jpg");
				},
				submit: async (frame) => {
					inFlight += 1;
					await new Promise((resolve) => setTimeout(resolve, 3));
					inFlight -= 1;
					return frame.text();
				},
				onResult: (result) => void results.push(result),
			}),
		);
		loop.start();
		await eventually("five answers", () => results.length >= 5);
		loop.stop();
		expect(new Set(overlaps)).toEqual(new Set([0]));
		expect(results.slice(0, 5)).toEqual(["1", "2", "3", "4", "5"]);
	});

	it("goes on after a refusal and after a missing frame", async () => {
		const heard: string[] = [];
		let turn = 0;
		const loop = createFrameLoop(
			deps({
				nextFrame: async () => {
					turn += 1;
					return turn === 2 ? null : new File(["x"], "frame.jpg");
				},
				submit: async () => {
					if (turn === 1) throw new Error("refused");
					return "ok";
				},
				onResult: (result) => void heard.push(result),
				onError: () => void heard.push("error"),
				onStall: () => void heard.push("stall"),
			}),
		);
		loop.start();
		await eventually("three turns", () => heard.length >= 3);
		loop.stop();
		expect(heard.slice(0, 3)).toEqual(["error", "stall", "ok"]);
	});

	it("keeps an answer to itself that comes after it was stopped", async () => {
		const results: string[] = [];
		const answers: (() => void)[] = [];
		const loop = createFrameLoop(
			deps({
				submit: () => new Promise((resolve) => answers.push(() => resolve("late"))),
				onResult: (result) => void results.push(result),
			}),
		);
		loop.start();
		await eventually("a frame is in flight", () => answers.length === 1);
		loop.stop();
		answers[0]?.();
		await settle();
		expect(results).toEqual([]);
	});

	it("ends a rest at once when the pace wakes, and tells it whether somebody was there", async () => {
		const wake = new AbortController();
		const told: boolean[] = [];
		const rests: number[] = [];
		const loop = createFrameLoop(
			deps({
				pace: {
					...createSteadyPace(600_000),
					wake: () => wake.signal,
					noteResult: (isSomebody) => void told.push(isSomebody),
				},
				isSomebody: (result) => result === "somebody",
				submit: async () => "nobody",
				sleep: (delayMs, signal) => {
					rests.push(delayMs);
					return new Promise((resolve) => signal.addEventListener("abort", () => resolve(), { once: true }));
				},
			}),
		);
		loop.start();
		await eventually("it rests", () => rests.length === 1);
		expect(told).toEqual([false]);
		expect(rests[0]).toBeGreaterThan(500_000);
		wake.abort();
		await eventually("it takes the next frame", () => told.length >= 2);
		loop.stop();
	});
});
