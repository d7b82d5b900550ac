// A probe in whole numbers.
import { Tensor } from "onnxruntime-node";

/** Whole numbers that the unsigned digits stand for lie this far below them. */
export const DIGIT_ZERO = 64;
/**
 * Digits reach from -63 to 63: seven bits with the zero point. Processors without a dot product for bytes add pairs of
 * products in 16 bits and cut off what does not fit; 127 * 127 * 2 fits, 255 * 127 * 2 would not.
 */
const LARGEST_DIGIT = 63;
/** The second digit counts in this part of the first one's step, which covers what rounding to the first left over. */
export const DIGIT_BASE = 2 * LARGEST_DIGIT;

export interface Probe {
	/** [2, dimension]: probe = step * (first digit + second digit / DIGIT_BASE) + rest. */
	readonly digits: Tensor;
	readonly step: number;
	/** Length of the probe, rounded up. */
	readonly length: number;
	/** Length of the rest, rounded up. */
	readonly restLength: number;
}

/** More than all rounding in the lengths below can lose. */
const UP = 1 + 1e-9;

export function prepareProbe(values: Float32Array): Probe {
	const dimension = values.length;
	const digits = new Uint8Array(2 * dimension);
	let largest = 0;
	for (let i = 0; i < dimension; i++) largest = Math.max(largest, Math.abs(values[i] ?? 0));
	const step = largest / LARGEST_DIGIT || 1;
	let squares = 0;
	let restSquares = 0;
	for (let i = 0; i < dimension; i++) {
		const value = values[i] ?? 0;
		const first = Math.round(value / step);
		const second = Math.round(((value - step * first) / step) * DIGIT_BASE);
		digits[i] = first + DIGIT_ZERO;
		digits[dimension + i] = second + DIGIT_ZERO;
		squares += value * value;
		restSquares += (value - step * (first + second / DIGIT_BASE)) ** 2;
	}
	return {
		digits: new Tensor("uint8", digits, [2, dimension]),
		step,
		length: Math.sqrt(squares) * UP,
		restLength: Math.sqrt(restSquares) * UP,
	};
}
