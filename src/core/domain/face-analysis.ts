// What the vision pipeline says about one image: numbers only, no verdicts. Verdicts are core's.
import { type Box, boxArea, type Point } from "./geometry.ts";

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
	/** All faces, whole ones before half ones, then largest first; `primary` belongs to `faces[0]`. */
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

/** A bystander counts only when the detector is this sure; of a lone face less is asked. */
const BYSTANDER_SCORE = 0.9;
/**
 * Detector boxes of whole faces are 0.6 to 0.8 as wide as high. A narrower one is half a face: cut by the image's
 * border or hidden behind somebody. Nobody presents half a face, and half a face cannot be recognised.
 */
const WHOLE_FACE_ASPECT = 0.5;

/** Whether the box is that of a whole face, not of one cut in half by a border or by a person in front. */
export function isWholeFace(face: DetectedFace): boolean {
	return face.box.width >= WHOLE_FACE_ASPECT * face.box.height;
}

/** Whether one face is clearly the one meant. `faces` is sorted, the one meant first. */
export function hasDominantFace(faces: readonly DetectedFace[]): boolean {
	const [first, ...others] = faces;
	if (!first) return false;
	const bystanders = others.filter((face) => face.detectionScore >= BYSTANDER_SCORE && isWholeFace(face));
	return bystanders.every((face) => boxArea(first.box) >= DOMINANT_AREA_RATIO * boxArea(face.box));
}
