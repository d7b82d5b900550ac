import type { FaceQuality } from "../../src/core/domain/recognition/face-analysis.ts";

/** The measures of a good frontal face. */
export const goodQuality: FaceQuality = {
	interEyePx: 60,
	faceSizePx: 180,
	resolution: 67,
	sharpness: 60,
	brightness: 50,
	exposure: 99,
	contrast: 20,
	frontLight: 90,
	pose: 97,
	eyesOpen: 98,
	insideFrame: 100,
	mouthAndNose: 95,
};
