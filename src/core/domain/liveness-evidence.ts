// Liveness over a presentation (ISO/IEC 30107-3: all frames that one person or artefact shows in one stay).
// Frames only ever add to it: an attack frame keeps counting until the presentation ends, so it cannot be out-waited.
import { judgeLiveness, type LivenessThresholds, type LivenessVerdict } from "./liveness-policy.ts";

export interface LivenessEvidence {
	readonly frames: number;
	readonly scoreSum: number;
	readonly attackFrames: number;
}

export const noLivenessEvidence: LivenessEvidence = { frames: 0, scoreSum: 0, attackFrames: 0 };

/** Neighbouring frames err alike; five span a third of a second even at 15 frames a second. */
export const MIN_LIVENESS_FRAMES = 5;

/** A bona fide presentation may hold a few frames that look like an attack (motion blur, a light switched on). */
const MAX_ATTACK_SHARE_TO_PASS = 0.25;

/** From here on it is an attack whatever the mean says: single frames of a replay can score very high. */
const ATTACK_SHARE = 0.5;

/** A frame without a score adds nothing: no evidence is no pass. */
export function addLivenessScore(
	evidence: LivenessEvidence,
	score: number | null,
	thresholds: LivenessThresholds,
): LivenessEvidence {
	if (score === null || Number.isNaN(score)) return evidence;
	const isAttack = judgeLiveness(score, thresholds) === "attack";
	return {
		frames: evidence.frames + 1,
		scoreSum: evidence.scoreSum + score,
		attackFrames: evidence.attackFrames + (isAttack ? 1 : 0),
	};
}

/** Mean score of the presentation so far, 0..1; null before the first scored frame. */
export function meanLiveness(evidence: LivenessEvidence): number | null {
	return evidence.frames === 0 ? null : evidence.scoreSum / evidence.frames;
}

export function judgePresentation(evidence: LivenessEvidence, thresholds: LivenessThresholds): LivenessVerdict {
	if (evidence.frames < MIN_LIVENESS_FRAMES) return "uncertain";
	const verdict = judgeLiveness(meanLiveness(evidence), thresholds);
	const attackShare = evidence.attackFrames / evidence.frames;
	if (verdict === "attack" || attackShare >= ATTACK_SHARE) return "attack";
	return attackShare > MAX_ATTACK_SHARE_TO_PASS ? "uncertain" : verdict;
}
