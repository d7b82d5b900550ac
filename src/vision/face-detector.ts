// UltraFace RFB-320 ("Ultra-Light-Fast-Generic-Face-Detector-1MB"): finds faces in a 320 x 240 view of the image.
import { type DetectedFace, prominence } from "../core/domain/face-analysis.ts";
import type { Box } from "../core/domain/geometry.ts";
import { boxToGrid } from "./affine.ts";
import { insideFraction, scaleBox } from "./crop.ts";
import type { ModelOf } from "./manifest-schema.ts";
import type { ModelSession } from "./model-session.ts";
import { suppressOverlaps } from "./non-maximum-suppression.ts";
import type { Raster, RasterPyramid } from "./raster.ts";
import { sampleTensor } from "./tensor-sampling.ts";

/** A box with less of itself than this inside the image is a guess about what the camera did not see. */
const MIN_INSIDE = 0.4;
/** How far the second view steps back, for faces so near that they fill the first one. */
const STEP_BACK = 2;
/** Faces down to this height, pixels, are looked for; the detector is sure of them from `SURE_FACE_IN_TENSOR` on. */
const SMALLEST_FACE_PX = 60;
const SURE_FACE_IN_TENSOR = 24;
/** Neighbouring closer views share this much, so that a small face is whole in one of them. */
const VIEW_OVERLAP_PX = 2 * SMALLEST_FACE_PX;
/** Bounds the work on large photos: beyond it, closer views grow and the smallest face with them. */
const MAX_VIEWS_PER_SIDE = 5;

export interface FaceDetector {
	/** All faces, most prominent first, in pixels of the image. */
	detect(image: RasterPyramid): Promise<DetectedFace[]>;
}

export function createFaceDetector(session: ModelSession<ModelOf<"detection">>): FaceDetector {
	async function detectIn(image: RasterPyramid, view: Box): Promise<DetectedFace[]> {
		const { model, input } = session;
		sampleTensor(input, image, boxToGrid(view, model.input.width, model.input.height), model.input, "mean");
		const outputs = await session.run();
		return decodeFaces(outputs["scores"], outputs["boxes"], view, model.scoreThreshold);
	}

	return {
		async detect(image) {
			const { scoreThreshold, overlapThreshold, input } = session.model;
			const whole = wholeView(image.full, input.width / input.height);
			let found = await detectIn(image, whole);
			if (found.length === 0) found = await detectIn(image, scaleBox(whole, STEP_BACK));
			if (found.length === 0)
				for (const tile of closerViews(image.full, whole, input.width)) found.push(...(await detectIn(image, tile)));
			const inside = found.filter((face) => insideFraction(face.box, image.full) >= MIN_INSIDE);
			const kept = suppressOverlaps(inside, overlapThreshold).filter((face) => face.detectionScore >= scoreThreshold);
			return kept.sort((a, b) => prominence(b, image.full) - prominence(a, image.full));
		},
	};
}

/** The smallest box of the tensor's proportions around the image: nothing is stretched. */
function wholeView(image: Raster, aspect: number): Box {
	const width = Math.max(image.width, image.height * aspect);
	const height = width / aspect;
	return { x: (image.width - width) / 2, y: (image.height - height) / 2, width, height };
}

/** Overlapping parts of an image that is so large that the smallest face is not sure to be found in the whole of it. */
function closerViews(image: Raster, whole: Box, tensorWidth: number): Box[] {
	const sureWidth = (SMALLEST_FACE_PX * tensorWidth) / SURE_FACE_IN_TENSOR;
	if (whole.width <= sureWidth) return [];
	const perSide = Math.min(MAX_VIEWS_PER_SIDE, Math.ceil(whole.width / (sureWidth - VIEW_OVERLAP_PX)));
	const step = 1 / perSide;
	const size = step + VIEW_OVERLAP_PX / whole.width;
	const views = Array.from({ length: perSide * perSide }, (_, i) => ({
		x: whole.x + whole.width * Math.min(1 - size, (i % perSide) * step),
		y: whole.y + whole.height * Math.min(1 - size, Math.floor(i / perSide) * step),
		width: whole.width * size,
		height: whole.height * size,
	}));
	return views.filter((view) => insideFraction(view, image) > 0);
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
