// A picture so small that sensor noise is averaged away and only the room is left. Who sends frames asks it whether
// anything changed, a watchdog whether the camera still shows something, the light check how bright it is.

export const SMALL_FRAME = { width: 32, height: 24 } as const;

export interface SmallFrame {
	/** ITU-R BT.601, 0..255, row by row: the whole picture, squeezed to 32x24. As the camera hangs, not upright. */
	readonly luma: Uint8Array;
}

/** A part of the picture, fractions of its width and height. */
export interface Region {
	readonly left: number;
	readonly top: number;
	readonly right: number;
	readonly bottom: number;
}

export const wholePicture: Region = { left: 0, top: 0, right: 1, bottom: 1 };

/** From the RGBA pixels of a 32x24 picture. */
export function toSmallFrame(rgba: ArrayLike<number>): SmallFrame {
	const luma = new Uint8Array(SMALL_FRAME.width * SMALL_FRAME.height);
	for (let i = 0; i < luma.length; i += 1)
		luma[i] = Math.round(0.299 * (rgba[4 * i] ?? 0) + 0.587 * (rgba[4 * i + 1] ?? 0) + 0.114 * (rgba[4 * i + 2] ?? 0));
	return { luma };
}

/** Of each cell every so many pixels are averaged, in both directions: noise is gone long before all are read. */
const PIXEL_STEP = 4;

/** From luma, a byte a pixel, `stride` bytes a row. */
export function fromLumaPlane(
	plane: Uint8Array,
	{ width, height, stride }: { readonly width: number; readonly height: number; readonly stride: number },
): SmallFrame {
	const cells = SMALL_FRAME.width * SMALL_FRAME.height;
	const sums = new Uint32Array(cells);
	const counts = new Uint32Array(cells);
	for (let y = 0; y < height; y += PIXEL_STEP) {
		const row = Math.floor((y * SMALL_FRAME.height) / height) * SMALL_FRAME.width;
		for (let x = 0; x < width; x += PIXEL_STEP) {
			const cell = row + Math.floor((x * SMALL_FRAME.width) / width);
			sums[cell] = (sums[cell] ?? 0) + (plane[y * stride + x] ?? 0);
			counts[cell] = (counts[cell] ?? 0) + 1;
		}
	}
	return { luma: Uint8Array.from(sums, (sum, cell) => Math.round(sum / Math.max(1, counts[cell] ?? 0))) };
}

/** In how many of the 768 cells the two differ by more than `byLuma` (0..255). */
export function changedCells(before: SmallFrame, after: SmallFrame, byLuma: number): number {
	let changed = 0;
	for (let i = 0; i < after.luma.length; i += 1)
		if (Math.abs((after.luma[i] ?? 0) - (before.luma[i] ?? 0)) > byLuma) changed += 1;
	return changed;
}

/** Mean of the cells whose middle lies in the region, 0..255. */
export function meanLuma({ luma }: SmallFrame, { left, top, right, bottom }: Region = wholePicture): number {
	let sum = 0;
	let cells = 0;
	for (let row = 0; row < SMALL_FRAME.height; row += 1) {
		const y = (row + 0.5) / SMALL_FRAME.height;
		if (y < top || y > bottom) continue;
		for (let column = 0; column < SMALL_FRAME.width; column += 1) {
			const x = (column + 0.5) / SMALL_FRAME.width;
			if (x < left || x > right) continue;
			sum += luma[row * SMALL_FRAME.width + column] ?? 0;
			cells += 1;
		}
	}
	return cells === 0 ? 0 : sum / cells;
}
