// The index against a plain loop over the same templates, on vectors made to be confused.
import { tmpdir } from "node:os";
import fc from "fast-check";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { GalleryEntry } from "../../../src/core/ports/gallery.ts";
import { createGalleryIndex, type GalleryIndex } from "../../../src/vision/gallery/gallery-index.ts";
import { employee, plainSearch } from "../../support/gallery-entries.ts";
import { createRandom, unitVectors } from "../../support/unit-vectors.ts";

// Work for the processor, not a wait: on a machine with other things to do it takes several times as long.
vi.setConfig({ testTimeout: 120_000 });

const DIMENSION = 16;
const TEMPLATES = 40;
const SEED = 20261122;

const budgets = [
	["memory", 2 ** 30],
	["a file", 0],
] as const;

const indexes: GalleryIndex[] = [];
afterEach(async () => {
	for (const index of indexes.splice(0)) await index.release();
});

async function openIndex(budgetBytes: number, dimension = DIMENSION): Promise<GalleryIndex> {
	const index = await createGalleryIndex({ dimension, scratchDir: tmpdir(), budgetBytes });
	indexes.push(index);
	return index;
}

function normalised(values: readonly number[]): Float32Array {
	const length = Math.hypot(...values);
	return Float32Array.from(values, (value) => value / length);
}

const isSomething = (values: readonly number[]) => Math.hypot(...values) > 1e-3;
/** Few values: duplicates, opposites and ties all the time. */
const coarse = fc
	.array(fc.constantFrom(-1, 0, 0, 0, 1), { minLength: DIMENSION, maxLength: DIMENSION })
	.filter(isSomething)
	.map(normalised);
/** Close to each other by less than float32 sums and bytes can tell. */
const nearlyAlike = fc
	.array(fc.integer({ min: -3, max: 3 }), { minLength: DIMENSION, maxLength: DIMENSION })
	.map((steps) => normalised(steps.map((step, i) => Math.sin(i + 1) + step * 1e-7)));
/** One large number beside small ones: the worst that rounding to bytes can meet. */
const spiky = fc
	.tuple(
		fc.integer({ min: 0, max: DIMENSION - 1 }),
		fc.array(fc.float({ min: 0, max: 1, noNaN: true }), { minLength: DIMENSION, maxLength: DIMENSION }),
	)
	.map(([spike, values]) => normalised(values.map((value, i) => (i === spike ? 1 : value * 0.004))));
const anything = fc
	.array(fc.float({ min: -1, max: 1, noNaN: true }), { minLength: DIMENSION, maxLength: DIMENSION })
	.filter(isSomething)
	.map(normalised);
const embedding = fc.oneof(coarse, nearlyAlike, spiky, anything);

const template = fc.integer({ min: 0, max: TEMPLATES - 1 });
/** A template belongs to one person for good; people have from one to ten. */
const ownerOf = (n: number) => employee(n < 10 ? 0 : n < 16 ? 1 : n < 20 ? 2 : n);
const entry = fc.record({ template, embedding }).map(
	({ template, embedding }): GalleryEntry => ({
		templateId: `t${template}`,
		employeeId: ownerOf(template),
		embedding,
	}),
);
const change = fc.record({
	upserted: fc.array(entry, { maxLength: 6 }),
	removed: fc.array(
		template.map((n) => `t${n}`),
		{ maxLength: 6 },
	),
});

describe.each(budgets)("a search with templates in %s", (_, budgetBytes) => {
	it("finds what a plain search finds, after any changes, ties included", async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.array(entry, { maxLength: 60 }),
				fc.array(change, { maxLength: 10 }),
				fc.array(embedding, { minLength: 1, maxLength: 5 }),
				async (snapshot, changes, probes) => {
					const index = await createGalleryIndex({ dimension: DIMENSION, scratchDir: tmpdir(), budgetBytes });
					const plain = new Map<string, GalleryEntry>();
					await index.load(snapshot);
					await index.finishLoad(100);
					for (const item of snapshot) plain.set(item.templateId, item);
					for (const [i, { upserted, removed }] of changes.entries()) {
						expect(await index.apply({ revision: 101 + i, upserted, removedTemplateIds: removed })).toBe(true);
						for (const id of removed) plain.delete(id);
						for (const item of upserted) plain.set(item.templateId, item);
					}
					for (const probe of [...probes, ...[...plain.values()].slice(0, 3).map((item) => item.embedding)]) {
						const { revision, ...found } = await index.search(probe);
						expect(found).toEqual(plainSearch(plain.values(), probe));
						expect(revision).toBe(100 + changes.length);
					}
					const employees = new Set([...plain.values()].map((item) => item.employeeId)).size;
					expect(index.size()).toEqual({ templates: plain.size, employees, revision: 100 + changes.length });
					expect(index.spilledTemplates()).toBe(budgetBytes === 0 ? plain.size : 0);
					await index.release();
				},
			),
			{ numRuns: 200, seed: SEED },
		);
	});
});

describe("a gallery of thousands", () => {
	const COUNT = 12_000;
	const LENGTH = 128;
	const vectors = unitVectors(COUNT, LENGTH, SEED);
	/** One to ten templates a person, alike to each other as photos of one face are; every fiftieth a duplicate. */
	const entries = Array.from({ length: COUNT }, (_, i): GalleryEntry => {
		const person = Math.floor(i / 5.5);
		const base = vectors.subarray(person * LENGTH, (person + 1) * LENGTH);
		const own = vectors.subarray(i * LENGTH, (i + 1) * LENGTH);
		const embedding =
			i % 50 === 49 ? Float32Array.from(base) : normalised(Array.from(base, (v, k) => v + (own[k] ?? 0)));
		return { templateId: `t${(i * 7919) % COUNT}`, employeeId: employee(person % 1999), embedding };
	});

	it.each([
		["in memory", 2 ** 30, 0],
		["partly in the file", 4 * 2 ** 20, 6000],
		["in the file", 0, COUNT - 1500],
	])("is searched exactly %s, while it grows and shrinks", async (_, budgetBytes, leastSpilled) => {
		const index = await openIndex(budgetBytes, LENGTH);
		const random = createRandom(SEED);
		const plain = new Map(entries.slice(0, COUNT / 2).map((item) => [item.templateId, item]));
		await index.load([...plain.values()]);
		await index.finishLoad(0);
		for (let revision = 1; revision <= 30; revision++) {
			const upserted = entries.slice(COUNT / 2 + (revision - 1) * 200, COUNT / 2 + revision * 200);
			const removedTemplateIds = [...plain.keys()].filter(() => random() < 0.004);
			expect(await index.apply({ revision, upserted, removedTemplateIds })).toBe(true);
			for (const id of removedTemplateIds) plain.delete(id);
			for (const item of upserted) plain.set(item.templateId, item);
			if (revision % 10 !== 0) continue;
			const kept = [...plain.values()];
			for (let n = 0; n < 3; n++) {
				const probe = kept[Math.floor(random() * kept.length)]?.embedding ?? new Float32Array(LENGTH);
				const { best, second } = await index.search(probe);
				expect({ best, second }).toEqual(plainSearch(kept, probe));
			}
		}
		expect(index.size().templates).toBe(plain.size);
		expect(index.spilledTemplates()).toBeGreaterThanOrEqual(leastSpilled);
		if (leastSpilled === 0) expect(index.spilledTemplates()).toBe(0);
	});
});
