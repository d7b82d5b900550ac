/** Uniform in [0, 1), the same sequence for the same seed (mulberry32), so that a failure can be repeated. */
export function createSeededRandom(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}

/** The same as bytes, for what takes a source of random bytes. */
export function createSeededBytes(seed: number): { bytes(length: number): Uint8Array } {
	const random = createSeededRandom(seed);
	return { bytes: (length) => Uint8Array.from({ length }, () => Math.floor(random() * 256)) };
}
