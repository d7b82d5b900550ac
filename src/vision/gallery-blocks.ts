// A few thousand templates side by side, each a column, so that a product runs at the speed of memory.
import { Tensor } from "onnxruntime-node";
import type { Probe } from "./gallery-probe.ts";
import type { GalleryProducts } from "./gallery-products.ts";

/** A block's storage: how columns are kept, and how the probe is multiplied with all of them. */
export interface GalleryBlock {
	readonly capacity: number;
	readonly bytes: number;
	/**
	 * Of each column, with `x` its template, how far the computed cosine may be off: at most
	 * `radius * |probe| + |x| * |rest of the probe| + radius * |rest of the probe|`.
	 */
	readonly radii: Float32Array;
	write(column: number, vector: Float32Array): void;
	/** The template as it was written, to the last bit. */
	read(column: number): Float32Array;
	/** Forgets a column. */
	clear(column: number): void;
	/** Cosines of the probe with every column; the array is the block's and changes with the next call. */
	score(probe: Probe): Promise<Float32Array>;
}

/** Unit roundoff of float32. */
const FLOAT32_UNIT = 2 ** -24;
/** More than storing a radius as float32 can lose. */
export const RADIUS_UP = 1 + 2 ** -20;

/**
 * Float32 as given. However the product adds up n terms, with or without fused multiplication, its error is at most
 * n u / (1 - n u) times the product of the lengths (Higham, Accuracy and Stability of Numerical Algorithms, 3.1).
 */
export function createFloatBlock(dimension: number, capacity: number, products: GalleryProducts): GalleryBlock {
	const matrix = new Float32Array(dimension * capacity);
	const cosines = new Float32Array(capacity);
	const radii = new Float32Array(capacity);
	const matrixTensor = new Tensor("float32", matrix, [dimension, capacity]);
	const cosinesTensor = new Tensor("float32", cosines, [1, capacity]);
	const steps = (dimension + 2) * FLOAT32_UNIT;
	const relativeError = (steps / (1 - steps)) * RADIUS_UP;
	return {
		capacity,
		bytes: matrix.byteLength + cosines.byteLength + radii.byteLength,
		radii,
		write(column, vector) {
			for (let i = 0; i < dimension; i++) matrix[i * capacity + column] = vector[i] ?? 0;
			radii[column] = lengthOf(vector) * relativeError;
		},
		read(column) {
			const vector = new Float32Array(dimension);
			for (let i = 0; i < dimension; i++) vector[i] = matrix[i * capacity + column] ?? 0;
			return vector;
		},
		clear(column) {
			for (let i = 0; i < dimension; i++) matrix[i * capacity + column] = 0;
			radii[column] = 0;
		},
		async score(probe) {
			await products.float(probe.floats, matrixTensor, cosinesTensor);
			return cosines;
		},
	};
}

export function lengthOf(vector: Float32Array): number {
	let squares = 0;
	for (let i = 0; i < vector.length; i++) squares += (vector[i] ?? 0) ** 2;
	return Math.sqrt(squares);
}
