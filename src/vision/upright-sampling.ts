// Sampling of crops that are not turned: most of them, and the largest.
import type { Affine } from "./affine.ts";
import { clamp } from "./numeric.ts";
import type { ModelInput } from "./packs/manifest-schema.ts";
import type { Raster } from "./raster.ts";
import { type ChannelPlan, channelPlan, isInside, type Sampler } from "./tensor-channels.ts";

/** Every output pixel lies in the middle of four source pixels: a 640x480 camera before a 320x240 detector. */
export function isHalving(
	{ a, b, tx, c, d, ty }: Affine,
	raster: Raster,
	{ width, height, colour }: ModelInput,
): boolean {
	const isExact = a === 2 && d === 2 && b === 0 && c === 0 && tx === 0.5 && ty === 0.5;
	return isExact && colour !== "GREY" && raster.width === 2 * width && raster.height === 2 * height;
}

/** Whole numbers until the end; a quarter of their sum is what bilinear interpolation gives, to the last bit. */
export function sampleHalved(target: Float32Array, { data, width }: Raster, input: ModelInput): void {
	const { red, green, blue } = channelPlan(input);
	for (let y = 0, index = 0; y < input.height; y++) {
		let upper = 2 * y * width * 3;
		let lower = upper + width * 3;
		for (let x = 0; x < input.width; x++, index++, upper += 6, lower += 6) {
			const r = sum4(data[upper], data[upper + 3], data[lower], data[lower + 3]);
			const g = sum4(data[upper + 1], data[upper + 4], data[lower + 1], data[lower + 4]);
			const b = sum4(data[upper + 2], data[upper + 5], data[lower + 2], data[lower + 5]);
			target[index + red.offset] = (r / 4 - red.mean) * red.factor;
			target[index + green.offset] = (g / 4 - green.mean) * green.factor;
			target[index + blue.offset] = (b / 4 - blue.mean) * blue.factor;
		}
	}
}

function sum4(a = 0, b = 0, c = 0, d = 0): number {
	return a + b + c + d;
}

/** Where one output coordinate reads: between pixels `first` and `second` at `fraction`. */
function axisPlan(count: number, scale: number, shift: number, last: number) {
	const first = new Int32Array(count);
	const second = new Int32Array(count);
	const fraction = new Float64Array(count);
	let begin = count;
	let end = 0;
	for (let i = 0; i < count; i++) {
		const at = scale * i + shift;
		const inside = clamp(at, 0, last);
		const pixel = inside | 0;
		first[i] = pixel;
		second[i] = Math.min(pixel + 1, last);
		fraction[i] = inside - pixel;
		if (!isInside(at, last)) continue;
		begin = Math.min(begin, i);
		end = i + 1;
	}
	return { first, second, fraction, begin, end };
}
type AxisPlan = ReturnType<typeof axisPlan>;

/**
 * Without rotation the interpolation separates: each source row is interpolated once along x and serves the output rows
 * above and below it. The same arithmetic as with rotation, in the same order, so the same tensor to the last bit.
 */
export function sampleUpright(sampler: Sampler, raster: Raster, map: Affine): void {
	const { target, input, leaveOutside } = sampler;
	const columns = axisPlan(input.width, map.a, map.tx, raster.width - 1);
	const lines = axisPlan(input.height, map.d, map.ty, raster.height - 1);
	const [left, right] = leaveOutside ? [columns.begin, columns.end] : [0, input.width];
	const [top, bottom] = leaveOutside ? [lines.begin, lines.end] : [0, input.height];
	const write = input.colour === "GREY" ? writeGreyRow : writeColourRow;
	const plan = channelPlan(input);
	let upper = { line: -1, values: new Float64Array(input.width * 3) };
	let lower = { line: -1, values: new Float64Array(input.width * 3) };
	for (let y = top; y < bottom; y++) {
		const first = lines.first[y] ?? 0;
		const second = lines.second[y] ?? 0;
		if (lower.line === first) [upper, lower] = [lower, upper];
		if (upper.line !== first) interpolateRow(upper.values, raster, first, columns);
		if (lower.line !== second) interpolateRow(lower.values, raster, second, columns);
		upper.line = first;
		lower.line = second;
		const row = { upper: upper.values, lower: lower.values, fraction: lines.fraction[y] ?? 0 };
		write(target, y * input.width, row, left, right, plan);
	}
}

/** One row of the source at the output's columns, three numbers a pixel. */
function interpolateRow(values: Float64Array, { data, width }: Raster, line: number, columns: AxisPlan): void {
	const { first, second, fraction } = columns;
	const start = line * width * 3;
	for (let x = 0, to = 0; x < first.length; x++, to += 3) {
		const left = start + (first[x] ?? 0) * 3;
		const right = start + (second[x] ?? 0) * 3;
		const at = fraction[x] ?? 0;
		const r = data[left] ?? 0;
		const g = data[left + 1] ?? 0;
		const b = data[left + 2] ?? 0;
		values[to] = r + ((data[right] ?? 0) - r) * at;
		values[to + 1] = g + ((data[right + 1] ?? 0) - g) * at;
		values[to + 2] = b + ((data[right + 2] ?? 0) - b) * at;
	}
}

interface RowPair {
	readonly upper: Float64Array;
	readonly lower: Float64Array;
	readonly fraction: number;
}

function writeColourRow(
	target: Float32Array,
	start: number,
	{ upper, lower, fraction }: RowPair,
	left: number,
	right: number,
	{ red, green, blue }: ChannelPlan,
): void {
	for (let x = left; x < right; x++) {
		const i = x * 3;
		const r = upper[i] ?? 0;
		const g = upper[i + 1] ?? 0;
		const b = upper[i + 2] ?? 0;
		const index = start + x;
		target[index + red.offset] = (r + ((lower[i] ?? 0) - r) * fraction - red.mean) * red.factor;
		target[index + green.offset] = (g + ((lower[i + 1] ?? 0) - g) * fraction - green.mean) * green.factor;
		target[index + blue.offset] = (b + ((lower[i + 2] ?? 0) - b) * fraction - blue.mean) * blue.factor;
	}
}

function writeGreyRow(
	target: Float32Array,
	start: number,
	{ upper, lower, fraction }: RowPair,
	left: number,
	right: number,
	{ red }: ChannelPlan,
): void {
	for (let x = left; x < right; x++) {
		const i = x * 3;
		const r = (upper[i] ?? 0) + ((lower[i] ?? 0) - (upper[i] ?? 0)) * fraction;
		const g = (upper[i + 1] ?? 0) + ((lower[i + 1] ?? 0) - (upper[i + 1] ?? 0)) * fraction;
		const b = (upper[i + 2] ?? 0) + ((lower[i + 2] ?? 0) - (upper[i + 2] ?? 0)) * fraction;
		target[start + x] = (0.299 * r + 0.587 * g + 0.114 * b - red.mean) * red.factor;
	}
}
