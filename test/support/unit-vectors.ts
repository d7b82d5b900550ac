// Random vectors of length 1, the same for the same seed: galleries of any size without anybody's face in them.

/** `count` vectors packed one after another; their directions are spread evenly. */
export function unitVectors(count: number, dimension: number, seed: number): Float32Array {
	const random = createRandom(seed);
	const matrix = new Float32Array(count * dimension);
	for (let start = 0; start < matrix.length; start += dimension) {
		let squares = 0;
		for (let i = 0; i < dimension; i++) {
			// A sum of four even values is normal enough for directions without a preference.
			const value = random() + random() + random() + random() - 2;
			matrix[start + i] = value;
			squares += value * value;
		}
		const length = Math.sqrt(squares);
		for (let i = 0; i < dimension; i++) matrix[start + i] = (matrix[start + i] ?? 0) / length;
	}
	return matrix;
}

/** Marsaglia's xorshift32: fast, repeatable, 0 up to but not including 1. */
export function createRandom(seed: number): () => number {
	let state = (seed * 2654435761 + 1) >>> 0 || 1;
	return () => {
		state ^= state << 13;
		state ^= state >>> 17;
		state ^= state << 5;
		return (state >>> 0) / 2 ** 32;
	};
}
