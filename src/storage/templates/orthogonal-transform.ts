// A secret rotation of the space that embeddings lie in (ISO/IEC 24745: irreversibility, unlinkability, renewability).
// Orthogonal, so every cosine stays what it was and no accuracy is lost; drawn evenly from all rotations there are, so
// without the seed two embeddings of one person under two seeds are as far apart as those of strangers.
import { createCipheriv } from "node:crypto";

export interface OrthogonalTransform {
	/** A new vector of the same length, in float32. Throws RangeError for another dimension. */
	apply(vector: Float32Array): Float32Array;
	/** What `apply` was given, but for float32's rounding. */
	invert(vector: Float32Array): Float32Array;
}

/**
 * A product of Householder reflections, one for each dimension, and signs: distributed evenly (G. W. Stewart, "The
 * Efficient Generation of Random Orthogonal Matrices", SIAM J. Numer. Anal. 17, 1980). Orthogonal by construction, and
 * applied in n² multiplications and additions without a matrix ever being made.
 * @param seed 32 secret bytes; the same seed and dimension give the same transform
 */
export function createOrthogonalTransform(seed: Uint8Array, dimension: number): OrthogonalTransform {
	const { reflections, signs } = draw(seed, dimension);

	/** Reflects `values` from place `first` on; the vector's part of `reflections` begins at `offset`. */
	function reflect(values: Float64Array, first: number, offset: number): void {
		let product = 0;
		for (let i = first; i < dimension; i++) product += (reflections[offset + i - first] ?? 0) * (values[i] ?? 0);
		product *= 2;
		for (let i = first; i < dimension; i++)
			values[i] = (values[i] ?? 0) - product * (reflections[offset + i - first] ?? 0);
	}

	function checked(vector: Float32Array): Float64Array {
		if (vector.length !== dimension) throw new RangeError(`expected a vector of ${dimension} numbers`);
		return Float64Array.from(vector);
	}

	return {
		apply: (vector) => {
			const values = checked(vector);
			for (let i = 0; i < dimension; i++) values[i] = (values[i] ?? 0) * (signs[i] ?? 1);
			let offset = reflections.length;
			for (let first = dimension - 1; first >= 0; first--) {
				offset -= dimension - first;
				reflect(values, first, offset);
			}
			return Float32Array.from(values);
		},
		invert: (vector) => {
			const values = checked(vector);
			let offset = 0;
			for (let first = 0; first < dimension; first++) {
				reflect(values, first, offset);
				offset += dimension - first;
			}
			for (let i = 0; i < dimension; i++) values[i] = (values[i] ?? 0) * (signs[i] ?? 1);
			return Float32Array.from(values);
		},
	};
}

/** The unit vectors to reflect at, of n, n - 1, ... 1 numbers, one behind the other. */
function draw(seed: Uint8Array, dimension: number) {
	if (!Number.isInteger(dimension) || dimension < 1) throw new RangeError("a dimension is a whole number from 1 on");
	const reflections = drawGaussians(seed, (dimension * (dimension + 1)) / 2);
	const signs = new Float64Array(dimension);
	let offset = 0;
	for (let first = 0; first < dimension; first++) {
		const normal = reflections.subarray(offset, offset + dimension - first);
		const length = Math.hypot(...normal);
		const sign = (normal[0] ?? 0) < 0 ? -1 : 1;
		// The larger of the two vectors that do it: nothing cancels.
		normal[0] = (normal[0] ?? 0) + sign * length;
		const scale = Math.hypot(...normal);
		for (let i = 0; i < normal.length; i++) normal[i] = (normal[i] ?? 0) / scale;
		signs[first] = -sign;
		offset += dimension - first;
	}
	return { reflections, signs };
}

/**
 * Box and Muller's method on the key stream of AES-256 in counter mode. Another computer may round a logarithm in the
 * last place differently: that moves a result by 1e-16, far below float32.
 */
function drawGaussians(seed: Uint8Array, count: number): Float64Array {
	const pairs = Math.ceil(count / 2);
	const stream = createCipheriv("aes-256-ctr", seed, Buffer.alloc(16)).update(Buffer.alloc(pairs * 8));
	const gaussians = new Float64Array(pairs * 2);
	for (let pair = 0; pair < pairs; pair++) {
		const radius = Math.sqrt(-2 * Math.log((stream.readUInt32LE(pair * 8) + 1) / 2 ** 32));
		const angle = (2 * Math.PI * stream.readUInt32LE(pair * 8 + 4)) / 2 ** 32;
		gaussians[2 * pair] = radius * Math.cos(angle);
		gaussians[2 * pair + 1] = radius * Math.sin(angle);
	}
	return gaussians.subarray(0, count);
}
