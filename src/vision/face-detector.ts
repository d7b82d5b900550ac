// UltraFace RFB-320 ("Ultra-Light-Fast-Generic-Face-Detector-1MB"): finds faces in a 320 x 240 view of the image.
import { type DetectedFace, prominence } from "../core/domain/recognition/face-analysis.ts";
import type { Box } from "../core/domain/recognition/geometry.ts";
import { boxToGrid } from "./affine.ts";
import { insideFraction } from "./crop.ts";
import { closerViews, type Focus, stepBack, viewAround, viewInTurn, wholeView } from "./detection-views.ts";
import type { ModelSession } from "./model-session.ts";
import { suppressOverlaps } from "./non-maximum-suppression.ts";
import type { ModelOf } from "./packs/manifest-schema.ts";
import type { RasterPyramid } from "./raster.ts";
import { sampleTensor } from "./tensor-sampling.ts";

/** A box with less of itself than this inside the image is a guess about what the camera did not see. */
const MIN_INSIDE = 0.4;

export interface FaceDetector {
	/** All faces, most prominent first, in pixels of the image. */
	detect(image: RasterPyramid, focus?: Focus): Promise<DetectedFace[]>;
}

export function createFaceDetector(session: ModelSession<ModelOf<"detection">>): FaceDetector {
	async function detectIn(image: RasterPyramid, view: Box): Promise<DetectedFace[]> {
		const { model, input } = session;
		sampleTensor(input, image, boxToGrid(view, model.input.width, model.input.height), model.input, "mean");
		const outputs = await session.run();
		return decodeFaces(outputs["scores"], outputs["boxes"], view, model.scoreThreshold);
	}

	/** A face that the whole view does not show: too small for it, or so near that it fills the view. */
	async function lookCloser(image: RasterPyramid, whole: Box, { near, turn }: Focus): Promise<DetectedFace[]> {
		const back = stepBack(whole);
		const tiles = closerViews(image.full, whole, session.model.input.width);
		const found = near ? await detectIn(image, viewAround(near, whole)) : [];
		if (turn !== undefined && (found.length > 0 || !near))
			return [...found, ...(await detectIn(image, viewInTurn([back, ...tiles], turn)))];
		if (found.length > 0) return found;
		found.push(...(await detectIn(image, back)));
		if (found.length === 0) for (const tile of tiles) found.push(...(await detectIn(image, tile)));
		return found;
	}

	return {
		async detect(image, focus = {}) {
			const { scoreThreshold, overlapThreshold, input } = session.model;
			const whole = wholeView(image.full, input.width / input.height);
			let found = await detectIn(image, whole);
			if (found.length === 0) found = await lookCloser(image, whole, focus);
			const inside = found.filter((face) => insideFraction(face.box, image.full) >= MIN_INSIDE);
			const kept = suppressOverlaps(inside, overlapThreshold).filter((face) => face.detectionScore >= scoreThreshold);
			return kept.sort((a, b) => prominence(b, image.full) - prominence(a, image.full));
		},
	};
}

function decodeFaces(
	scores: Float32Array | undefined,
	boxes: Float32Array | undefined,
	view: Box,
	scoreThreshold: number,
): DetectedFace[] {
	if (!scores || !boxes || scores.length * 2 !== boxes.length) throw new RangeError("detector outputs do not match");
	const faces: DetectedFace[] = [];
	for (let i = 0; i * 4 < boxes.length; i++) {
		const detectionScore = scores[i * 2 + 1] ?? 0;
		if (detectionScore < scoreThreshold) continue;
		const [left = 0, top = 0, right = 0, bottom = 0] = boxes.subarray(i * 4, i * 4 + 4);
		if (right <= left || bottom <= top) continue;
		const box = {
			x: view.x + left * view.width,
			y: view.y + top * view.height,
			width: (right - left) * view.width,
			height: (bottom - top) * view.height,
		};
		faces.push({ box, detectionScore });
	}
	return faces;
}
