// 1:1 verification figures (ISO/IEC 19795-1): accuracy over folds and true accept rate at fixed false accept rates.
import { cosineSimilarity } from "../../src/core/domain/match-policy.ts";
import { identityOf } from "./image-folder.ts";
import type { ImagePair } from "./pairs-file.ts";
import { createSimilarityHistogram, type SimilarityHistogram } from "./similarity-histogram.ts";

export const falseAcceptRates = ["0.01", "0.001", "0.0001"] as const;
export type FalseAcceptRate = (typeof falseAcceptRates)[number];

/** Fewer impostor pairs than this many a false accept say nothing about the rate. */
const MIN_FALSE_ACCEPTS = 10;

export interface VerificationFigures {
	readonly pairs: number;
	/** With the threshold chosen on the other folds; a pair with a face not found counts as wrong. */
	readonly accuracy: number;
	/** null where there are too few impostor pairs for the rate. */
	readonly tar: Readonly<Record<FalseAcceptRate, number | null>>;
	/** Photos of the list in which no face was found. */
	readonly facesNotFound: number;
}

export type Embeddings = ReadonlyMap<string, Float32Array | null>;

interface ScoredPair extends ImagePair {
	/** null when a face was not found. */
	readonly similarity: number | null;
}

export function measureVerification(pairs: readonly ImagePair[], embeddings: Embeddings): VerificationFigures {
	const scored = pairs.map((pair) => ({ ...pair, similarity: pairSimilarity(pair, embeddings) }));
	const listed = new Set(pairs.flatMap((pair) => [pair.imageA, pair.imageB]));
	return {
		pairs: pairs.length,
		accuracy: foldedAccuracy(scored),
		tar: trueAcceptRates(scored, collectImpostors(scored, embeddings)),
		facesNotFound: [...listed].filter((image) => !embeddings.get(image)).length,
	};
}

function pairSimilarity(pair: ImagePair, embeddings: Embeddings): number | null {
	const a = embeddings.get(pair.imageA);
	const b = embeddings.get(pair.imageB);
	return a && b ? cosineSimilarity(a, b) : null;
}

/** Each fold is judged with the threshold that is best on all the others. */
export function foldedAccuracy(scored: readonly ScoredPair[]): number {
	const folds = [...new Set(scored.map((pair) => pair.fold))];
	const right = folds.map((fold) => {
		const others = scored.filter((pair) => pair.fold !== fold);
		const threshold = bestThreshold(others.length > 0 ? others : scored);
		return scored.filter((pair) => pair.fold === fold && isRight(pair, threshold)).length;
	});
	return right.reduce((sum, count) => sum + count, 0) / scored.length;
}

function isRight(pair: ScoredPair, threshold: number): boolean {
	return pair.similarity !== null && pair.similarity >= threshold === pair.isSame;
}

/** The similarity at which most pairs are judged rightly; in the middle where several are equally good. */
function bestThreshold(pairs: readonly ScoredPair[]): number {
	const found = pairs
		.flatMap(({ similarity, isSame }) => (similarity === null ? [] : [{ similarity, isSame }]))
		.sort((a, b) => a.similarity - b.similarity);
	let right = found.filter((pair) => pair.isSame).length;
	let best = { right: -1, from: -1, to: 1 };
	for (const [i, pair] of found.entries()) {
		const below = found[i - 1]?.similarity ?? -1;
		if (right > best.right) best = { right, from: below, to: pair.similarity };
		right += pair.isSame ? -1 : 1;
	}
	return (best.from + best.to) / 2;
}

/** Every pair of photos of different people; the list's own where there are no people's folders. */
function collectImpostors(scored: readonly ScoredPair[], embeddings: Embeddings): SimilarityHistogram {
	const histogram = createSimilarityHistogram();
	const photos = [...embeddings].flatMap(([image, embedding]) => {
		const identity = identityOf(image);
		return embedding && identity !== null ? [{ identity, embedding }] : [];
	});
	for (const [i, a] of photos.entries())
		for (const b of photos.slice(i + 1))
			if (a.identity !== b.identity) histogram.add(cosineSimilarity(a.embedding, b.embedding));
	if (histogram.count > 0) return histogram;
	for (const pair of scored) if (!pair.isSame && pair.similarity !== null) histogram.add(pair.similarity);
	return histogram;
}

function trueAcceptRates(scored: readonly ScoredPair[], impostors: SimilarityHistogram): VerificationFigures["tar"] {
	const genuine = scored.filter((pair) => pair.isSame);
	const at = (rate: FalseAcceptRate): number | null => {
		if (genuine.length === 0 || impostors.count < MIN_FALSE_ACCEPTS / Number(rate)) return null;
		const threshold = impostors.thresholdAt(Number(rate));
		return genuine.filter(({ similarity }) => similarity !== null && similarity >= threshold).length / genuine.length;
	};
	return { "0.01": at("0.01"), "0.001": at("0.001"), "0.0001": at("0.0001") };
}
