// The search index in memory: exact search over every template, best per employee. A projection of the store, thrown
// away with the process. A product in whole numbers finds who may be among the two best, within a proven bound; those
// few are scored again on the float32 templates, so that the result is a plain loop's over all of them, ties included.
import { employeeScore } from "../../core/domain/recognition/employee-score.ts";
import type { GalleryCandidate, GalleryChange, GalleryEntry, GallerySearchResult } from "../../core/ports/gallery.ts";
import { createInTurn } from "../inference/in-turn.ts";
import { openScratchFile, type ScratchFile } from "../packs/scratch-file.ts";
import { createPeopleFigures } from "../people-figures.ts";
import { createGalleryMatrix } from "./gallery-matrix.ts";
import { prepareProbe } from "./gallery-probe.ts";
import { openGalleryProduct } from "./gallery-product.ts";
import { createGalleryRoster } from "./gallery-roster.ts";
import { createGalleryStandings } from "./gallery-standings.ts";

/** 200,000 templates of 512 numbers fit into it as they are, beside their whole numbers; of a million the latter alone. */
export const MATRIX_BUDGET_BYTES = 2 ** 29;

/** Lengths differ from 1 by what float32 loses; a vector that was never normalised differs by more. */
const LENGTH_TOLERANCE = 1e-3;

/** A change as the index sees it: of one template contract. */
export type GalleryIndexChange = Omit<GalleryChange, "upserted"> & { readonly upserted: readonly GalleryEntry[] };

export interface GalleryIndexSize {
	readonly templates: number;
	readonly employees: number;
	readonly revision: number;
}

/** Calls are answered one after another, in the order they were made. */
export interface GalleryIndex {
	/** Adds part of a snapshot. Rejects with RangeError for a template that is no vector of length 1 of the dimension. */
	load(entries: readonly GalleryEntry[]): Promise<void>;
	/** The snapshot is complete and stands at this revision. */
	finishLoad(revision: number): Promise<void>;
	/**
	 * Applies one change in place. Returns false, and changes nothing, when a revision is missing before it or an
	 * entry does not fit: then only a reload helps. A change that is in already is passed over.
	 */
	apply(change: GalleryIndexChange): Promise<boolean>;
	search(probe: Float32Array): Promise<GallerySearchResult>;
	size(): GalleryIndexSize;
	/** Templates that are in the scratch file, and in memory only as whole numbers. */
	spilledTemplates(): number;
	/** Gives back memory and file, after calls that were made before. */
	release(): Promise<void>;
}

export interface GalleryIndexOptions {
	readonly dimension: number;
	/** Folder on a disk, for templates that are not kept in memory, encrypted; used beyond the budget only. */
	readonly scratchDir: string;
	readonly budgetBytes?: number;
}

