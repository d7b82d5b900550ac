// 1:1 verification (ISO/IEC 19795-1): accuracy over folds, true accept rate at fixed false accept rates, and thresholds at
// fixed false match rates.
import { cosineSimilarity } from "../../src/core/domain/recognition/match-policy.ts";
import { type FolderScores, scoreFolder } from "./folder-scores.ts";
import { identityOf } from "./image-folder.ts";
import { clusteredInterval, type Interval, wilsonInterval } from "./intervals.ts";
import type { ImagePair } from "./pairs-file.ts";
import type { SimilarityHistogram } from "./similarity-histogram.ts";

export const falseAcceptRates = ["0.01", "0.001", "0.0001"] as const;
export type FalseAcceptRate = (typeof falseAcceptRates)[number];

/** The rates that `confidence` low, medium and high stand for. */
export const falseMatchRates = ["0.0001", "0.00001", "0.000001"] as const;
export type FalseMatchRate = (typeof falseMatchRates)[number];

/** Fewer impostor pairs than this many a false accept say nothing about the rate. */
export const MIN_FALSE_ACCEPTS = 10;
/** For a threshold the "rule of three" is enough: with 3/FMR pairs an FMR is shown at 95 %. The interval says how well. */
const MIN_FALSE_MATCHES = 3;

export interface OperatingPoint {
	readonly threshold: number;
	readonly fmr: number;
	readonly fmrInterval: Interval | null;
	/** Of the list's same pairs. */
	readonly tar: number;
	/** Of every pair of one person's photos in the folder; null where there are no people's folders. */
	readonly folderTar: number | null;
}

export interface VerificationFigures {
	readonly pairs: number;
	/** With the threshold chosen on the other folds; a pair with a face not found counts as wrong. */
	readonly accuracy: number;
	readonly accuracyInterval: Interval | null;
	/** null where there are too few impostor pairs for the rate. */
	readonly tar: Readonly<Record<FalseAcceptRate, number | null>>;
	readonly tarInterval: Readonly<Record<FalseAcceptRate, Interval | null>>;
	/** Photos of the list in which no face was found. */
	readonly facesNotFound: number;
	readonly impostorPairs: number;
	/** Pairs of one person's photos in the folder. */
	readonly genuinePairs: number;
	readonly closestImpostors: FolderScores["closestImpostors"];
	readonly operatingPoints: Readonly<Record<FalseMatchRate, OperatingPoint | null>>;
}

/** What the figures and the curve are made from. */
export interface VerificationScores {
	readonly scored: readonly ScoredPair[];
	readonly impostors: SimilarityHistogram;
	readonly folder: FolderScores;
	readonly facesNotFound: number;
}

/** By image; null where no face was found. */
export type Embeddings = ReadonlyMap<string, Float32Array | null>;

interface ScoredPair extends ImagePair {
	/** null when a face was not found. */
	readonly similarity: number | null;
}

/** `onPhoto` is called after each photo of the folder has been compared with those after it. */
export function scoreVerification(
	pairs: readonly ImagePair[],
	embeddings: Embeddings,
	onPhoto?: () => void,
): VerificationScores {
	const scored = pairs.map((pair) => ({ ...pair, similarity: pairSimilarity(pair, embeddings) }));
	const listed = new Set(pairs.flatMap((pair) => [pair.imageA, pair.imageB]));
	const folder = scoreFolder(embeddings, onPhoto);
	if (folder.impostors.count === 0)
		for (const pair of scored) if (!pair.isSame && pair.similarity !== null) folder.impostors.add(pair.similarity);
	return {
		scored,
		impostors: folder.impostors,
		folder,
		facesNotFound: [...listed].filter((image) => !embeddings.get(image)).length,
	};
}

export function measureVerification(scores: VerificationScores): VerificationFigures {
	const { scored, impostors, folder } = scores;
	const right = rightOverFolds(scored);
	const trueAccepts = {
		"0.01": trueAcceptsAt(scores, "0.01"),
		"0.001": trueAcceptsAt(scores, "0.001"),
		"0.0001": trueAcceptsAt(scores, "0.0001"),
	};
	return {
		pairs: scored.length,
		accuracy: right / scored.length,
		accuracyInterval: wilsonInterval(right, scored.length),
		tar: mapValues(trueAccepts, (accepts) => accepts?.rate ?? null),
		tarInterval: mapValues(trueAccepts, (accepts) => accepts?.interval ?? null),
		facesNotFound: scores.facesNotFound,
		impostorPairs: impostors.count,
		genuinePairs: folder.genuinePairs,
		closestImpostors: folder.closestImpostors,
		operatingPoints: {
			"0.0001": operatingPointAt(scores, "0.0001"),
			"0.00001": operatingPointAt(scores, "0.00001"),
			"0.000001": operatingPointAt(scores, "0.000001"),
		},
	};
}

function mapValues<K extends string, V, R>(values: Readonly<Record<K, V>>, map: (value: V) => R): Record<K, R>;
function mapValues<V, R>(values: Readonly<Record<string, V>>, map: (value: V) => R): Record<string, R> {
	return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, map(value)]));
}

function pairSimilarity(pair: ImagePair, embeddings: Embeddings): number | null {
	const a = embeddings.get(pair.imageA);
	const b = embeddings.get(pair.imageB);
	return a && b ? cosineSimilarity(a, b) : null;
}

/** Pairs judged rightly, each fold with the threshold that is best on all the others. */
function rightOverFolds(scored: readonly ScoredPair[]): number {
	const folds = [...new Set(scored.map((pair) => pair.fold))];
	const right = folds.map((fold) => {
		const others = scored.filter((pair) => pair.fold !== fold);
		const threshold = bestThreshold(others.length > 0 ? others : scored);
		return scored.filter((pair) => pair.fold === fold && isRight(pair, threshold)).length;
	});
	return right.reduce((sum, count) => sum + count, 0);
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

/** Share of the list's same pairs at or above a threshold; a face not found is no accept. */
export function trueAcceptRate(scored: readonly ScoredPair[], threshold: number): number {
	const genuine = scored.filter((pair) => pair.isSame);
	return genuine.filter((pair) => isAccepted(pair, threshold)).length / genuine.length;
}

function isAccepted({ similarity }: ScoredPair, threshold: number): boolean {
	return similarity !== null && similarity >= threshold;
}

function trueAcceptsAt({ scored, impostors }: VerificationScores, rate: FalseAcceptRate) {
	const genuine = scored.filter((pair) => pair.isSame);
	if (genuine.length === 0 || impostors.count < MIN_FALSE_ACCEPTS / Number(rate)) return null;
	const threshold = impostors.thresholdAt(Number(rate));
	const interval = clusteredInterval(
		genuine,
		({ imageA }) => identityOf(imageA) ?? imageA,
		(pair) => isAccepted(pair, threshold),
	);
	return { rate: trueAcceptRate(scored, threshold), interval };
}

function operatingPointAt(scores: VerificationScores, rate: FalseMatchRate): OperatingPoint | null {
	const { scored, impostors, folder } = scores;
	if (impostors.count < MIN_FALSE_MATCHES / Number(rate) || !scored.some((pair) => pair.isSame)) return null;
	const threshold = impostors.thresholdAt(Number(rate));
	const accepted = impostors.acceptedAt(threshold);
	return {
		threshold,
		fmr: accepted / impostors.count,
		fmrInterval: wilsonInterval(accepted, impostors.count),
		tar: trueAcceptRate(scored, threshold),
		folderTar: folder.genuinePairs === 0 ? null : folder.genuine.acceptedAt(threshold) / folder.genuinePairs,
	};
}
