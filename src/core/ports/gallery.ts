// The search index: a projection of the template store that can be thrown away and rebuilt at any time.
import type { EmployeeId } from "../domain/employee.ts";

export interface GalleryEntry {
	readonly templateId: string;
	readonly employeeId: EmployeeId;
	/** L2-normalised, of the engine's dimension. */
	readonly embedding: Float32Array;
}

/** The index compares templates of one contract only; the store keeps those of others beside them. */
export interface ContractedGalleryEntry extends GalleryEntry {
	readonly templateContractId: string;
}

export interface GalleryCandidate {
	readonly employeeId: EmployeeId;
	/** The employee's best template for this probe; at a tie the smaller id. */
	readonly templateId: string;
	/** The employee's score, -1..1, after `domain/employee-score`: best template and mean template together. */
	readonly similarity: number;
}

export interface GallerySearchResult {
	/** The two employees of the highest scores; ties go to the smaller employee id. */
	readonly best: GalleryCandidate | null;
	readonly second: GalleryCandidate | null;
	/** Store revision that the index had caught up with. */
	readonly revision: number;
}

/** One committed change of the template store, in the order of the revisions. */
export interface GalleryChange {
	readonly revision: number;
	/** As the engine made them. */
	readonly upserted: readonly ContractedGalleryEntry[];
	/** Templates that are gone. */
	readonly removedTemplateIds: readonly string[];
}

export interface Gallery {
	/** Exact search over every template. `probe` is as the engine made it, L2-normalised. */
	search(probe: Float32Array): Promise<GallerySearchResult>;
	/** Follows the store. A change that cannot be applied makes the index reload from its source. */
	apply(change: GalleryChange): Promise<void>;
	size(): Promise<{ readonly templates: number; readonly employees: number; readonly revision: number }>;
}

/** The authority that the index is rebuilt from whenever the inference process starts. */
export interface GallerySource {
	/** Every template of one contract, and none of another. */
	snapshot(templateContractId: string): GallerySnapshot;
}

export interface GallerySnapshot {
	readonly revision: number;
	/** Under the installation's secret transform (ISO/IEC 24745): they can be compared with each other only. */
	readonly entries: Iterable<GalleryEntry>;
	/** Takes an embedding of the engine, a probe or a change, to where the entries are. */
	protect(embedding: Float32Array): Float32Array;
}
