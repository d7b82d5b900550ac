// Open or closed, eye by eye, from a small grey square around each.
import type { EyeState } from "../core/domain/recognition/face-analysis.ts";
import type { Point } from "../core/domain/recognition/geometry.ts";
import { boxToGrid } from "./affine.ts";
import { meanPoint } from "./landmark-locator.ts";
import type { ModelSession } from "./model-session.ts";
import { softmax } from "./numeric.ts";
import type { ModelOf } from "./packs/manifest-schema.ts";
import type { RasterPyramid } from "./raster.ts";
import { sampleTensor } from "./tensor-sampling.ts";

/** Side of the square over the distance of the eye's corners: the value of the model's own preprocessing. */
const SIDE_PER_EYE_WIDTH = 1.6;

export interface EyeStateEstimator {
	estimate(image: RasterPyramid, landmarks: readonly Point[]): Promise<EyeState>;
}

export function createEyeStateEstimator(session: ModelSession<ModelOf<"eyes">>): EyeStateEstimator {
	const { model, input } = session;

	async function openness(image: RasterPyramid, landmarks: readonly Point[], first: number): Promise<number> {
		const outer = meanPoint(landmarks, first, first);
		const inner = meanPoint(landmarks, first + 3, first + 3);
		const centre = meanPoint(landmarks, first, first + 5);
		const side = Math.max(2, Math.hypot(inner.x - outer.x, inner.y - outer.y) * SIDE_PER_EYE_WIDTH);
		const square = { x: centre.x - side / 2, y: centre.y - side / 2, width: side, height: side };
		sampleTensor(input, image, boxToGrid(square, model.input.width, model.input.height), model.input, "edge");
		const logits = (await session.run())[model.output];
		if (logits?.length !== 2) throw new RangeError(`${model.id}: expected two classes`);
		return softmax(logits)[model.openIndex] ?? 0;
	}

	return {
		async estimate(image, landmarks) {
			return { leftOpen: await openness(image, landmarks, 36), rightOpen: await openness(image, landmarks, 42) };
		},
	};
}
