// The search index in memory: exact cosine search over every template. A projection of the store, thrown away with
// the process.
import type { EmployeeId } from "../core/domain/employee.ts";
import type { GalleryCandidate, GalleryChange, GalleryEntry, GallerySearchResult } from "../core/ports/gallery.ts";
import { clamp } from "./numeric.ts";

const INITIAL_ROWS = 256;

export interface GalleryIndex {
	/** Empties the index for a reload from the source. */
	reset(): void;
	/** Adds part of a snapshot. Throws RangeError for an embedding of another dimension or a value not finite. */
	load(entries: readonly GalleryEntry[]): void;
	/** The snapshot is complete and stands at this revision. */
	finishLoad(revision: number): void;
	/**
	 * Applies one change in place. Returns false, and changes nothing, when a revision is missing before it or an
	 * entry does not fit: then only a reload helps. A change that is in already is passed over.
	 */
	apply(change: GalleryChange): boolean;
	search(probe: Float32Array): GallerySearchResult;
	size(): { readonly templates: number; readonly employees: number; readonly revision: number };
}

interface Row {
	readonly templateId: string;
	readonly employeeId: EmployeeId;
}

export function createGalleryIndex(dimension: number): GalleryIndex {
	let matrix = new Float32Array(INITIAL_ROWS * dimension);
	let rows: Row[] = [];
	let rowOf = new Map<string, number>();
	let templatesOf = new Map<EmployeeId, number>();
	let revision = 0;

	function fits(entry: GalleryEntry): boolean {
		return entry.embedding.length === dimension && entry.embedding.every(Number.isFinite);
	}

	function countTemplate(employeeId: EmployeeId, step: 1 | -1): void {
		const count = (templatesOf.get(employeeId) ?? 0) + step;
		if (count > 0) templatesOf.set(employeeId, count);
		else templatesOf.delete(employeeId);
	}

	function remove(templateId: string): void {
		const row = rowOf.get(templateId);
		const removed = row === undefined ? undefined : rows[row];
		const last = rows.pop();
		if (row === undefined || !removed || !last) {
			if (last) rows.push(last);
			return;
		}
		rowOf.delete(templateId);
		countTemplate(removed.employeeId, -1);
		if (last.templateId === templateId) return;
		rows[row] = last;
		rowOf.set(last.templateId, row);
		matrix.copyWithin(row * dimension, rows.length * dimension, (rows.length + 1) * dimension);
	}

	function upsert(entry: GalleryEntry): void {
		remove(entry.templateId);
		const row = rows.length;
		if ((row + 1) * dimension > matrix.length) {
			const grown = new Float32Array(matrix.length * 2);
			grown.set(matrix);
			matrix = grown;
		}
		matrix.set(entry.embedding, row * dimension);
		rows.push({ templateId: entry.templateId, employeeId: entry.employeeId });
		rowOf.set(entry.templateId, row);
		countTemplate(entry.employeeId, 1);
	}

	function similarity(row: number, probe: Float32Array): number {
		const start = row * dimension;
		let sum = 0;
		for (let i = 0; i < dimension; i++) sum += (matrix[start + i] ?? 0) * (probe[i] ?? 0);
		return sum;
	}

	return {
		reset() {
			matrix = new Float32Array(INITIAL_ROWS * dimension);
			rows = [];
			rowOf = new Map();
			templatesOf = new Map();
			revision = 0;
		},
		load(entries) {
			for (const entry of entries) {
				if (!fits(entry)) throw new RangeError(`template is no finite vector of ${dimension} numbers`);
				upsert(entry);
			}
		},
		finishLoad(snapshotRevision) {
			revision = snapshotRevision;
		},
		apply(change) {
			if (change.revision <= revision) return true;
			if (change.revision !== revision + 1 || !change.upserted.every(fits)) return false;
			for (const templateId of change.removedTemplateIds) remove(templateId);
			for (const entry of change.upserted) upsert(entry);
			revision = change.revision;
			return true;
		},
		search(probe) {
			if (probe.length !== dimension || !probe.every(Number.isFinite))
				throw new RangeError(`probe is no finite vector of ${dimension} numbers`);
			const leaders = createLeaders();
			for (const [row, { employeeId, templateId }] of rows.entries())
				leaders.consider(similarity(row, probe), employeeId, templateId);
			return { ...leaders.result(), revision };
		},
		size: () => ({ templates: rows.length, employees: templatesOf.size, revision }),
	};
}

/** The two best employees seen so far, each by their best template. */
function createLeaders() {
	let best: GalleryCandidate | null = null;
	let second: GalleryCandidate | null = null;
	return {
		consider(cosine: number, employeeId: EmployeeId, templateId: string): void {
			if (second && cosine < second.similarity) return;
			const candidate = { employeeId, templateId, similarity: cosine };
			if (best?.employeeId === employeeId) best = preferred(best, candidate);
			else if (!best || isAhead(candidate, best)) {
				second = best;
				best = candidate;
			} else if (second?.employeeId === employeeId) second = preferred(second, candidate);
			else if (!second || isAhead(candidate, second)) second = candidate;
		},
		result: () => ({ best: best && bounded(best), second: second && bounded(second) }),
	};
}

/** Float32 vectors of length 1 are so only to seven digits: a cosine of 1.0000001 is a cosine of 1. */
function bounded(candidate: GalleryCandidate): GalleryCandidate {
	return { ...candidate, similarity: clamp(candidate.similarity, -1, 1) };
}

/** Between employees: the higher similarity, at a tie the smaller employee id. */
function isAhead(candidate: GalleryCandidate, other: GalleryCandidate): boolean {
	if (candidate.similarity !== other.similarity) return candidate.similarity > other.similarity;
	return candidate.employeeId < other.employeeId;
}

/** Between templates of one employee: the higher similarity, at a tie the smaller template id. */
function preferred(current: GalleryCandidate, candidate: GalleryCandidate): GalleryCandidate {
	if (candidate.similarity !== current.similarity)
		return candidate.similarity > current.similarity ? candidate : current;
	return candidate.templateId < current.templateId ? candidate : current;
}
