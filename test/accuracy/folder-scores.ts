// Every pair of photos of a folder compared: impostors are photos of different people, genuine ones of the same.
import { cosineSimilarity } from "../../src/core/domain/recognition/match-policy.ts";
import { identityOf } from "./image-folder.ts";
import { createSimilarityHistogram, type SimilarityHistogram } from "./similarity-histogram.ts";

const CLOSEST = 10;

export interface ClosePair {
	readonly imageA: string;
	readonly imageB: string;
	readonly similarity: number;
}

export interface FolderScores {
	readonly impostors: SimilarityHistogram;
	readonly genuine: SimilarityHistogram;
	/** The most similar photos of different people, best first: where labels are wrong, it shows here. */
	readonly closestImpostors: readonly ClosePair[];
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
		return embedding ? [{ image, identity, embedding }] : [];
	});
	const closest: ClosePair[] = [];
	for (const [i, a] of photos.entries()) {
		for (const b of photos.slice(i + 1)) {
			const similarity = cosineSimilarity(a.embedding, b.embedding);
			const isImpostor = a.identity !== b.identity;
			(isImpostor ? impostors : genuine).add(similarity);
			if (isImpostor && isAmongClosest(closest, similarity))
				insertSorted(closest, { imageA: a.image, imageB: b.image, similarity });
		}
		onPhoto();
	}
	const genuinePairs = [...photosOf.values()].reduce((sum, count) => sum + (count * (count - 1)) / 2, 0);
	return { impostors, genuine, closestImpostors: closest, genuinePairs };
}

function isAmongClosest(closest: readonly ClosePair[], similarity: number): boolean {
	return closest.length < CLOSEST || similarity > (closest.at(-1)?.similarity ?? 1);
}

function insertSorted(closest: ClosePair[], pair: ClosePair): void {
	const at = closest.findIndex(({ similarity }) => similarity < pair.similarity);
	closest.splice(at < 0 ? closest.length : at, 0, pair);
	if (closest.length > CLOSEST) closest.pop();
}
