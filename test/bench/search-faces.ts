// Templates of people who do not exist, as many as are asked for, the same in each run: those of one person at a cosine
// of about 0.74, as photos of one face are, those of two people near 0.
import { createRandom } from "../support/unit-vectors.ts";

/** Of one photo's own part, to the person's part of 1. */
const PHOTO_SHARE = 0.6;
const SEEDS = { staff: 20261122, newcomers: 20261123 };

export interface SyntheticFaces {
	/** Writes the next template into `vector` and returns it. */
	next(vector: Float32Array): Float32Array;
}

export function createSyntheticFaces(
	dimension: number,
	perPerson: number,
	who: keyof typeof SEEDS = "staff",
): SyntheticFaces {
	const random = createRandom(SEEDS[who]);
	const person = new Float32Array(dimension);
	let count = 0;
	return {
		next(vector) {
			if (count++ % perPerson === 0) for (let i = 0; i < dimension; i++) person[i] = random() - 0.5;
			let squares = 0;
			for (let i = 0; i < dimension; i++) {
				const value = (person[i] ?? 0) + PHOTO_SHARE * (random() - 0.5);
				vector[i] = value;
				squares += value * value;
			}
			const scale = 1 / Math.sqrt(squares);
			for (let i = 0; i < dimension; i++) vector[i] = (vector[i] ?? 0) * scale;
			return vector;
		},
	};
}
