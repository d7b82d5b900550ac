import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type EmployeeId, parseEmployeeId } from "../../../src/core/domain/employee.ts";
import type { GalleryEntry } from "../../../src/core/ports/gallery.ts";
import { createGalleryIndex, type GalleryIndexChange } from "../../../src/vision/gallery-index.ts";

const DIMENSION = 8;

function employee(n: number): EmployeeId {
	const id = parseEmployeeId(`E${n}`);
	if (!id) throw new Error("employee id");
	return id;
}

/** Vectors of length 1 of few different values, so that ties and duplicates are common. */
const embedding = fc
	.array(fc.constantFrom(-1, 0, 1), { minLength: DIMENSION, maxLength: DIMENSION })
	.filter((values) => values.some((value) => value !== 0))
	.map((values) => Float32Array.from(values, (value) => value / Math.hypot(...values)));
const entry = fc
	.record({ template: fc.integer({ min: 0, max: 25 }), embedding })
	// A template belongs to one person for good.
	.map(
		({ template, embedding }): GalleryEntry => ({
			templateId: `t${template}`,
			employeeId: employee(template % 7),
			embedding,
		}),
	);
const change = fc.record({
	upserted: fc.array(entry, { maxLength: 6 }),
	removed: fc.array(
		fc.integer({ min: 0, max: 25 }).map((n) => `t${n}`),
		{ maxLength: 4 },
	),
});

/** The same search written as plainly as it can be: every person's score, sorted. */
function plainSearch(entries: Iterable<GalleryEntry>, probe: Float32Array) {
	const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
	const dot = (a: Float32Array) => sum(Array.from(a, (value, i) => value * (probe[i] ?? 0)));
	const byPerson = Map.groupBy(entries, (item) => item.employeeId);
	const people = [...byPerson].map(([employeeId, unordered]) => {
		const own = unordered.toSorted((a, b) => (a.templateId < b.templateId ? -1 : 1));
		const cosines = own.map((item) => dot(item.embedding));
		const best = Math.max(...cosines);
		const sums = Array.from({ length: DIMENSION }, (_, i) => sum(own.map((item) => item.embedding[i] ?? 0)));
		const meanLength = Math.sqrt(sum(sums.map((value) => value * value))) / own.length;
		const withMean = meanLength > 0 ? sum(cosines) / own.length / meanLength : best;
		return {
			employeeId,
			templateId: own[cosines.indexOf(best)]?.templateId,
			similarity: Math.min(1, Math.max(-1, 0.5 * best + 0.5 * withMean)),
		};
	});
	people.sort((a, b) => b.similarity - a.similarity || (a.employeeId < b.employeeId ? -1 : 1));
	const [best = null, second = null] = people;
	return { best, second };
}

describe("gallery index", () => {
	it("finds what a plain search over the same templates finds, after any changes, ties included", () => {
		fc.assert(
			fc.property(
				fc.array(change, { maxLength: 12 }),
				fc.array(entry, { maxLength: 30 }),
				embedding,
				(changes, snapshot, probe) => {
					const index = createGalleryIndex(DIMENSION);
					const plain = new Map<string, GalleryEntry>();
					index.load(snapshot);
					index.finishLoad(100);
					for (const item of snapshot) plain.set(item.templateId, item);
					for (const [i, { upserted, removed }] of changes.entries()) {
						expect(index.apply({ revision: 101 + i, upserted, removedTemplateIds: removed })).toBe(true);
						for (const id of removed) plain.delete(id);
						for (const item of upserted) plain.set(item.templateId, item);
					}
					const { revision, ...found } = index.search(probe);
					expect(found).toEqual(plainSearch(plain.values(), probe));
					expect(revision).toBe(100 + changes.length);
					const employees = new Set([...plain.values()].map((item) => item.employeeId)).size;
					expect(index.size()).toEqual({ templates: plain.size, employees, revision });
				},
			),
			{ numRuns: 150 },
		);
	});

	it("grows past its first allocation without losing a row", () => {
		const index = createGalleryIndex(2);
		const entries = Array.from({ length: 2000 }, (_, i) => ({
			templateId: `t${i}`,
			employeeId: employee(i),
			embedding: Float32Array.from([Math.cos(i / 2000), Math.sin(i / 2000)]),
		}));
		index.load(entries);
		index.finishLoad(1);
		for (const i of [0, 255, 256, 257, 1023, 1999]) {
			const own = entries[i];
			if (own) expect(index.search(own.embedding).best?.employeeId).toBe(own.employeeId);
		}
	});

	it("prefers the smaller employee id at a tie, whatever the order of arrival", () => {
		const vector = Float32Array.from([1, 0]);
		for (const order of [
			["E1", "E2"],
			["E2", "E1"],
		]) {
			const index = createGalleryIndex(2);
			index.load(
				order.map((id) => ({ templateId: `t-${id}`, employeeId: employee(Number(id.slice(1))), embedding: vector })),
			);
			const { best, second } = index.search(vector);
			expect([best?.employeeId, second?.employeeId]).toEqual(["E1", "E2"]);
		}
	});

	it("says nobody when empty, and one person alone has no second", () => {
		const index = createGalleryIndex(2);
		expect(index.search(Float32Array.from([1, 0]))).toEqual({ best: null, second: null, revision: 0 });
		index.load([{ templateId: "t", employeeId: employee(1), embedding: Float32Array.from([0, 1]) }]);
		expect(index.search(Float32Array.from([1, 0]))).toMatchObject({ best: { similarity: 0 }, second: null });
	});

	describe("revisions", () => {
		const vector = Float32Array.from([1, 0]);
		const add = (revision: number, id: number): GalleryIndexChange => ({
			revision,
			upserted: [{ templateId: `t${id}`, employeeId: employee(id), embedding: vector }],
			removedTemplateIds: [],
		});

		it("passes over a change it has, and refuses one that skips a revision", () => {
			const index = createGalleryIndex(2);
			index.finishLoad(5);
			expect(index.apply(add(6, 1))).toBe(true);
			expect(index.apply(add(6, 1))).toBe(true);
			expect(index.apply(add(3, 2))).toBe(true);
			expect(index.apply(add(8, 3))).toBe(false);
			expect(index.size()).toEqual({ templates: 1, employees: 1, revision: 6 });
		});

		it("refuses embeddings of another dimension or with values that are not finite, and changes nothing", () => {
			const index = createGalleryIndex(2);
			for (const embedding of [new Float32Array(3), Float32Array.from([Number.NaN, 1])]) {
				const bad = {
					...add(1, 1),
					removedTemplateIds: ["t0"],
					upserted: [{ templateId: "t1", employeeId: employee(1), embedding }],
				};
				expect(index.apply(bad)).toBe(false);
				expect(() => index.load(bad.upserted)).toThrow(RangeError);
			}
			expect(index.size()).toEqual({ templates: 0, employees: 0, revision: 0 });
		});

		it("refuses a probe that is no finite vector of its dimension", () => {
			const index = createGalleryIndex(2);
			expect(() => index.search(new Float32Array(3))).toThrow(RangeError);
			expect(() => index.search(Float32Array.from([Number.NaN, 0]))).toThrow(RangeError);
		});
	});
});
