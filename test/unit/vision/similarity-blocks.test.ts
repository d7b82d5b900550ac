import { describe, expect, it } from "vitest";
import { similarityBlocks } from "../../../src/vision/similarity-blocks.ts";
import { unitVectors } from "../../support/unit-vectors.ts";

const DIMENSION = 64;

function cosine(first: Float32Array, row: number, second: Float32Array, column: number): number {
	let sum = 0;
	for (let i = 0; i < DIMENSION; i++) sum += (first[row * DIMENSION + i] ?? 0) * (second[column * DIMENSION + i] ?? 0);
	return sum;
}

describe("similarity blocks", () => {
	it("hold every pair of two sets exactly once, each with its cosine", async () => {
		const first = unitVectors(1100, DIMENSION, 1);
		const second = unitVectors(1030, DIMENSION, 2);
		const seen = new Set<number>();
		for await (const block of similarityBlocks(first, second, DIMENSION)) {
			for (let i = 0; i < block.cosines.length; i++) {
				const row = block.firstRow + Math.floor(i / block.columns);
				const column = block.firstColumn + (i % block.columns);
				seen.add(row * 1030 + column);
				if (i % 997 === 0) expect(block.cosines[i]).toBeCloseTo(cosine(first, row, second, column), 5);
			}
		}
		expect(seen.size).toBe(1100 * 1030);
	});

	it("leave out the half below the diagonal when a set is compared with itself", async () => {
		const vectors = unitVectors(2500, DIMENSION, 3);
		const pairs = new Set<number>();
		let positions = 0;
		for await (const { firstRow, firstColumn, rows, columns } of similarityBlocks(vectors, vectors, DIMENSION)) {
			expect(firstColumn).toBeGreaterThanOrEqual(firstRow);
			positions += rows * columns;
			for (let row = firstRow; row < firstRow + rows; row++)
				for (let column = Math.max(row + 1, firstColumn); column < firstColumn + columns; column++)
					pairs.add(row * 2500 + column);
		}
		expect(pairs.size).toBe((2500 * 2499) / 2);
		expect(positions).toBeLessThan(2500 * 2500 * 0.8);
	});

	it("refuse what holds no whole vectors, and have nothing to say about nothing", async () => {
		await expect(similarityBlocks(new Float32Array(65), new Float32Array(64), DIMENSION).next()).rejects.toThrow(
			RangeError,
		);
		const empty = new Float32Array(0);
		expect(await similarityBlocks(empty, empty, DIMENSION).next()).toEqual({ done: true, value: undefined });
	});
});
