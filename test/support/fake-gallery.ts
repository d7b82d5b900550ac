// The search index as a plain loop over a map: slow and obviously right.
import { employeeScore } from "../../src/core/domain/recognition/employee-score.ts";
import { cosineSimilarity } from "../../src/core/domain/recognition/match-policy.ts";
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
	const candidates = [...Map.groupBy(entries, ({ employeeId }) => employeeId)].map(([employeeId, own]) => {
		const cosines = own.map(({ embedding }) => cosineSimilarity(probe, embedding));
		const best = Math.max(...cosines);
		const total = cosines.reduce((sum, cosine) => sum + cosine, 0);
		const similarity = employeeScore(best, total / own.length, meanLength(own));
		return { employeeId, templateId: own[cosines.indexOf(best)]?.templateId ?? "", similarity };
	});
	return candidates.sort((a, b) => b.similarity - a.similarity || (a.employeeId < b.employeeId ? -1 : 1));
}

function meanLength(entries: readonly GalleryEntry[]): number {
	const sums = Array.from(entries[0]?.embedding ?? [], (_, i) =>
		entries.reduce((sum, { embedding }) => sum + (embedding[i] ?? 0), 0),
	);
	return Math.hypot(...sums) / entries.length;
}
