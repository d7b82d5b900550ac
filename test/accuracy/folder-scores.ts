// Every pair of photos of a folder compared: impostors are photos of different people, genuine ones of the same.
import { cosineSimilarity } from "../../src/core/domain/match-policy.ts";
import { identityOf } from "./image-folder.ts";
import { createSimilarityHistogram, type SimilarityHistogram } from "./similarity-histogram.ts";

export interface FolderScores {
	readonly impostors: SimilarityHistogram;
	readonly genuine: SimilarityHistogram;
	/** With those in which a face was not found, which no threshold accepts. */
	readonly genuinePairs: number;
}

/** Photos outside of people's folders are left out: nobody knows who they show. */
export function scoreFolder(
	embeddings: ReadonlyMap<string, Float32Array | null>,
	onPhoto: () => void = () => undefined,
): FolderScores {
	const impostors = createSimilarityHistogram();
	const genuine = createSimilarityHistogram();
	const photosOf = new Map<string, number>();
	const photos = [...embeddings].flatMap(([image, embedding]) => {
		const identity = identityOf(image);
		if (identity === null) return [];
		photosOf.set(identity, (photosOf.get(identity) ?? 0) + 1);
		return embedding ? [{ identity, embedding }] : [];
	});
	for (const [i, a] of photos.entries()) {
		for (const b of photos.slice(i + 1))
			(a.identity === b.identity ? genuine : impostors).add(cosineSimilarity(a.embedding, b.embedding));
		onPhoto();
	}
	const genuinePairs = [...photosOf.values()].reduce((sum, count) => sum + (count * (count - 1)) / 2, 0);
	return { impostors, genuine, genuinePairs };
}
