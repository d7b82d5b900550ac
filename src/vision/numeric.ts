// Small numeric routines that several stages share.

/** Softmax over one row of logits; the maximum is taken off first so that large logits do not overflow. */
export function softmax(logits: ArrayLike<number>): number[] {
	let max = Number.NEGATIVE_INFINITY;
	for (let i = 0; i < logits.length; i++) max = Math.max(max, logits[i] ?? 0);
	const powers = Array.from(logits, (logit) => Math.exp(logit - max));
	const sum = powers.reduce((total, power) => total + power, 0);
	return powers.map((power) => power / sum);
}

/** Scales a vector to length 1, in place. Returns false (and leaves it alone) when its length is zero or not finite. */
export function normaliseLength(vector: Float32Array): boolean {
	let sum = 0;
	for (const value of vector) sum += value * value;
	const length = Math.sqrt(sum);
	if (!Number.isFinite(length) || length === 0) return false;
	for (let i = 0; i < vector.length; i++) vector[i] = (vector[i] ?? 0) / length;
	return true;
}

export function clamp(value: number, low: number, high: number): number {
	return Math.min(high, Math.max(low, value));
}
