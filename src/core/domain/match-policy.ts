// Similarity to verdict. Similarity is raw cosine, -1..1, never a probability; the old interface speaks of distance.
import type { ConfidenceBand } from "./attendance-event.ts";

/** Cosine similarities, inclusive, with the operating point they were measured at in `models/manifest.json`. */
export interface MatchThresholds {
	readonly high: number;
	readonly medium: number;
	readonly low: number;
	/** Least lead over the second-best employee for a match. */
	readonly margin: number;
}

export interface Candidate {
	readonly employeeId: string;
	readonly similarity: number;
}

export type MatchVerdict =
	| {
			readonly kind: "match";
			readonly employeeId: string;
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

/**
 * Decides between the two best employees of a gallery search.
 * Too small a lead over the second best is "unknown": naming the wrong one of two look-alikes is worse than asking again.
 */
export function decideMatch(
	best: Candidate | null,
	second: Candidate | null,
	thresholds: MatchThresholds,
): MatchVerdict {
	if (!best || best.similarity < thresholds.low) return { kind: "unknown", bestSimilarity: best?.similarity ?? null };
	if (second && best.similarity - second.similarity < thresholds.margin)
		return { kind: "unknown", bestSimilarity: best.similarity };
	const confidence =
		best.similarity >= thresholds.high ? "high" : best.similarity >= thresholds.medium ? "medium" : "low";
	return { kind: "match", employeeId: best.employeeId, similarity: best.similarity, confidence };
}
