import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createOrthogonalTransform } from "../../../src/storage/templates/orthogonal-transform.ts";
import { createSeededRandom } from "../../support/seeded-random.ts";

const seedOf = (text: string) => createHash("sha256").update(text).digest();

function randomUnitVector(random: () => number, dimension: number): Float32Array {
	const values = Array.from({ length: dimension }, () => random() + random() + random() - 1.5);
	const length = Math.hypot(...values);
	return Float32Array.from(values, (value) => value / length);
}

function cosine(a: Float32Array, b: Float32Array): number {
	return a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);
}

describe("the secret transform", () => {
	it.each([1, 2, 3, 128, 512])("keeps every cosine and can be undone, in %i dimensions", (dimension) => {
		const { apply, invert } = createOrthogonalTransform(seedOf("a"), dimension);
		const random = createSeededRandom(dimension);
		for (let round = 0; round < 20; round++) {
			const [a, b] = [randomUnitVector(random, dimension), randomUnitVector(random, dimension)];
			expect(cosine(apply(a), apply(b))).toBeCloseTo(cosine(a, b), 6);
			expect(Math.hypot(...apply(a))).toBeCloseTo(1, 6);
			const back = invert(apply(a));
			for (let i = 0; i < dimension; i++) expect(back[i]).toBeCloseTo(a[i] ?? Number.NaN, 6);
		}
	});

	it("is the same for the same seed, and another for another seed or dimension", () => {
		const vector = randomUnitVector(createSeededRandom(1), 128);
		const once = createOrthogonalTransform(seedOf("a"), 128).apply(vector);
		expect(createOrthogonalTransform(seedOf("a"), 128).apply(vector)).toEqual(once);
		expect(Math.abs(cosine(createOrthogonalTransform(seedOf("b"), 128).apply(vector), once))).toBeLessThan(0.4);
		expect(() => createOrthogonalTransform(seedOf("a"), 127).apply(vector)).toThrow(RangeError);
	});

	// A rotation that is drawn evenly takes any vector to any place alike: a coordinate has mean 0 and variance 1/n.
	it("takes a vector anywhere with the same likelihood", () => {
		const dimension = 16;
		const draws = 4000;
		const vector = new Float32Array(dimension).fill(0);
		vector[3] = 1;
		const sums = new Float64Array(dimension);
		const squares = new Float64Array(dimension);
		for (let draw = 0; draw < draws; draw++)
			createOrthogonalTransform(seedOf(`draw ${draw}`), dimension)
				.apply(vector)
				.forEach((value, i) => {
					sums[i] = (sums[i] ?? 0) + value / draws;
					squares[i] = (squares[i] ?? 0) + (value * value) / draws;
				});
		for (let i = 0; i < dimension; i++) {
			// Five standard deviations of each estimate.
			expect(Math.abs(sums[i] ?? 1)).toBeLessThan(5 * Math.sqrt(1 / dimension / draws));
			expect(Math.abs((squares[i] ?? 0) - 1 / dimension)).toBeLessThan((5 * Math.SQRT2) / dimension / Math.sqrt(draws));
		}
	});

	it("makes one vector under two seeds a stranger to itself, hundreds of times", () => {
		const dimension = 512;
		fc.assert(
			fc.property(fc.integer(), fc.integer(), (a, b) => {
				fc.pre(a !== b);
				const vector = randomUnitVector(createSeededRandom(a), dimension);
				const [one, other] = [a, b].map((seed) =>
					createOrthogonalTransform(seedOf(`${seed}`), dimension).apply(vector),
				);
				// Six standard deviations of the cosine of two vectors that have nothing to do with each other.
				expect(Math.abs(cosine(one ?? vector, other ?? vector))).toBeLessThan(6 / Math.sqrt(dimension));
			}),
			{ numRuns: 40 },
		);
	});
});
