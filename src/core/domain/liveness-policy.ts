// Bona fide or presentation attack (ISO/IEC 30107-3 terms). Several layers must agree to pass: none can pass alone.
import type { LivenessScore } from "./face-analysis.ts";

/** On the combined score, 0..1: at or above `live` bona fide, at or below `attack` an attack, between them uncertain. */
export interface LivenessThresholds {
	readonly live: number;
	readonly attack: number;
}

/** `enforce` gates; `observe` runs and shows every layer without gating; `off` runs none. */
export const livenessModes = ["enforce", "observe", "off"] as const;
export type LivenessMode = (typeof livenessModes)[number];

export type LivenessVerdict = "live" | "attack" | "uncertain";

/** Mean over the layers; null when no layer ran. */
export function combineLivenessScores(scores: readonly LivenessScore[]): number | null {
	if (scores.length === 0) return null;
	return scores.reduce((sum, score) => sum + score.live, 0) / scores.length;
}

/** No evidence is no pass: a null score is uncertain. */
export function judgeLiveness(score: number | null, thresholds: LivenessThresholds): LivenessVerdict {
	if (score === null || Number.isNaN(score)) return "uncertain";
	if (score >= thresholds.live) return "live";
	return score <= thresholds.attack ? "attack" : "uncertain";
}
