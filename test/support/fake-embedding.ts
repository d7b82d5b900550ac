/** Embeddings of people who do not exist: the same name gives the same direction, other names nearly orthogonal ones. */

export const FAKE_DIMENSION = 128;

/** A small seeded generator (mulberry32), 0..1. */
function seeded(seed: string): () => number {
	let state = 0;
	for (const character of seed) state = (Math.imul(state, 31) + (character.codePointAt(0) ?? 0)) | 0;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}

function normalised(values: number[]): Float32Array {
	const norm = Math.hypot(...values);
	return Float32Array.from(values, (value) => value / norm);
}

function direction(seed: string): Float32Array {
	const random = seeded(seed);
	const gaussian = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
	return normalised(Array.from({ length: FAKE_DIMENSION }, gaussian));
}

/** L2-normalised embedding of one shot of a person; the cosine to another shot of equal noise is about 1 / (1 + noise²). */
export function fakeEmbedding(person: string, noise = 0, shot = 0): Float32Array {
	const ideal = direction(person);
	if (noise === 0) return ideal;
	const disturbance = direction(`${person}/${shot}`);
	return normalised([...ideal].map((value, i) => value + noise * (disturbance[i] ?? 0)));
}