export async function createGalleryIndex(options: GalleryIndexOptions): Promise<GalleryIndex> {
	const { dimension, scratchDir, budgetBytes = MATRIX_BUDGET_BYTES } = options;
	const product = await openGalleryProduct();
	let scratch: ScratchFile | null = null;
	const openScratch = () => {
		scratch = openScratchFile(scratchDir, dimension);
		return scratch;
	};
	const matrix = createGalleryMatrix({ dimension, product, openScratch, budgetBytes });
	const roster = createGalleryRoster();
	const standings = createGalleryStandings();
	const figures = createPeopleFigures(1 + LENGTH_TOLERANCE);
	const inTurn = createInTurn();
	let revision = 0;

	function remove(templateId: string): number | null {
		const removed = roster.remove(templateId);
		if (!removed) return null;
		matrix.remove(removed.row);
		return removed.ordinal;
	}

	async function change(removedTemplateIds: readonly string[], upserted: readonly GalleryEntry[]): Promise<void> {
		// First what may fail, for want of memory or disk: a change is made as a whole or not at all.
		await matrix.reserve(upserted.length);
		const changed = new Set<number>();
		const given = new Map(upserted.map(({ templateId, embedding }) => [templateId, embedding]));
		for (const templateId of [...removedTemplateIds, ...given.keys()]) {
			const ordinal = remove(templateId);
			if (ordinal !== null) changed.add(ordinal);
		}
		for (const { templateId, employeeId, embedding } of upserted) {
			// Of a template that comes twice, the later one counts.
			remove(templateId);
			changed.add(roster.add(templateId, employeeId));
			matrix.append(embedding);
		}
		for (const ordinal of changed) {
			const templates = roster.templatesOf(ordinal);
			figures.write(
				ordinal,
				templates.map(({ templateId, row }) => given.get(templateId) ?? matrix.read(row)),
			);
		}
	}

	function scoreExactly(ordinal: number, probe: Float32Array): GalleryCandidate {
		const templates = roster.templatesOf(ordinal);
		let best = { templateId: "", cosine: Number.NEGATIVE_INFINITY };
		let sum = 0;
		for (const { templateId, row } of templates) {
			const cosine = dot(matrix.read(row), probe);
			sum += cosine;
			// At a tie the smaller template id, which comes first.
			if (cosine > best.cosine) best = { templateId, cosine };
		}
		const similarity = employeeScore(best.cosine, sum / templates.length, figures.meanLength(ordinal));
		return { employeeId: roster.employeeAt(ordinal), templateId: best.templateId, similarity };
	}

	async function search(values: Float32Array): Promise<GallerySearchResult> {
		if (!isUnitVector(values, dimension))
			throw new RangeError(`probe is no vector of length 1 of ${dimension} numbers`);
		const probe = prepareProbe(values);
		standings.begin(roster.ordinalCount());
		const ordinals = roster.ordinals();
		await matrix.score(probe, (scores, firstRow, rows) => standings.add(scores, ordinals.subarray(firstRow), rows));
		const candidates = standings.shortlist(probe, figures).map((ordinal) => scoreExactly(ordinal, values));
		return { ...twoBest(candidates), revision };
	}

	return {
		load: (entries) =>
			inTurn(async () => {
				if (!entries.every((entry) => isUnitVector(entry.embedding, dimension)))
					throw new RangeError(`template is no vector of length 1 of ${dimension} numbers`);
				await change([], entries);
			}),
		finishLoad: (snapshotRevision) =>
			inTurn(async () => {
				revision = snapshotRevision;
			}),
		apply: (next) =>
			inTurn(async () => {
				if (next.revision <= revision) return true;
				const follows = next.revision === revision + 1;
				if (!follows || !next.upserted.every((entry) => isUnitVector(entry.embedding, dimension))) return false;
				await change(next.removedTemplateIds, next.upserted);
				revision = next.revision;
				return true;
			}),
		search: (probe) => inTurn(() => search(probe)),
		size: () => ({ templates: matrix.count(), employees: roster.employees(), revision }),
		spilledTemplates: matrix.spilledRows,
		release: () =>
			inTurn(async () => {
				scratch?.close();
				await product.release();
			}),
	};
}

function isUnitVector(vector: Float32Array, dimension: number): boolean {
	return vector.length === dimension && Math.abs(Math.sqrt(dot(vector, vector)) - 1) <= LENGTH_TOLERANCE;
}

function dot(a: Float32Array, b: Float32Array): number {
	let sum = 0;
	for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
	return sum;
}

function twoBest(candidates: readonly GalleryCandidate[]): Pick<GallerySearchResult, "best" | "second"> {
	let best: GalleryCandidate | null = null;
	let second: GalleryCandidate | null = null;
	for (const candidate of candidates)
		if (!best || isAhead(candidate, best)) {
			second = best;
			best = candidate;
		} else if (!second || isAhead(candidate, second)) second = candidate;
	return { best, second };
}

/** Between employees: the higher similarity, at a tie the smaller employee id. */
function isAhead(candidate: GalleryCandidate, other: GalleryCandidate): boolean {
	if (candidate.similarity !== other.similarity) return candidate.similarity > other.similarity;
	return candidate.employeeId < other.employeeId;
}
