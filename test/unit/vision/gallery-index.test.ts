import { tmpdir } from "node:os";
import { afterEach, describe, expect, it } from "vitest";
import {
	createGalleryIndex,
	type GalleryIndex,
	type GalleryIndexChange,
} from "../../../src/vision/gallery/gallery-index.ts";
import { employee } from "../../support/gallery-entries.ts";

const indexes: GalleryIndex[] = [];
afterEach(async () => {
	for (const index of indexes.splice(0)) await index.release();
});

async function openIndex(dimension: number): Promise<GalleryIndex> {
	const index = await createGalleryIndex({ dimension, scratchDir: tmpdir() });
	indexes.push(index);
	return index;
}

describe("gallery index", () => {
	it("grows past its first allocation without losing a row", async () => {
		const index = await openIndex(2);
		const entries = Array.from({ length: 2000 }, (_, i) => ({
			templateId: `t${i}`,
			employeeId: employee(i),
			embedding: Float32Array.from([Math.cos(i / 2000), Math.sin(i / 2000)]),
		}));
		await index.load(entries);
		await index.finishLoad(1);
		for (const i of [0, 255, 256, 257, 1023, 1999]) {
			const own = entries[i];
			if (own) expect((await index.search(own.embedding)).best?.employeeId).toBe(own.employeeId);
		}
	});

	it("prefers the smaller employee id at a tie, whatever the order of arrival", async () => {
		const vector = Float32Array.from([1, 0]);
		for (const order of [
			["E1", "E2"],
			["E2", "E1"],
		]) {
			const index = await openIndex(2);
			await index.load(
				order.map((id) => ({ templateId: `t-${id}`, employeeId: employee(Number(id.slice(1))), embedding: vector })),
			);
			const { best, second } = await index.search(vector);
			expect([best?.employeeId, second?.employeeId]).toEqual(["E1", "E2"]);
		}
	});

	it("says nobody when empty, and one person alone has no second", async () => {
		const index = await openIndex(2);
		expect(await index.search(Float32Array.from([1, 0]))).toEqual({ best: null, second: null, revision: 0 });
		await index.load([{ templateId: "t", employeeId: employee(1), embedding: Float32Array.from([0, 1]) }]);
		expect(await index.search(Float32Array.from([1, 0]))).toMatchObject({ best: { similarity: 0 }, second: null });
	});

	describe("revisions", () => {
		const vector = Float32Array.from([1, 0]);
		const add = (revision: number, id: number): GalleryIndexChange => ({
			revision,
			upserted: [{ templateId: `t${id}`, employeeId: employee(id), embedding: vector }],
			removedTemplateIds: [],
		});

		it("passes over a change it has, and refuses one that skips a revision", async () => {
			const index = await openIndex(2);
			await index.finishLoad(5);
			expect(await index.apply(add(6, 1))).toBe(true);
			expect(await index.apply(add(6, 1))).toBe(true);
			expect(await index.apply(add(3, 2))).toBe(true);
			expect(await index.apply(add(8, 3))).toBe(false);
			expect(index.size()).toEqual({ templates: 1, employees: 1, revision: 6 });
		});

		it("refuses embeddings of another dimension or with values that are not finite, and changes nothing", async () => {
			const index = await openIndex(2);
			for (const embedding of [new Float32Array(3), Float32Array.from([Number.NaN, 1])]) {
				const bad = {
					...add(1, 1),
					removedTemplateIds: ["t0"],
					upserted: [{ templateId: "t1", employeeId: employee(1), embedding }],
				};
				expect(await index.apply(bad)).toBe(false);
				await expect(index.load(bad.upserted)).rejects.toThrow(RangeError);
			}
			expect(index.size()).toEqual({ templates: 0, employees: 0, revision: 0 });
		});

		it("refuses a probe that is no finite vector of its dimension", async () => {
			const index = await openIndex(2);
			await expect(index.search(new Float32Array(3))).rejects.toThrow(RangeError);
			await expect(index.search(Float32Array.from([Number.NaN, 0]))).rejects.toThrow(RangeError);
		});
	});
});
