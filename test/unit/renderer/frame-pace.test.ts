import { describe, expect, it } from "vitest";
import { ABSENT_MS } from "../../../src/core/domain/recognition/punch-question.ts";
import {
	createFramePace,
	IDLE_INTERVAL_MS,
	STAY_AFTER_CHANGE_MS,
	STAY_AFTER_PERSON_MS,
} from "../../../src/renderer/capture/frame-pace.ts";
import { SMALL_FRAME, type SmallFrame } from "../../../src/renderer/capture/small-frame.ts";

const FULL_MS = 60;

function room(changes: Readonly<Record<number, number>> = {}): SmallFrame {
	const luma = new Uint8Array(SMALL_FRAME.width * SMALL_FRAME.height).fill(120);
	for (const [cell, value] of Object.entries(changes)) luma[Number(cell)] = value;
	return { luma };
}

/** Three cells: the smallest face that is looked for. */
const farAway = room({ 300: 100, 332: 100, 364: 100 });

function openPace() {
	const time = { nowMs: 0 };
	const pace = createFramePace({ minIntervalMs: FULL_MS, nowMs: () => time.nowMs });
	const frame = (isSomebody: boolean) => {
		pace.noteFrame();
		pace.noteResult(isSomebody);
	};
	/** Nobody has been there for a while. */
	const fallAsleep = () => {
		pace.noteSample(room());
		frame(false);
		time.nowMs += STAY_AFTER_PERSON_MS;
	};
	return { time, pace, frame, fallAsleep };
}

describe("the pace of frames", () => {
	it("begins at full pace, and is slow in a room in which nobody was found", () => {
		const { pace, fallAsleep } = openPace();
		expect(pace.intervalMs()).toBe(FULL_MS);
		fallAsleep();
		expect(pace.intervalMs()).toBe(IDLE_INTERVAL_MS);
	});

	it("wakes at once when something as small as the smallest face changes", () => {
		const { pace, fallAsleep, time } = openPace();
		fallAsleep();
		const wake = pace.wake();
		pace.noteSample(room({ 300: 126, 332: 114 }));
		expect(wake.aborted).toBe(false);
		pace.noteSample(farAway);
		expect(wake.aborted).toBe(true);
		expect(pace.intervalMs()).toBe(FULL_MS);
		expect(pace.wake().aborted).toBe(false);
		time.nowMs += STAY_AFTER_CHANGE_MS - 1;
		expect(pace.intervalMs()).toBe(FULL_MS);
		time.nowMs += 1;
		expect(pace.intervalMs()).toBe(IDLE_INTERVAL_MS);
	});

	it("is never slow while somebody stands there, however still, nor as long as the host waits for them", () => {
		const { pace, frame, time } = openPace();
		for (let second = 0; second < 60; second += 1) {
			pace.noteSample(farAway);
			frame(true);
			time.nowMs += 1000;
			expect(pace.intervalMs()).toBe(FULL_MS);
		}
		frame(false);
		time.nowMs += ABSENT_MS - 1000;
		expect(pace.intervalMs()).toBe(FULL_MS);
		time.nowMs += 1000;
		expect(pace.intervalMs()).toBe(IDLE_INTERVAL_MS);
	});

	it("notices an approach that is slow from sample to sample", () => {
		const { pace, fallAsleep } = openPace();
		fallAsleep();
		const wake = pace.wake();
		for (let luma = 120; luma > 110; luma -= 1) pace.noteSample(room({ 300: luma, 332: luma, 364: luma }));
		expect(wake.aborted).toBe(true);
	});

	it("looks again at what came while a frame was under way", () => {
		const { pace, fallAsleep } = openPace();
		fallAsleep();
		const wake = pace.wake();
		pace.noteFrame();
		pace.noteSample(room({ 1: 124 }));
		pace.noteResult(false);
		pace.noteSample(farAway);
		expect(wake.aborted).toBe(true);
	});

	it("takes a changed room in which nobody is found for the room from then on", () => {
		const { pace, fallAsleep, frame, time } = openPace();
		fallAsleep();
		pace.noteSample(farAway);
		frame(false);
		time.nowMs += STAY_AFTER_CHANGE_MS;
		pace.noteSample(farAway);
		expect(pace.intervalMs()).toBe(IDLE_INTERVAL_MS);
	});

	it("goes on at full pace where no small pictures come", () => {
		const { pace, frame, time } = openPace();
		frame(false);
		time.nowMs += 60_000;
		expect(pace.intervalMs()).toBe(FULL_MS);
	});
});
