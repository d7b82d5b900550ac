// A decoded image and its half-size copies. A warp reads from the copy that is at most twice too fine, so that
// bilinear sampling never skips pixels: skipped pixels alias, and an aliased face is another face to the embedder.

export interface Raster {
	readonly width: number;
	readonly height: number;
	/** RGB, interleaved, 8 bits. */
	readonly data: Uint8Array;
}

export interface RasterPyramid {
	readonly full: Raster;
	/** The image at 1/2^level of its size. */
	level(level: number): Raster;
	/** Deepest level that still has both sides of at least one pixel. */
	readonly deepest: number;
}

/** Mean of 2 x 2 pixels; an odd last row or column is left out. */
function halve(source: Raster): Raster {
	const width = source.width >> 1;
	const height = source.height >> 1;
	const data = new Uint8Array(width * height * 3);
	const from = source.data;
	const stride = source.width * 3;
	let to = 0;
	for (let y = 0; y < height; y++) {
		let upper = 2 * y * stride;
		let lower = upper + stride;
		for (let x = 0; x < width; x++, upper += 6, lower += 6) {
			for (let c = 0; c < 3; c++) {
				const sum =
					(from[upper + c] ?? 0) + (from[upper + 3 + c] ?? 0) + (from[lower + c] ?? 0) + (from[lower + 3 + c] ?? 0);
				data[to++] = (sum + 2) >> 2;
			}
		}
	}
	return { width, height, data };
}

export function createRasterPyramid(full: Raster): RasterPyramid {
	const levels: Raster[] = [full];
	const deepest = Math.floor(Math.log2(Math.min(full.width, full.height)));
	return {
		full,
		deepest,
		level(level) {
			let raster = full;
			for (let i = 1; i <= Math.min(level, deepest); i++) {
				raster = levels[i] ?? halve(raster);
				levels[i] = raster;
			}
			return raster;
		},
	};
}
