// How the next frame of a camera is looked at: where, and what need not be measured again. What the decision needs of it
// is the session's to say (`planAnalysis`).
import type { EyeState, HeadPose } from "./face-analysis.ts";
import type { Box } from "./geometry.ts";
import type { QualityLimits } from "./quality-gate.ts";

/** The face of the frame before; its pose and eyes may be older. */
export interface LastFace {
	readonly box: Box;
	readonly pose: HeadPose;
	readonly eyes: EyeState;
}

/** What is kept of a camera's frames. */
export interface CameraView {
	/** Frames so far. */
	readonly frames: number;
	/** null when the frame before showed nobody. */
	readonly lastFace: LastFace | null;
}

export const unseenCamera: CameraView = { frames: 0, lastFace: null };

/** Options of the face engine, which says what each does. */
export interface FramePlan {
	readonly liveness: boolean;
	readonly embedding: boolean;
	readonly limits: QualityLimits;
	readonly turn: number;
	readonly near?: Box;
	readonly knownPose?: HeadPose;
	readonly knownEyes?: EyeState;
}

/**
 * Pose and eyes are measured whenever something is decided by the frame, and taken over while a steady face only has its
 * answer shown: then a frame costs hardly more than finding the face.
 */
export function planFrame(
	{ frames, lastFace }: CameraView,
	needs: { readonly liveness: boolean; readonly embedding: boolean },
	limits: QualityLimits,
): FramePlan {
	const plan = { ...needs, limits, turn: frames };
	if (!lastFace) return plan;
	const { box: near, pose: knownPose, eyes: knownEyes } = lastFace;
	return needs.liveness || needs.embedding ? { ...plan, near } : { ...plan, near, knownPose, knownEyes };
}

/** After a frame. */
export function lookedAt({ frames }: CameraView, face: LastFace | null): CameraView {
	return { frames: frames + 1, lastFace: face && { box: face.box, pose: face.pose, eyes: face.eyes } };
}
