// A decoded image and its half-size copies. A warp reads from the copy that is at most twice too fine, so that
// bilinear sampling never skips pixels: skipped pixels alias, and an aliased face is another face to the embedder.
import type { Box } from "../core/domain/recognition/geometry.ts";
import { clamp } from "./numeric.ts";

export interface Raster {
	readonly width: number;
	readonly height: number;
	/** RGB, interleaved, 8 bits. */
	readonly data: Uint8Array;
}

export interface RasterPyramid {
	readonly full: Raster;
	/** The image at 1/2^level of its size. Only the pixels of `area` (in pixels of that level) are sure to be there. */
	level(level: number, area: Box): Raster;
	/** Deepest level that still has both sides of at least one pixel. */
	readonly deepest: number;
}

/** A half-size copy that is filled where somebody looked: most models look at the face only. */
interface Level {
	readonly raster: Raster;
	/** Whole pixels, right and bottom exclusive. */
	filled: { left: number; top: number; right: number; bottom: number };
}
type Area = Level["filled"];

function emptyLevel(level: number, full: Raster): Level {
	const width = full.width >> level;
	const height = full.height >> level;
	const raster = { width, height, data: new Uint8Array(width * height * 3) };
	return { raster, filled: { left: 0, top: 0, right: 0, bottom: 0 } };
}

function isWithin(inner: Area, outer: Area): boolean {
	return (
		inner.left >= outer.left && inner.top >= outer.top && inner.right <= outer.right && inner.bottom <= outer.bottom
	);
}

/** The smallest area around both; an empty one adds nothing. */
function around(a: Area, b: Area): Area {
	if (a.right <= a.left) return b;
	return {
		left: Math.min(a.left, b.left),
		top: Math.min(a.top, b.top),
		right: Math.max(a.right, b.right),
		bottom: Math.max(a.bottom, b.bottom),
	};
}

/** What of an area lies around another inside it, as strips; some are empty. */
function without(whole: Area, inner: Area): Area[] {
	if (inner.right <= inner.left) return [whole];
	const beside = { top: inner.top, bottom: inner.bottom };
	return [
		{ ...whole, bottom: inner.top },
		{ ...whole, top: inner.bottom },
		{ ...whole, ...beside, right: inner.left },
		{ ...whole, ...beside, left: inner.right },
	];
}

/** At least one pixel, so that a crop far outside the image finds the border that it repeats. */
function wholePixels(area: Box, { width, height }: Raster): Area {
	const left = clamp(Math.floor(area.x), 0, width - 1);
	const top = clamp(Math.floor(area.y), 0, height - 1);
	const right = clamp(Math.ceil(area.x + area.width), left + 1, width);
	return { left, top, right, bottom: clamp(Math.ceil(area.y + area.height), top + 1, height) };
}

/** Mean of 2 x 2 pixels; an odd last row or column is left out. */
function halve(source: Raster, target: Raster, area: Area): void {
	const from = source.data;
	const to = target.data;
	const stride = source.width * 3;
	for (let y = area.top; y < area.bottom; y++) {
		let upper = 2 * y * stride + area.left * 6;
		let lower = upper + stride;
		const end = (y * target.width + area.right) * 3;
		for (let at = (y * target.width + area.left) * 3; at < end; at += 3, upper += 6, lower += 6) {
			to[at] = mean4(from[upper] ?? 0, from[upper + 3] ?? 0, from[lower] ?? 0, from[lower + 3] ?? 0);
			to[at + 1] = mean4(from[upper + 1] ?? 0, from[upper + 4] ?? 0, from[lower + 1] ?? 0, from[lower + 4] ?? 0);
			to[at + 2] = mean4(from[upper + 2] ?? 0, from[upper + 5] ?? 0, from[lower + 2] ?? 0, from[lower + 5] ?? 0);
		}
	}
}

function mean4(a: number, b: number, c: number, d: number): number {
	return (a + b + c + d + 2) >> 2;
}

export function createRasterPyramid(full: Raster): RasterPyramid {
	const levels: Level[] = [];
	const deepest = Math.floor(Math.log2(Math.min(full.width, full.height)));

	function fill(level: number, area: Area): Raster {
		if (level === 0) return full;
		const kept = levels[level] ?? emptyLevel(level, full);
		levels[level] = kept;
		if (isWithin(area, kept.filled)) return kept.raster;
		const wanted = around(kept.filled, area);
		const { left, top, right, bottom } = wanted;
		const finer = fill(level - 1, { left: 2 * left, top: 2 * top, right: 2 * right, bottom: 2 * bottom });
		for (const missing of without(wanted, kept.filled)) halve(finer, kept.raster, missing);
		kept.filled = wanted;
		return kept.raster;
	}

	return {
		full,
		deepest,
		level(level, area) {
			const at = Math.min(level, deepest);
			return fill(at, wholePixels(area, { ...full, width: full.width >> at, height: full.height >> at }));
		},
	};
}
