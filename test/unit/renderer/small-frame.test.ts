import { describe, expect, it } from "vitest";
import { createFrameSampler, SAMPLE_MS } from "../../../src/renderer/capture/frame-sampler.ts";
import {
	changedCells,
	fromLumaPlane,
	meanLuma,
	SMALL_FRAME,
	type SmallFrame,
	toSmallFrame,
} from "../../../src/renderer/capture/small-frame.ts";
import { eventually } from "../../support/eventually.ts";

const CELLS = SMALL_FRAME.width * SMALL_FRAME.height;

function evenly(value: number): SmallFrame {
	return { luma: new Uint8Array(CELLS).fill(value) };
}

function pixels(r: number, g: number, b: number): Uint8ClampedArray {
	return Uint8ClampedArray.from({ length: CELLS * 4 }, (_, i) => [r, g, b, 255][i % 4] ?? 0);
}

describe("a small frame", () => {
	it("weighs colours as the eye does", () => {
		expect(meanLuma(toSmallFrame(pixels(255, 255, 255)))).toBe(255);
		expect(meanLuma(toSmallFrame(pixels(0, 255, 0)))).toBeGreaterThan(meanLuma(toSmallFrame(pixels(255, 0, 0))));
	});

	it("counts the cells that differ by more than is asked for, whichever way", () => {
		const before = evenly(100);
		const after = evenly(100);
		after.luma[5] = 113;
		after.luma[6] = 87;
		after.luma[7] = 112;
		expect(changedCells(before, after, 12)).toBe(2);
		expect(changedCells(before, before, 0)).toBe(0);
	});

	it("averages a camera's luma cell by cell, and leaves out what pads its rows", () => {
		const [width, height, stride] = [640, 480, 704];
		const plane = new Uint8Array(stride * height).fill(255);
		for (let y = 0; y < height; y += 1) plane.fill(y < 240 ? 50 : 90, y * stride, y * stride + width);
		// Cell 1 of the first row: half of its pixels.
		for (let y = 0; y < 20; y += 1) plane.fill(150, y * stride + 20, y * stride + 32);
		const { luma } = fromLumaPlane(plane, { width, height, stride });
		expect([luma[0], luma[1], luma[2], luma[31]]).toEqual([50, 110, 50, 50]);
		expect(luma[CELLS - 1]).toBe(90);
	});

	it("fills every cell from a picture that is hardly larger", () => {
		const plane = new Uint8Array(160 * 120).fill(77);
		expect(new Set(fromLumaPlane(plane, { width: 160, height: 120, stride: 160 }).luma)).toEqual(new Set([77]));
	});

	it("has a mean of its whole and of a part", () => {
		const frame = evenly(10);
		frame.luma.fill(210, 0, CELLS / 2);
		expect(meanLuma(frame)).toBe(110);
		expect(meanLuma(frame, { left: 0, top: 0, right: 1, bottom: 0.5 })).toBe(210);
		expect(meanLuma(frame, { left: 0.4, top: 0.6, right: 0.41, bottom: 0.61 })).toBe(0);
	});
});

describe("the sampler", () => {
	it("reads once for all who listen, and not at all when nobody does", async () => {
		let reads = 0;
		const sampler = createFrameSampler(async () => {
			reads += 1;
			return evenly(1);
		});
		const heard: string[] = [];
		const stopFirst = sampler.subscribe(() => void heard.push("first"));
		const stopSecond = sampler.subscribe(() => void heard.push("second"));
		await eventually("both heard of two samples", () => heard.length >= 4);
		stopFirst();
		stopSecond();
		expect(heard.slice(0, 4)).toEqual(["first", "second", "first", "second"]);
		expect(reads).toBe(heard.length / 2);
		await new Promise((resolve) => setTimeout(resolve, 2 * SAMPLE_MS));
		expect(reads).toBe(heard.length / 2);
	});

	it("goes on after a picture that could not be read", async () => {
		let reads = 0;
		const sampler = createFrameSampler(async () => {
			reads += 1;
			if (reads === 1) throw new DOMException("the stream is changing", "InvalidStateError");
			return evenly(3);
		});
		const heard: SmallFrame[] = [];
		const stop = sampler.subscribe((frame) => void heard.push(frame));
		await eventually("the next is there", () => heard.length > 0);
		stop();
		expect(reads).toBeGreaterThan(1);
	});

	it("waits for a picture, and goes on listening after everybody had left", async () => {
		let frame: SmallFrame | null = null;
		const sampler = createFrameSampler(async () => frame);
		const heard: SmallFrame[] = [];
		sampler.subscribe(() => void heard.push(evenly(0)))();
		const stop = sampler.subscribe((each) => void heard.push(each));
		await new Promise((resolve) => setTimeout(resolve, 2 * SAMPLE_MS));
		expect(heard).toEqual([]);
		frame = evenly(7);
		await eventually("the picture is there", () => heard.length > 0);
		stop();
		expect(heard[0]).toEqual(evenly(7));
	});
});
