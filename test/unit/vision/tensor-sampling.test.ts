import { describe, expect, it } from "vitest";
import { boxToGrid } from "../../../src/vision/affine.ts";
import type { ModelInput } from "../../../src/vision/packs/manifest-schema.ts";
import { createRasterPyramid, type Raster } from "../../../src/vision/raster.ts";
import { type OutsideFill, sampleTensor } from "../../../src/vision/tensor-sampling.ts";
import { createSeededRandom } from "../../support/seeded-random.ts";

const rgbInput: ModelInput = { name: "in", width: 8, height: 8, colour: "RGB", mean: [0, 0, 0], std: [1, 1, 1] };

function paint(
	width: number,
	height: number,
	pixel: (x: number, y: number) => readonly [number, number, number],
): Raster {
	const data = new Uint8Array(width * height * 3);
	for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) data.set(pixel(x, y), (y * width + x) * 3);
	return { width, height, data };
}

function sample(
	raster: Raster,
	input: ModelInput,
	box = { x: 0, y: 0, width: raster.width, height: raster.height },
	outside: OutsideFill = "edge",
) {
	const target = new Float32Array(input.width * input.height * (input.colour === "GREY" ? 1 : 3)).fill(Number.NaN);
	sampleTensor(target, createRasterPyramid(raster), boxToGrid(box, input.width, input.height), input, outside);
	return target;
}

/** Halving and bilinear interpolation as a textbook has them, one pixel after the other. */
function halved({ width, height, data }: Raster): Raster {
	const at = (x: number, y: number, c: number) => data[(y * width + x) * 3 + c] ?? 0;
	const mean = (x: number, y: number, c: number) =>
		(at(2 * x, 2 * y, c) + at(2 * x + 1, 2 * y, c) + at(2 * x, 2 * y + 1, c) + at(2 * x + 1, 2 * y + 1, c) + 2) >> 2;
	return paint(width >> 1, height >> 1, (x, y) => [mean(x, y, 0), mean(x, y, 1), mean(x, y, 2)]);
}

function bilinearAt({ width, height, data }: Raster, x: number, y: number, c: number): number {
	const cx = Math.min(width - 1, Math.max(0, x));
	const cy = Math.min(height - 1, Math.max(0, y));
	const at = (px: number, py: number) =>
		data[(Math.min(height - 1, py) * width + Math.min(width - 1, px)) * 3 + c] ?? 0;
	const [x0, y0] = [Math.floor(cx), Math.floor(cy)];
	const upper = at(x0, y0) + (at(x0 + 1, y0) - at(x0, y0)) * (cx - x0);
	const lower = at(x0, y0 + 1) + (at(x0 + 1, y0 + 1) - at(x0, y0 + 1)) * (cx - x0);
	return upper + (lower - upper) * (cy - y0);
}

