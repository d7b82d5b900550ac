// Liveness over a presentation (ISO/IEC 30107-3: all frames that one person or artefact shows in one stay).
// Frames only ever add to it: an attack that was seen stays seen until the presentation ends, so it cannot be out-waited.
import type { LivenessScore } from "./face-analysis.ts";
import type { Box } from "./geometry.ts";
import {
	combineLivenessScores,
	judgeFrame,
	judgeLayer,
	type LayerThresholds,
	type LivenessThresholds,
	type LivenessVerdict,
} from "./liveness-policy.ts";

/** What one layer has said of a presentation. */
export interface LayerEvidence {
	readonly layer: string;
	readonly scoreSum: number;
	readonly attackFrames: number;
	/** The latest scores, oldest first. */
	readonly recent: readonly number[];
}

export interface LivenessEvidence {
	/** Frames that every layer has scored. */
	readonly frames: number;
	readonly layers: readonly LayerEvidence[];
	/** Once true it stays true. */
	readonly isAttack: boolean;
	readonly latest: ScoredFrame | null;
}

export interface ScoredFrame {
	readonly box: Box;
	readonly scores: readonly LivenessScore[];
}

export const noLivenessEvidence: LivenessEvidence = { frames: 0, layers: [], isAttack: false, latest: null };

/** Neighbouring frames err alike; five span a third of a second even at 15 frames a second. */
export const MIN_LIVENESS_FRAMES = 5;
/** A layer that is alone has nobody to contradict it, so it is listened to for longer. */
const LONE_LAYER_FACTOR = 2;
/** A bona fide presentation may hold a few frames that look like an attack (motion blur, a light switched on). */
const MAX_ATTACK_SHARE_TO_PASS = 0.15;
/** From here on it is an attack whatever the mean says: single frames of a replay can score very high. */
const ATTACK_SHARE = 0.5;

/** Frames that must be live before anybody passes. `isVigilant`: the camera was attacked a moment ago. */
export function framesToPass(thresholds: LivenessThresholds, isVigilant: boolean): number {
	return MIN_LIVENESS_FRAMES * (thresholds.length === 1 ? LONE_LAYER_FACTOR : 1) * (isVigilant ? 2 : 1);
}

function isSamePicture(a: ScoredFrame, b: ScoredFrame): boolean {
	const isSameBox = a.box.x === b.box.x && a.box.y === b.box.y && a.box.width === b.box.width;
	return isSameBox && a.scores.every(({ live }, i) => live === b.scores[i]?.live);
}

/**
 * A frame that not every layer has scored adds nothing: no evidence is no pass. Nor does a picture seen before: no two
 * pictures of a camera are the same to the last digit, so it is one frame sent twice, or a feed that stands still.
 */
export function addLivenessFrame(
	evidence: LivenessEvidence,
	frame: ScoredFrame,
	thresholds: LivenessThresholds,
): LivenessEvidence {
	const scored = thresholds.map((layer) => ({ layer, live: frame.scores.find((s) => s.layer === layer.layer)?.live }));
	if (scored.length === 0 || !scored.every(({ live }) => Number.isFinite(live))) return evidence;
	if (evidence.latest && isSamePicture(evidence.latest, frame)) return evidence;
	const layers = scored.map(({ layer, live = 0 }): LayerEvidence => {
		const before = evidence.layers.find((other) => other.layer === layer.layer);
		return {
			layer: layer.layer,
			scoreSum: (before?.scoreSum ?? 0) + live,
			attackFrames: (before?.attackFrames ?? 0) + (judgeLayer(live, layer) === "attack" ? 1 : 0),
			recent: [...(before?.recent ?? []), live].slice(-MIN_LIVENESS_FRAMES),
		};
	});
	const grown = { ...evidence, frames: evidence.frames + 1, layers, latest: frame };
	return { ...grown, isAttack: evidence.isAttack || looksLikeAttack(grown, thresholds) };
}

/** Mean score of each layer, 0..1, in the order of the layers. */
export function layerMeans({ frames, layers }: LivenessEvidence): LivenessScore[] {
	return frames === 0 ? [] : layers.map(({ layer, scoreSum }) => ({ layer, live: scoreSum / frames }));
}

/** Mean over frames and layers, for showing and recording; null before the first scored frame. */
export function meanLiveness(evidence: LivenessEvidence): number | null {
	return combineLivenessScores(layerMeans(evidence));
}

function looksLikeAttack(evidence: LivenessEvidence, thresholds: LivenessThresholds): boolean {
	const { frames, layers } = evidence;
	if (frames < MIN_LIVENESS_FRAMES) return false;
	if (judgeFrame(layerMeans(evidence), thresholds) === "attack") return true;
	return layers.every(({ attackFrames }) => attackFrames >= ATTACK_SHARE * frames);
}

/** Over the whole stay and of late: neither good frames long ago nor a lucky moment is enough. */
function isLayerLive({ scoreSum, attackFrames, recent }: LayerEvidence, frames: number, thresholds: LayerThresholds) {
	const recentMean = recent.reduce((sum, score) => sum + score, 0) / recent.length;
	return (
		judgeLayer(scoreSum / frames, thresholds) === "live" &&
		judgeLayer(recentMean, thresholds) === "live" &&
		attackFrames <= MAX_ATTACK_SHARE_TO_PASS * frames
	);
}

export function judgePresentation(
	evidence: LivenessEvidence,
	thresholds: LivenessThresholds,
	isVigilant = false,
): LivenessVerdict {
	if (evidence.isAttack) return "attack";
	if (evidence.frames < framesToPass(thresholds, isVigilant)) return "uncertain";
	const isLive = thresholds.every((layer) => {
		const said = evidence.layers.find((other) => other.layer === layer.layer);
		return said !== undefined && isLayerLive(said, evidence.frames, layer);
	});
	return isLive ? "live" : "uncertain";
}

/** Too few frames for a verdict, but what was seen was no live face: for somebody who leaves before it falls. */
export function wasSuspicious({ frames, layers, isAttack }: LivenessEvidence): boolean {
	return isAttack || (frames >= 2 && layers.every(({ attackFrames }) => attackFrames >= ATTACK_SHARE * frames));
}
