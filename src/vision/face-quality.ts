// Sample quality: plain measurements of the face, in the spirit of ISO/IEC 29794-5. Limits are core's.
import type { FaceQuality } from "../core/domain/face-analysis.ts";
import type { Box, Point } from "../core/domain/geometry.ts";
import type { Affine } from "./affine.ts";
import { insideFraction } from "./crop.ts";
import { ALIGNED_SIDE } from "./face-alignment.ts";
import { eyeCentres } from "./landmark-locator.ts";
import type { ModelInput } from "./manifest-schema.ts";
import { clamp } from "./numeric.ts";
import type { RasterPyramid } from "./raster.ts";
import { sampleTensor } from "./tensor-sampling.ts";

/** Luma 0..255 of the aligned face: the same pixels whatever the size and tilt of the face in the image. */
const LUMA_INPUT: ModelInput = {
	name: "luma",
	width: ALIGNED_SIDE,
	height: ALIGNED_SIDE,
	colour: "GREY",
	mean: [0],
	std: [1],
};
/** The part of the aligned crop that is face and not background, hair or collar. */
const FACE_AREA = { left: 20, right: 92, top: 28, bottom: 104 };
/** Variance of the Laplacian that reads as sharpness 0 and 100 on the log scale between them. */
const BLURRED_VARIANCE = 8;
const CRISP_VARIANCE = 2000;
/** Standard deviation of an even spread over all 256 lumas, 256 / sqrt(12): contrast 100. */
const FULL_CONTRAST = 73.9;

export interface QualityAssessor {
	assess(image: RasterPyramid, face: Box, landmarks: readonly Point[], alignment: Affine): FaceQuality;
}

export function createQualityAssessor(): QualityAssessor {
	const luma = new Float32Array(ALIGNED_SIDE * ALIGNED_SIDE);
	return {
		assess(image, face, landmarks, alignment) {
			sampleTensor(luma, image, alignment, LUMA_INPUT, "edge");
			const eyes = eyeCentres(landmarks);
			const { mean, deviation } = lumaSpread(luma);
			return {
				interEyePx: Math.hypot(eyes.right.x - eyes.left.x, eyes.right.y - eyes.left.y),
				faceSizePx: Math.min(face.width, face.height),
				sharpness: sharpnessOf(luma),
				brightness: (mean / 255) * 100,
				contrast: clamp((deviation / FULL_CONTRAST) * 100, 0, 100),
				insideFrame: clamp(insideFraction(face, image.full), 0, 1),
			};
		},
	};
}

function* faceAreaIndices(): Generator<number> {
	for (let y = FACE_AREA.top; y < FACE_AREA.bottom; y++)
		for (let x = FACE_AREA.left; x < FACE_AREA.right; x++) yield y * ALIGNED_SIDE + x;
}

function lumaSpread(luma: Float32Array): { mean: number; deviation: number } {
	let sum = 0;
	let squares = 0;
	let count = 0;
	for (const i of faceAreaIndices()) {
		const value = luma[i] ?? 0;
		sum += value;
		squares += value * value;
		count++;
	}
	const mean = sum / count;
	return { mean, deviation: Math.sqrt(Math.max(0, squares / count - mean * mean)) };
}

/** Variance of the Laplacian (Pech-Pacheco et al., ICPR 2000), on a log scale so that each doubling counts alike. */
function sharpnessOf(luma: Float32Array): number {
	let sum = 0;
	let squares = 0;
	let count = 0;
	for (const i of faceAreaIndices()) {
		const cross =
			(luma[i - 1] ?? 0) + (luma[i + 1] ?? 0) + (luma[i - ALIGNED_SIDE] ?? 0) + (luma[i + ALIGNED_SIDE] ?? 0);
		const laplacian = cross - 4 * (luma[i] ?? 0);
		sum += laplacian;
		squares += laplacian * laplacian;
		count++;
	}
	const variance = Math.max(1e-6, squares / count - (sum / count) ** 2);
	const position = Math.log(variance / BLURRED_VARIANCE) / Math.log(CRISP_VARIANCE / BLURRED_VARIANCE);
	return clamp(position * 100, 0, 100);
}