describe("sampleTensor", () => {
	it.each([0, 1, 2])("gives the textbook's numbers at level %i, whatever was looked at before", (level) => {
		const random = createSeededRandom(level);
		const full = paint(97, 61, () => [random() * 256, random() * 256, random() * 256]);
		const pyramid = createRasterPyramid(full);
		const source = level === 0 ? full : level === 1 ? halved(full) : halved(halved(full));
		const scale = 2 ** level;
		for (let look = 0; look < 20; look++) {
			const [tilt, stretch] = [look % 2 ? 0 : 0.3 * random(), scale * (1.1 + 0.8 * random())];
			const map = { a: stretch, b: -tilt, c: tilt, d: stretch, tx: 90 * random() - 20, ty: 60 * random() - 20 };
			const target = new Float32Array(3 * 64);
			sampleTensor(target, pyramid, map, rgbInput, "edge");
			for (let i = 0; i < target.length; i++) {
				const [c, y, x] = [Math.floor(i / 64), Math.floor((i % 64) / 8), i % 8];
				const [sx, sy] = [map.a * x + map.b * y + map.tx, map.c * x + map.d * y + map.ty];
				const shift = 0.5 / scale - 0.5;
				expect(target[i]).toBeCloseTo(bilinearAt(source, sx / scale + shift, sy / scale + shift, c), 3);
			}
		}
	});

	it("copies pixels of equal size into planes, in the model's colour order", () => {
		const raster = paint(8, 8, (x, y) => [x * 10, y * 10, 200]);
		const rgb = sample(raster, rgbInput);
		const bgr = sample(raster, { ...rgbInput, colour: "BGR" });
		expect(rgb[5 * 8 + 3]).toBe(30);
		expect(rgb[64 + 5 * 8 + 3]).toBe(50);
		expect(rgb[128 + 5 * 8 + 3]).toBe(200);
		expect(bgr[5 * 8 + 3]).toBe(200);
		expect(bgr[128 + 5 * 8 + 3]).toBe(30);
	});

	it("gives the same on its short way to half the size", () => {
		const random = createSeededRandom(9);
		const full = paint(16, 16, () => [random() * 256, random() * 256, random() * 256]);
		const input: ModelInput = { ...rgbInput, colour: "BGR", mean: [127, 120, 110], std: [128, 57, 58] };
		const target = sample(full, input);
		const channels = [2, 1, 0];
		for (let i = 0; i < target.length; i++) {
			const [c, y, x] = [Math.floor(i / 64), Math.floor((i % 64) / 8), i % 8];
			const value = bilinearAt(full, 2 * x + 0.5, 2 * y + 0.5, channels[c] ?? 0);
			expect(target[i]).toBeCloseTo((value - (input.mean[c] ?? 0)) / (input.std[c] ?? 1), 5);
		}
	});

	it("normalises each tensor channel by its own mean and deviation", () => {
		const raster = paint(8, 8, () => [10, 20, 30]);
		const target = sample(raster, { ...rgbInput, colour: "BGR", mean: [30, 10, 0], std: [1, 5, 2] });
		expect([target[0], target[64], target[128]]).toEqual([0, 2, 5]);
	});

	it("weighs grey by BT.601", () => {
		const target = sample(
			paint(8, 8, () => [100, 50, 200]),
			{ ...rgbInput, colour: "GREY", mean: [0], std: [1] },
		);
		expect(target).toHaveLength(64);
		expect(target[0]).toBeCloseTo(0.299 * 100 + 0.587 * 50 + 0.114 * 200, 4);
	});

	it.each([2, 4, 16])("averages all pixels when it shrinks by %i: a fine checkerboard turns even grey", (factor) => {
		const raster = paint(8 * factor, 8 * factor, (x, y) => ((x + y) % 2 === 0 ? [255, 255, 255] : [0, 0, 0]));
		for (const value of sample(raster, rgbInput)) expect(Math.abs(value - 127.5)).toBeLessThan(1);
	});

	it("keeps a gradient in place at any scale", () => {
		for (const size of [8, 12, 16, 40, 64, 200]) {
			const target = sample(
				paint(size, size, (x) => [Math.round((x / (size - 1)) * 255), 0, 0]),
				rgbInput,
			);
			const expected = (column: number) => ((((column + 0.5) / 8) * size - 0.5) / (size - 1)) * 255;
			for (let column = 1; column < 7; column++)
				expect(Math.abs((target[column] ?? 0) - expected(column))).toBeLessThan(2.5);
		}
	});

	it("repeats the edge outside the image, or leaves the mean there", () => {
		const raster = paint(16, 16, () => [90, 90, 90]);
		const box = { x: -16, y: 0, width: 32, height: 16 };
		const meanInput: ModelInput = { ...rgbInput, mean: [50, 50, 50] };
		expect(sample(raster, meanInput, box, "edge")[0]).toBe(40);
		const padded = sample(raster, meanInput, box, "mean");
		expect(padded[0]).toBe(0);
		expect(padded[7]).toBe(40);
	});

	it("survives a crop far outside and an image of a few pixels", () => {
		const target = sample(
			paint(3, 2, () => [7, 7, 7]),
			rgbInput,
			{ x: 1e6, y: -1e6, width: 50, height: 50 },
		);
		expect(target.every((value) => value === 7)).toBe(true);
	});
});
