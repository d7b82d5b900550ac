// Templates in a quarter of the memory: whole numbers with a step of their own, the originals in an encrypted file.
import { Tensor } from "onnxruntime-node";
import { type GalleryBlock, lengthOf, RADIUS_UP } from "./gallery-blocks.ts";
import { DIGIT_BASE, DIGIT_ZERO } from "./gallery-probe.ts";
import type { GalleryProducts } from "./gallery-products.ts";
import type { ScratchFile } from "./scratch-file.ts";

const LARGEST = 127;
/** Columns that lie together: 32 of 512 bytes each are 16 KB, within the first cache. */
export const PANEL_LANES = 32;
/** Of a cosine: it is stored as float32, after three roundings as double. */
const STORED_ERROR = 2 ** -23;

/**
 * A template x is kept as `step * q` with q of -127..127. The products are exact in whole numbers, so that of
 * x = step q + e and probe = r + rest only <e, probe> and <step q, rest> are missing: by Cauchy and Schwarz not more
 * than |e| |probe| + |step q| |rest|. |e| is measured for each template when it is written, never estimated.
 *
 * `firstSlot` is where the block's originals begin in the file. `capacity` is a multiple of PANEL_LANES.
 */
export function createQuantisedBlock(
	dimension: number,
	capacity: number,
	products: GalleryProducts,
	originals: { readonly file: ScratchFile; readonly firstSlot: number },
): GalleryBlock {
	const { file, firstSlot } = originals;
	const panels = capacity / PANEL_LANES;
	const matrix = new Int8Array(dimension * capacity);
	const sums = new Int32Array(2 * capacity);
	const steps = new Float32Array(capacity);
	const radii = new Float32Array(capacity);
	const cosines = new Float32Array(capacity);
	const matrixTensor = new Tensor("int8", matrix, [panels, dimension, PANEL_LANES]);
	const sumsTensor = new Tensor("int32", sums, [panels, 2, PANEL_LANES]);
	const zero = new Tensor("uint8", Uint8Array.of(DIGIT_ZERO), []);
	return {
		capacity,
		bytes: matrix.byteLength + sums.byteLength + 3 * steps.byteLength,
		radii,
		write(column, vector) {
			file.write(firstSlot + column, vector);
			const start = firstCell(column, dimension);
			steps[column] = largestOf(vector) / LARGEST;
			const step = steps[column] ?? 0;
			let errorSquares = 0;
			for (let i = 0; i < dimension; i++) {
				const value = vector[i] ?? 0;
				// The step was rounded to float32: 127.000004 of them may make the largest number.
				const whole = step === 0 ? 0 : Math.max(-LARGEST, Math.min(LARGEST, Math.round(value / step)));
				matrix[start + i * PANEL_LANES] = whole;
				errorSquares += (value - step * whole) ** 2;
			}
			radii[column] = (Math.sqrt(errorSquares) + lengthOf(vector) * STORED_ERROR) * RADIUS_UP;
		},
		read: (column) => file.read(firstSlot + column),
		clear(column) {
			file.write(firstSlot + column, new Float32Array(dimension));
			const start = firstCell(column, dimension);
			for (let i = 0; i < dimension; i++) matrix[start + i * PANEL_LANES] = 0;
			steps[column] = 0;
			radii[column] = 0;
		},
		async score(probe) {
			await products.whole(probe.digits, zero, matrixTensor, sumsTensor);
			for (let column = 0; column < capacity; column++) {
				const first = 2 * column - (column % PANEL_LANES);
				const digits = (sums[first] ?? 0) + (sums[first + PANEL_LANES] ?? 0) / DIGIT_BASE;
				cosines[column] = (steps[column] ?? 0) * probe.step * digits;
			}
			return cosines;
		},
	};
}

function firstCell(column: number, dimension: number): number {
	const lane = column % PANEL_LANES;
	return (column - lane) * dimension + lane;
}

function largestOf(vector: Float32Array): number {
	let largest = 0;
	for (let i = 0; i < vector.length; i++) largest = Math.max(largest, Math.abs(vector[i] ?? 0));
	return largest;
}
