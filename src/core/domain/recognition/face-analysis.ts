// What the vision pipeline says about one image: numbers only, no verdicts. Verdicts are core's.
import { type Box, boxArea, type ImageSize, overlap, type Point } from "./geometry.ts";

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

/**
 * Sample quality after the quality components of ISO/IEC 29794-5, in spirit: what was measured, no verdict. Unless a field
 * says otherwise it goes from 0 to 100, and 100 is good.
 */
export interface FaceQuality {
	/** Distance between the eye centres, pixels. */
	readonly interEyePx: number;
	/** Shorter side of the face box, pixels. */
	readonly faceSizePx: number;
	/** The inter-eye distance on a scale: 100 from 90 pixels, which ISO/IEC 19794-5 asks of a portrait. */
	readonly resolution: number;
	/** 0 is blurred: variance of the Laplacian over the aligned face, on a log scale. */
	readonly sharpness: number;
	/** Mean luma of the aligned face, 0 black to 100 white: neither end is good. */
	readonly brightness: number;
	/** Share of the face's pixels that are neither near black nor near white. */
	readonly exposure: number;
	/** Spread of luma over the aligned face. */
	readonly contrast: number;
	/** 100 when the face is at least as bright as what surrounds it, 0 when it is a silhouette. */
	readonly frontLight: number;
	/** How nearly the face looks into the camera: the product of the squared cosines of yaw, pitch and roll. */
	readonly pose: number;
	/** Of the eye that is more open, by eye model or lids: the other may be hidden, or not be there. */
	readonly eyesOpen: number;
	/** Share of the face inside the image: of its box, its landmarks or its aligned area, whichever is least. */
	readonly insideFrame: number;
	/** How much mouth and nose look like those of an uncovered face; a mask over both is near 0. */
	readonly mouthAndNose: number;
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

/** The primary (most prominent) face, analysed in full. */
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
	/** All faces, most prominent (largest and whole) first; `primary` belongs to `faces[0]`. */
	readonly faces: readonly DetectedFace[];
	/** null when there is no face. */
	readonly primary: FaceAnalysis | null;
	/** Milliseconds by stage: decode, detect, landmarks, align, quality, pose, eyes, liveness, embed. */
	readonly timingsMs: Readonly<Record<string, number>>;
}

/**
 * A second face counts unless the one meant is at least this many times as prominent: then the large one is the
 * person at the kiosk and the other stands behind.
 */
export const DOMINANCE_RATIO = 2;

/**
 * At the kiosk people queue: one a step behind (1.2 m against 1 m) is 0.7 as large. Who is a step nearer is served.
 */
const NEAREST_RATIO = 1.35;
/** Who is being served goes on being served while somebody comes up beside. */
const SERVED_RATIO = 1.1;
/** Intersection over union with the box of the frame before: still the same one. */
const SERVED_OVERLAP = 0.25;

/** A bystander counts only when the detector is this sure; of a lone face less is asked. */
const BYSTANDER_SCORE = 0.9;
/** Of 696 photos of one whole face each, 99 % had detector boxes within this width over height. */
const WHOLE_FACE_ASPECT = { min: 0.55, max: 1 };
/**
 * Boxes end at chin and forehead: a face nearer to the image's border than this part of its own height belongs to a
 * head that goes on beyond it. (On LFW this leaves 0.9 % of the photos with a rival face; the box alone leaves 1.6 %.)
 */
const HEAD_MARGIN = 0.08;
/**
 * A face whose centre is further than this part of the image's width from the middle stands aside: who presents
 * himself stands before the camera. Sideways only, because people differ in height. Of two pictures put side by side both
 * are aside as long as neither is twice as large (the larger one's centre is then at 1 / (2 + sqrt(2)) of the width or
 * nearer to its side), so that two alike remain two.
 */
const ASIDE = 0.2;
/**
 * More than 1 / DOMINANCE_RATIO: of three alike in a row the one in the middle is not taken. On LFW this and the border
 * leave 3 of 3,811 photos with a rival face.
 */
const ASIDE_WEIGHT = 0.6;
/** Half a face, cut by the border or hidden behind somebody, is hardly presented to the camera. */
const HALF_FACE_WEIGHT = 0.5;

function isWhole(box: Box, image: ImageSize): boolean {
	const aspect = box.width / box.height;
	const margin = HEAD_MARGIN * box.height;
	const isCut =
		box.x <= margin ||
		box.y <= margin ||
		box.x + box.width >= image.width - margin ||
		box.y + box.height >= image.height - margin;
	return !isCut && aspect >= WHOLE_FACE_ASPECT.min && aspect <= WHOLE_FACE_ASPECT.max;
}

/** How much a face asks to be the one that is meant: its area in pixels, less when only part of it is seen or it is aside. */
export function prominence({ box }: DetectedFace, image: ImageSize): number {
	const isAside = Math.abs(box.x + box.width / 2 - image.width / 2) > ASIDE * image.width;
	return boxArea(box) * (isWhole(box, image) ? 1 : HALF_FACE_WEIGHT) * (isAside ? ASIDE_WEIGHT : 1);
}

/**
 * Whether one face is clearly the one meant. The faces are sorted, most prominent first.
 * @param ratio how many times as prominent as any other it must be
 */
export function hasDominantFace(
	frame: ImageSize & { readonly faces: readonly DetectedFace[] },
	ratio = DOMINANCE_RATIO,
): boolean {
	const [first, ...others] = frame.faces;
	if (!first) return false;
	const bystanders = others.filter((face) => face.detectionScore >= BYSTANDER_SCORE);
	return bystanders.every((face) => prominence(first, frame) >= ratio * prominence(face, frame));
}

/**
 * Whether the kiosk knows whom to serve: the nearest, or the one it is serving.
 * @param served where the one being served was in the frame before; null: nobody is
 */
export function hasPersonToServe(
	frame: ImageSize & { readonly faces: readonly DetectedFace[] },
	served: Box | null,
): boolean {
	const [first] = frame.faces;
	const isServed = first !== undefined && served !== null && overlap(first.box, served) >= SERVED_OVERLAP;
	return hasDominantFace(frame, isServed ? SERVED_RATIO : NEAREST_RATIO);
}
