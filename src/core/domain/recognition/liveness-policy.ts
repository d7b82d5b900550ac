// Bona fide or presentation attack (ISO/IEC 30107-3 terms). Every layer must agree to pass: none can pass alone.
import type { LivenessScore } from "./face-analysis.ts";

/**
 * Of one layer, on its own score 0..1: at or above `live` bona fide, at or below `attack` an attack, between them
 * uncertain. From `models/manifest.json`, with the operating point they were measured at.
 */
export interface LayerThresholds {
	readonly layer: string;
	readonly live: number;
	readonly attack: number;
}

/** One entry a layer that is active. */
export type LivenessThresholds = readonly LayerThresholds[];

/** `enforce` gates; `observe` runs and shows every layer without gating; `off` runs none. */
export const livenessModes = ["enforce", "observe", "off"] as const;
export type LivenessMode = (typeof livenessModes)[number];

export type LivenessVerdict = "live" | "attack" | "uncertain";

/** Mean over the layers, for showing and recording: it decides nothing. null when no layer ran. */
export function combineLivenessScores(scores: readonly LivenessScore[]): number | null {
	if (scores.length === 0) return null;
	return scores.reduce((sum, score) => sum + score.live, 0) / scores.length;
}

/** No evidence is no pass: a missing score, or one that is no number, is uncertain. */
export function judgeLayer(score: number | null | undefined, thresholds: LayerThresholds): LivenessVerdict {
	if (score === null || score === undefined || Number.isNaN(score)) return "uncertain";
	if (score >= thresholds.live) return "live";
	return score <= thresholds.attack ? "attack" : "uncertain";
}

/**
 * What the layers say together of one frame: a single frame, or the single image of REST. Live when together they are as
 * sure of it as if each were, and none of them is nearer to "attack" than to "live"; an attack when together they are as
 * sure of that. One layer that is fooled (or blinded by back light) does not overrule the others: it makes the matter
 * uncertain, and uncertain is no pass.
 */
export function judgeFrame(scores: readonly LivenessScore[], thresholds: LivenessThresholds): LivenessVerdict {
	const judged = thresholds.map((layer) => ({
		...layer,
		score: scores.find((score) => score.layer === layer.layer)?.live ?? Number.NaN,
	}));
	if (judged.length === 0 || !judged.every(({ score }) => Number.isFinite(score))) return "uncertain";
	const overAttack = judged.reduce((sum, { score, attack }) => sum + score - attack, 0);
	if (overAttack <= 0 || judged.every(({ score, attack }) => score <= attack)) return "attack";
	const overLive = judged.reduce((sum, { score, live }) => sum + score - live, 0);
	const isOpposed = judged.some(({ score, live, attack }) => score < (live + attack) / 2);
	return overLive >= 0 && !isOpposed ? "live" : "uncertain";
}
