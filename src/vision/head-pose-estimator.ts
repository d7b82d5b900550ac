// Head pose by expectation over angle bins (the "Hopenet" scheme, Ruiz et al., CVPRW 2018).
import type { HeadPose } from "../core/domain/recognition/face-analysis.ts";
import type { Box } from "../core/domain/recognition/geometry.ts";
import { boxToGrid } from "./affine.ts";
import { cropBox } from "./crop.ts";
import type { ModelSession } from "./model-session.ts";
import { softmax } from "./numeric.ts";
import type { ModelOf } from "./packs/manifest-schema.ts";
import type { RasterPyramid } from "./raster.ts";
import { sampleTensor } from "./tensor-sampling.ts";

export interface HeadPoseEstimator {
	estimate(image: RasterPyramid, face: Box): Promise<HeadPose>;
}

export function createHeadPoseEstimator(session: ModelSession<ModelOf<"pose">>): HeadPoseEstimator {
	const { model, input } = session;
	const angle = (logits: Float32Array | undefined): number => {
		if (!logits || logits.length === 0) throw new RangeError(`${model.id}: an angle is missing`);
		const { firstDeg, stepDeg } = model.bins;
		return softmax(logits).reduce((sum, probability, bin) => sum + probability * (firstDeg + bin * stepDeg), 0);
	};
	return {
		async estimate(image, face) {
			const square = cropBox(face, model.crop, image.full);
			sampleTensor(input, image, boxToGrid(square, model.input.width, model.input.height), model.input, "edge");
			const outputs = await session.run();
			return {
				yawDeg: angle(outputs[model.outputs.yaw]),
				pitchDeg: angle(outputs[model.outputs.pitch]),
				rollDeg: angle(outputs[model.outputs.roll]),
			};
		},
	};
}
