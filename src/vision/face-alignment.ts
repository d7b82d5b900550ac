// Carries a face onto the five reference points that ArcFace-style embedders were trained on.
import type { Point } from "../core/domain/recognition/geometry.ts";
import { type Affine, fitSimilarity, invertAffine } from "./affine.ts";
import { eyeCentres, meanPoint } from "./landmark-locator.ts";

export const ALIGNED_SIDE = 112;

/** Eyes, nose tip, mouth corners in the 112 x 112 crop: the `arcface_dst` of InsightFace. */
export const ARCFACE_REFERENCE: readonly Point[] = [
	{ x: 38.2946, y: 51.6963 },
	{ x: 73.5318, y: 51.5014 },
	{ x: 56.0252, y: 71.7366 },
	{ x: 41.5493, y: 92.3655 },
	{ x: 70.7299, y: 92.2041 },
];

/** Eye centres, nose tip (30), outer mouth corners (48, 54). */
export function fivePoints(landmarks: readonly Point[]): Point[] {
	const eyes = eyeCentres(landmarks);
	return [
		eyes.left,
		eyes.right,
		meanPoint(landmarks, 30, 30),
		meanPoint(landmarks, 48, 48),
		meanPoint(landmarks, 54, 54),
	];
}

/** Maps pixels of the aligned crop to pixels of the image. Throws RangeError when the landmarks fall together. */
export function alignedToImage(landmarks: readonly Point[]): Affine {
	return invertAffine(fitSimilarity(fivePoints(landmarks), ARCFACE_REFERENCE));
}

/** The same crop seen in a mirror. */
export function mirrored(map: Affine, width: number): Affine {
	return { ...map, a: -map.a, c: -map.c, tx: map.tx + map.a * (width - 1), ty: map.ty + map.c * (width - 1) };
}
