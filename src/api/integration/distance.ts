// The old interface speaks of distance, inside it is cosine similarity.
import { toDistance } from "../../core/domain/recognition/match-policy.ts";

/** Threshold of the old service, whose distances were of embeddings that were not normalised. */
const LEGACY_THRESHOLD = 3.5;

export interface DistanceScale {
	readonly threshold: number;
	/** Distance as told to the caller; a match is `distance <= threshold`. */
	distanceOf(similarity: number): number;
}

/** `lowestSimilarity` is that of the weakest match. */
export function createDistanceScale(lowestSimilarity: number, legacyDistance: boolean): DistanceScale {
	const threshold = toDistance(lowestSimilarity);
	const factor = legacyDistance && threshold > 0 ? LEGACY_THRESHOLD / threshold : 1;
	return { threshold: round(threshold * factor), distanceOf: (similarity) => round(toDistance(similarity) * factor) };
}

/** Rounding keeps order, so what was within the threshold stays within it. */
function round(value: number): number {
	return Math.round(value * 1e6) / 1e6;
}
