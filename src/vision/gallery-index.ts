// The search index in memory: exact cosine search over every template. A projection of the store, thrown away with
// the process.
import type { EmployeeId } from "../core/domain/employee.ts";
import { employeeScore } from "../core/domain/employee-score.ts";
import type { GalleryCandidate, GalleryChange, GalleryEntry, GallerySearchResult } from "../core/ports/gallery.ts";

/** A change as the index sees it: of one template contract. */
export type GalleryIndexChange = Omit<GalleryChange, "upserted"> & { readonly upserted: readonly GalleryEntry[] };

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
	apply(change: GalleryIndexChange): boolean;
	search(probe: Float32Array): GallerySearchResult;
	size(): { readonly templates: number; readonly employees: number; readonly revision: number };
}

interface Person {
	readonly employeeId: EmployeeId;
	/** In the order of their ids, so that sums do not depend on the order of arrival. */
	templates: readonly GalleryEntry[];
	/** Length of the templates' mean; null until a search asks. */
	meanLength: number | null;
}

export function createGalleryIndex(dimension: number): GalleryIndex {
	let people = new Map<EmployeeId, Person>();
	let employeeOf = new Map<string, EmployeeId>();
	let revision = 0;

	function fits(entry: GalleryEntry): boolean {
		return entry.embedding.length === dimension && entry.embedding.every(Number.isFinite);
	}

	function remove(templateId: string): void {
		const employeeId = employeeOf.get(templateId);
		const person = employeeId === undefined ? undefined : people.get(employeeId);
		if (!person) return;
		employeeOf.delete(templateId);
		person.templates = person.templates.filter((template) => template.templateId !== templateId);
		person.meanLength = null;
		if (person.templates.length === 0) people.delete(person.employeeId);
	}

	function upsert(entry: GalleryEntry): void {
		remove(entry.templateId);
		const { templateId, employeeId } = entry;
		const person = people.get(employeeId) ?? { employeeId, templates: [], meanLength: null };
		person.templates = [...person.templates, entry].sort((a, b) => (a.templateId < b.templateId ? -1 : 1));
		person.meanLength = null;
		people.set(employeeId, person);
		employeeOf.set(templateId, employeeId);
	}

	return {
		reset() {
			people = new Map();
			employeeOf = new Map();
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
			let best: GalleryCandidate | null = null;
			let second: GalleryCandidate | null = null;
			for (const person of people.values()) {
				const candidate = scorePerson(person, probe);
				if (!best || isAhead(candidate, best)) {
					second = best;
					best = candidate;
				} else if (!second || isAhead(candidate, second)) second = candidate;
			}
			return { best, second, revision };
		},
		size: () => ({ templates: employeeOf.size, employees: people.size, revision }),
	};
}

function scorePerson(person: Person, probe: Float32Array): GalleryCandidate {
	let templateId = "";
	let bestCosine = Number.NEGATIVE_INFINITY;
	let sum = 0;
	for (const template of person.templates) {
		const cosine = dot(template.embedding, probe);
		sum += cosine;
		// At a tie the smaller template id, which comes first.
		if (cosine <= bestCosine) continue;
		bestCosine = cosine;
		templateId = template.templateId;
	}
	person.meanLength ??= lengthOfMean(person.templates);
	const similarity = employeeScore(bestCosine, sum / person.templates.length, person.meanLength);
	return { employeeId: person.employeeId, templateId, similarity };
}

function lengthOfMean(templates: readonly GalleryEntry[]): number {
	let squares = 0;
	for (const i of templates[0]?.embedding.keys() ?? []) {
		let sum = 0;
		for (const { embedding } of templates) sum += embedding[i] ?? 0;
		squares += sum * sum;
	}
	return Math.sqrt(squares) / templates.length;
}

function dot(a: Float32Array, b: Float32Array): number {
	let sum = 0;
	for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
	return sum;
}

/** Between employees: the higher similarity, at a tie the smaller employee id. */
function isAhead(candidate: GalleryCandidate, other: GalleryCandidate): boolean {
	if (candidate.similarity !== other.similarity) return candidate.similarity > other.similarity;
	return candidate.employeeId < other.employeeId;
}
