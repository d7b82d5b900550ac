// 68 landmarks of the iBUG 300-W scheme, from a grey 64 x 64 square of the face box.
import type { Box, Point } from "../core/domain/recognition/geometry.ts";
import { boxToGrid } from "./affine.ts";
import { cropBox } from "./crop.ts";
import type { ModelSession } from "./model-session.ts";
import type { ModelOf } from "./packs/manifest-schema.ts";
import type { RasterPyramid } from "./raster.ts";
import { sampleTensor } from "./tensor-sampling.ts";

export const LANDMARK_COUNT = 68;

export interface LandmarkLocator {
	/** 68 points in pixels of the image. */
	locate(image: RasterPyramid, face: Box): Promise<Point[]>;
}

export function createLandmarkLocator(session: ModelSession<ModelOf<"landmarks">>): LandmarkLocator {
	return {
		async locate(image, face) {
			const { model, input } = session;
			const square = cropBox(face, model.crop, image.full);
			sampleTensor(input, image, boxToGrid(square, model.input.width, model.input.height), model.input, "edge");
			const values = (await session.run())[model.output];
			if (values?.length !== LANDMARK_COUNT * 2) throw new RangeError(`${model.id}: expected ${LANDMARK_COUNT} points`);
			return Array.from({ length: LANDMARK_COUNT }, (_, i) => ({
				x: square.x + (values[2 * i] ?? 0) * square.width,
				y: square.y + (values[2 * i + 1] ?? 0) * square.height,
			}));
		},
	};
}

/** Mean of the landmarks `from`..`to` inclusive. */
export function meanPoint(landmarks: readonly Point[], from: number, to: number): Point {
	const part = landmarks.slice(from, to + 1);
	return {
		x: part.reduce((sum, point) => sum + point.x, 0) / part.length,
		y: part.reduce((sum, point) => sum + point.y, 0) / part.length,
	};
}

/** Eye centres: the six lid points of each eye. "left" is on the image's left. */
export function eyeCentres(landmarks: readonly Point[]): { readonly left: Point; readonly right: Point } {
	return { left: meanPoint(landmarks, 36, 41), right: meanPoint(landmarks, 42, 47) };
}
