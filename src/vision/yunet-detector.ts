// YuNet (OpenCV Zoo, 2023mar): anchor-free, three grids of cells, boxes and five points relative to each cell.
// Decoding as in OpenCV's FaceDetectorYN (modules/objdetect/src/face_detect.cpp).
import { type DetectedFace, prominence } from "../core/domain/recognition/face-analysis.ts";
import type { Box, Point } from "../core/domain/recognition/geometry.ts";
import { boxToGrid } from "./affine.ts";
import { insideFraction, scaleBox } from "./crop.ts";
import type { FaceDetector } from "./face-detector.ts";
import type { ModelSession } from "./model-session.ts";
import { suppressOverlaps } from "./non-maximum-suppression.ts";
import { clamp } from "./numeric.ts";
import type { ModelOf } from "./packs/manifest-schema.ts";
import { YUNET_STRIDES } from "./packs/model-signature.ts";
import type { RasterPyramid } from "./raster.ts";
import { sampleTensor } from "./tensor-sampling.ts";

/** Eyes, nose tip, mouth corners; in each pair the one on the image's left first. */
const POINTS = 5;
/** Trained on faces of up to about 300 pixels: a larger one is found from further away. */
const STEP_BACK = 2.5;
const MIN_INSIDE = 0.4;

/** A face in pixels of the tensor. */
export interface YunetFace extends DetectedFace {
	readonly points: readonly Point[];
}

/**
 * The cells that hold a face. `outputs` are `cls_S`, `obj_S`, `bbox_S`, `kps_S` for the strides S, row by row.
 * Throws RangeError when a grid is not that of a `width` x `height` tensor.
 */
export function decodeYunet(
	outputs: Readonly<Record<string, Float32Array>>,
	{ width, height }: { readonly width: number; readonly height: number },
	scoreThreshold: number,
): YunetFace[] {
	const faces: YunetFace[] = [];
	for (const stride of YUNET_STRIDES) {
		const columns = width / stride;
		const cells = columns * (height / stride);
		const grid = (name: string, values: number): Float32Array => {
			const found = outputs[`${name}_${stride}`];
			if (found?.length === cells * values) return found;
			throw new RangeError(`yunet: output ${name}_${stride} is not a grid of ${cells} cells`);
		};
		const parts = { cls: grid("cls", 1), obj: grid("obj", 1), bbox: grid("bbox", 4), kps: grid("kps", 2 * POINTS) };
		for (let cell = 0; cell < cells; cell++) {
			const detectionScore = Math.sqrt(clamp(parts.cls[cell] ?? 0, 0, 1) * clamp(parts.obj[cell] ?? 0, 0, 1));
			if (!(detectionScore >= scoreThreshold)) continue;
			const at = { column: cell % columns, row: Math.floor(cell / columns), stride };
			const box = toBox(parts.bbox.subarray(cell * 4, cell * 4 + 4), at);
			const points = toPoints(parts.kps.subarray(cell * 2 * POINTS, (cell + 1) * 2 * POINTS), at);
			faces.push({ box, points, detectionScore });
		}
	}
	return faces;
}

interface Cell {
	readonly column: number;
	readonly row: number;
	readonly stride: number;
}

function toBox(values: Float32Array, { column, row, stride }: Cell): Box {
	const [dx = 0, dy = 0, logWidth = 0, logHeight = 0] = values;
	const width = Math.exp(logWidth) * stride;
	const height = Math.exp(logHeight) * stride;
	return { x: (column + dx) * stride - width / 2, y: (row + dy) * stride - height / 2, width, height };
}

function toPoints(values: Float32Array, { column, row, stride }: Cell): Point[] {
	return Array.from({ length: POINTS }, (_, i) => ({
		x: (column + (values[2 * i] ?? 0)) * stride,
		y: (row + (values[2 * i + 1] ?? 0)) * stride,
	}));
}

export function createYunetDetector(session: ModelSession<ModelOf<"detection">>): FaceDetector {
	const { model, input } = session;

	async function detectIn(image: RasterPyramid, view: Box): Promise<DetectedFace[]> {
		sampleTensor(input, image, boxToGrid(view, model.input.width, model.input.height), model.input, "edge");
		const scale = view.width / model.input.width;
		return decodeYunet(await session.run(), model.input, model.scoreThreshold).map(({ box, detectionScore }) => ({
			box: {
				x: view.x + box.x * scale,
				y: view.y + box.y * scale,
				width: box.width * scale,
				height: box.height * scale,
			},
			detectionScore,
		}));
	}

	return {
		async detect(image) {
			const whole = wholeView(image, model.input.width / model.input.height);
			let found = await detectIn(image, whole);
			if (found.length === 0) found = await detectIn(image, scaleBox(whole, STEP_BACK));
			const inside = found.filter((face) => insideFraction(face.box, image.full) >= MIN_INSIDE);
			const kept = suppressOverlaps(inside, model.overlapThreshold);
			return kept.sort((a, b) => prominence(b, image.full) - prominence(a, image.full));
		},
	};
}

/** The smallest box of the tensor's proportions around the image: nothing is stretched. */
function wholeView({ full }: RasterPyramid, aspect: number): Box {
	const width = Math.max(full.width, full.height * aspect);
	const height = width / aspect;
	return { x: (full.width - width) / 2, y: (full.height - height) / 2, width, height };
}
