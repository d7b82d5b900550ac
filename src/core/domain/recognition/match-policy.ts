// Similarity to verdict. Similarity is raw cosine, -1..1, never a probability; the old interface speaks of distance.
import type { ConfidenceBand } from "../attendance/attendance-event.ts";

/** Cosine similarities, inclusive, with the operating point they were measured at in `models/manifest.json`. */
export interface MatchThresholds {
	readonly high: number;
	readonly medium: number;
	readonly low: number;
	/** Least lead over the second-best employee for a match. */
	readonly margin: number;
}

/** Fractions 0..1 of pairs of different people that reach each threshold. */
export interface FalseMatchRates {
	readonly high: number;
	readonly medium: number;
	readonly low: number;
}

export interface Candidate<Id extends string = string> {
	readonly employeeId: Id;
	readonly similarity: number;
}

export type MatchVerdict<Id extends string = string> =
	| {
			readonly kind: "match";
			readonly employeeId: Id;
			readonly similarity: number;
			readonly confidence: ConfidenceBand;
	  }
	| { readonly kind: "unknown"; readonly bestSimilarity: number | null };

/** Euclidean distance of L2-normalised embeddings, 0..2: d = sqrt(2 - 2 cos). */
export function toDistance(similarity: number): number {
	return Math.sqrt(Math.max(0, 2 - 2 * similarity));
}

/** The inverse of `toDistance`. */
export function toSimilarity(distance: number): number {
	return 1 - (distance * distance) / 2;
}

/** Cosine similarity of two L2-normalised embeddings of one template contract. */
export function cosineSimilarity(a: Float32Array, b: Float32Array): number {
	if (a.length !== b.length) throw new RangeError("Embeddings of different dimensions are never compared");
	let sum = 0;
	for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
	return sum;
}

/** The strictest operating point that a similarity reaches; null below `low`. NaN reaches none. */
export function confidenceBand(similarity: number, thresholds: MatchThresholds): ConfidenceBand | null {
	if (similarity >= thresholds.high) return "high";
	if (similarity >= thresholds.medium) return "medium";
	return similarity >= thresholds.low ? "low" : null;
}

/**
 * Between two people who were flagged as look-alikes at enrollment: twice the lead. Their scores differ by chance more
 * than those of strangers do, and who misses the lead is asked to look again instead of being taken for the other.
 */
const LOOK_ALIKE_MARGIN_FACTOR = 2;

export function withLookAlikeMargin(thresholds: MatchThresholds): MatchThresholds {
	return { ...thresholds, margin: thresholds.margin * LOOK_ALIKE_MARGIN_FACTOR };
}

/**
 * Decides between the two best employees of a gallery search.
 * Too small a lead over the second best is "unknown": naming the wrong one of two look-alikes is worse than asking again.
 */
export function decideMatch<Id extends string>(
	best: Candidate<Id> | null,
	second: Candidate<Id> | null,
	thresholds: MatchThresholds,
): MatchVerdict<Id> {
	if (!best) return { kind: "unknown", bestSimilarity: null };
	const confidence = confidenceBand(best.similarity, thresholds);
	const hasLead = second === null || best.similarity - second.similarity >= thresholds.margin;
	if (confidence === null || !hasLead) return { kind: "unknown", bestSimilarity: best.similarity };
	return { kind: "match", employeeId: best.employeeId, similarity: best.similarity, confidence };
}
