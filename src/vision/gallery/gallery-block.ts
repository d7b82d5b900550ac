// A few thousand templates: in whole numbers for the product, and as they are, in memory or in an encrypted file.
import { setImmediate } from "node:timers/promises";
import { Tensor } from "onnxruntime-node";
import type { ScratchFile } from "../packs/scratch-file.ts";
import { DIGIT_BASE, DIGIT_ZERO, type Probe } from "./gallery-probe.ts";
import type { GalleryProduct } from "./gallery-product.ts";

const LARGEST = 127;
/** Columns that lie together: 32 of 512 bytes each are 16 KB, within the first cache. */
export const PANEL_LANES = 32;
/** Of a cosine: it is stored as float32, after three roundings as double. */
const STORED_ERROR = 2 ** -23;
/** More than storing a radius as float32 can lose. */
const RADIUS_UP = 1 + 2 ** -20;
/** Rows moved to the file at once before others may have the thread. */
const SPILL_ROWS = 256;

export interface BlockScores {
	/** Of the block's columns; the array is the block's and changes with its next scores. */
	readonly cosines: Float32Array;
	/**
	 * How far each cosine may be off, x being its template:
	 * `radius * |probe| + (|x| + radius) * |rest of the probe|`.
	 */
	readonly radii: Float32Array;
}

export interface GalleryBlock {
	readonly firstRow: number;
	readonly capacity: number;
	bytes(): number;
	write(column: number, vector: Float32Array): void;
	/** The template as it was written, to the last bit. */
	read(column: number): Float32Array;
	/** Forgets a column. */
	clear(column: number): void;
	/** Scores of the first `columns`. */
	score(probe: Probe, columns: number): Promise<BlockScores>;
	/** Moves the templates of the first `columns` to the file, a slot for each row. Returns the memory they were in. */
	spill(file: ScratchFile, columns: number): Promise<Float32Array>;
	isSpilled(): boolean;
}

/** Of a block: whole numbers, sums, steps, radii and cosines. */
export function bytesBesidesTemplates(dimension: number, capacity: number): number {
	return capacity * (dimension + 5 * Float32Array.BYTES_PER_ELEMENT);
}

/**
 * A template x is also kept as `step * q` with q of -127..127. The products are exact in whole numbers, so that of
 * x = step q + e and probe = r + rest only <e, probe> and <step q, rest> are missing: by Cauchy and Schwarz not more
 * than |e| |probe| + |step q| |rest|. |e| is measured for each template when it is written, never estimated.
 *
 * `memory` is for the templates; its size decides how many there can be, a multiple of PANEL_LANES.
 */
export function createGalleryBlock(
	dimension: number,
	memory: Float32Array,
	firstRow: number,
	product: GalleryProduct,
): GalleryBlock {
	const capacity = memory.length / dimension;
	const matrix = new Int8Array(dimension * capacity);
	const sums = new Int32Array(2 * capacity);
	const steps = new Float32Array(capacity);
	const radii = new Float32Array(capacity);
	const cosines = new Float32Array(capacity);
	const zero = new Tensor("uint8", Uint8Array.of(DIGIT_ZERO), []);
	let templates: Float32Array | null = memory;
	let scratch: ScratchFile | null = null;

	function keep(column: number, vector: Float32Array): void {
		if (templates) templates.set(vector, column * dimension);
		else scratch?.write(firstRow + column, vector);
	}

	function read(column: number): Float32Array {
		if (templates) return templates.subarray(column * dimension, (column + 1) * dimension);
		if (!scratch) throw new Error("a block's templates are nowhere");
		return scratch.read(firstRow + column);
	}

	function write(column: number, vector: Float32Array): void {
		keep(column, vector);
		const start = firstCell(column, dimension);
		steps[column] = largestOf(vector) / LARGEST;
		const step = steps[column] ?? 0;
		let errorSquares = 0;
		let squares = 0;
		for (let i = 0; i < dimension; i++) {
			const value = vector[i] ?? 0;
			// The step was rounded to float32: 127.000004 of them may make the largest number.
			const whole = step === 0 ? 0 : Math.max(-LARGEST, Math.min(LARGEST, Math.round(value / step)));
			matrix[start + i * PANEL_LANES] = whole;
			errorSquares += (value - step * whole) ** 2;
			squares += value * value;
		}
		radii[column] = (Math.sqrt(errorSquares) + Math.sqrt(squares) * STORED_ERROR) * RADIUS_UP;
	}

	return {
		firstRow,
		capacity,
		bytes: () => bytesBesidesTemplates(dimension, capacity) + (templates?.byteLength ?? 0),
		write,
		read,
		clear: (column) => write(column, new Float32Array(dimension)),
		async score(probe, columns) {
			const panels = Math.ceil(columns / PANEL_LANES);
			const used = matrix.subarray(0, panels * dimension * PANEL_LANES);
			await product.run({
				digits: probe.digits,
				zero,
				matrix: new Tensor("int8", used, [panels, dimension, PANEL_LANES]),
				sums: new Tensor("int32", sums.subarray(0, panels * 2 * PANEL_LANES), [panels, 2, PANEL_LANES]),
			});
			for (let column = 0; column < columns; column++) {
				const first = 2 * column - (column % PANEL_LANES);
				const whole = (sums[first] ?? 0) + (sums[first + PANEL_LANES] ?? 0) / DIGIT_BASE;
				cosines[column] = (steps[column] ?? 0) * probe.step * whole;
			}
			return { cosines, radii };
		},
		async spill(file, columns) {
			for (let column = 0; column < columns; column++) {
				file.write(firstRow + column, read(column));
				if (column % SPILL_ROWS === SPILL_ROWS - 1) await setImmediate();
			}
			const freed = templates;
			scratch = file;
			templates = null;
			return freed ?? new Float32Array(0);
		},
		isSpilled: () => templates === null,
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
