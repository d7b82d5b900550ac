// What the vision pipeline says about one image: numbers only, no verdicts. Verdicts are core's.
import type { Box, Point } from "./geometry.ts";

/** Degrees. yaw > 0: nose toward the image's left; pitch > 0: looks up; roll > 0: head tilted clockwise in the image. */
export interface HeadPose {
	readonly yawDeg: number;
	readonly pitchDeg: number;
	readonly rollDeg: number;
}

/** Probability 0..1 that the eye is open. "left" is the eye on the image's left. */
export interface EyeState {
	readonly leftOpen: number;
	readonly rightOpen: number;
}

/** Sample quality components, in the spirit of ISO/IEC 29794-5; scales are stated per field. */
export interface FaceQuality {
	/** Distance between the eye centres, pixels. */
	readonly interEyePx: number;
	/** Shorter side of the face box, pixels. */
	readonly faceSizePx: number;
	/** 0..100, 0 is blurred: variance of the Laplacian over the aligned face, on a log scale. */
	readonly sharpness: number;
	/** Mean luma of the aligned face, 0..100. */
	readonly brightness: number;
	/** Spread of luma over the aligned face, 0..100. */
	readonly contrast: number;
	/** Fraction of the face box inside the image, 0..1. */
	readonly insideFrame: number;
}

/** One liveness model's opinion: probability 0..1 that the presentation is bona fide. */
export interface LivenessScore {
	readonly layer: string;
	readonly live: number;
}

export interface DetectedFace {
	readonly box: Box;
	/** Detector score 0..1. */
	readonly detectionScore: number;
}

/** The primary (largest) face, analysed in full. */
export interface FaceAnalysis extends DetectedFace {
	/** 68 points of the iBUG 300-W scheme, pixels. */
	readonly landmarks: readonly Point[];
	readonly pose: HeadPose;
	readonly eyes: EyeState;
	readonly quality: FaceQuality;
	/** One entry a model that ran; empty when liveness was not asked for. */
	readonly liveness: readonly LivenessScore[];
	/** L2-normalised; null when not asked for. */
	readonly embedding: Float32Array | null;
}

export interface FrameAnalysis {
	/** Size of the upright image, pixels. */
	readonly width: number;
	readonly height: number;
	/** All faces, largest first; `primary` belongs to `faces[0]`. */
	readonly faces: readonly DetectedFace[];
	/** null when there is no face. */
	readonly primary: FaceAnalysis | null;
	/** Milliseconds by stage: decode, detect, landmarks, align, quality, pose, eyes, liveness, embed. */
	readonly timingsMs: Readonly<Record<string, number>>;
}

/**
 * A second face counts unless the largest has at least `DOMINANT_AREA_RATIO` times its area: then the large one is
 * the person at the kiosk and the other stands behind.
 */
export const DOMINANT_AREA_RATIO = 2;

/** Whether one face is clearly the one meant. `faces` is sorted, largest first. */
export function hasDominantFace(faces: readonly DetectedFace[]): boolean {
	const [first, second] = faces;
	if (!first) return false;
	if (!second) return true;
	const area = (face: DetectedFace) => face.box.width * face.box.height;
	return area(first) >= DOMINANT_AREA_RATIO * area(second);
}
