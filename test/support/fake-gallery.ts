// The search index as a plain loop over a map: slow and obviously right.
import { cosineSimilarity } from "../../src/core/domain/match-policy.ts";
import type { Gallery, GalleryCandidate, GalleryChange, GalleryEntry } from "../../src/core/ports/gallery.ts";

export interface FakeGallery extends Gallery {
	readonly changes: readonly GalleryChange[];
	/** Makes `apply` reject, as while the inference process starts again. */
	refuseChanges(error: Error | null): void;
}

export function createFakeGallery(): FakeGallery {
	const entries = new Map<string, GalleryEntry>();
	const changes: GalleryChange[] = [];
	let refusal: Error | null = null;
	const revision = () => changes.at(-1)?.revision ?? 0;

	return {
		changes,
		refuseChanges(error) {
			refusal = error;
		},
		async search(probe) {
			const [best = null, second = null] = rankEmployees([...entries.values()], probe);
			return { best, second, revision: revision() };
		},
		async apply(change) {
			if (refusal) throw refusal;
			changes.push(change);
			for (const templateId of change.removedTemplateIds) entries.delete(templateId);
			for (const entry of change.upserted) entries.set(entry.templateId, entry);
		},
		async size() {
			const employees = new Set([...entries.values()].map(({ employeeId }) => employeeId));
			return { templates: entries.size, employees: employees.size, revision: revision() };
		},
	};
}

function rankEmployees(entries: readonly GalleryEntry[], probe: Float32Array): GalleryCandidate[] {
	const bestOf = new Map<string, GalleryCandidate>();
	for (const { employeeId, templateId, embedding } of entries) {
		const similarity = cosineSimilarity(probe, embedding);
		if (similarity > (bestOf.get(employeeId)?.similarity ?? Number.NEGATIVE_INFINITY))
			bestOf.set(employeeId, { employeeId, templateId, similarity });
	}
	return [...bestOf.values()].sort((a, b) => b.similarity - a.similarity || (a.employeeId < b.employeeId ? -1 : 1));
}
