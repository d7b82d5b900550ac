// Presentation attack detection by face-crop classifiers; everything about a model comes from the manifest.
import type { LivenessScore } from "../core/domain/recognition/face-analysis.ts";
import type { Box } from "../core/domain/recognition/geometry.ts";
import { boxToGrid } from "./affine.ts";
import { cropBox } from "./crop.ts";
import type { ModelSession } from "./model-session.ts";
import { softmax } from "./numeric.ts";
import type { ModelOf } from "./packs/manifest-schema.ts";
import type { RasterPyramid } from "./raster.ts";
import { sampleTensor } from "./tensor-sampling.ts";

export interface LivenessClassifier {
	/** Names of the layers, in the order of the scores. */
	readonly layers: readonly string[];
	classify(image: RasterPyramid, face: Box): Promise<LivenessScore[]>;
}

export function createLivenessClassifier(sessions: readonly ModelSession<ModelOf<"liveness">>[]): LivenessClassifier {
	const layers = [...new Set(sessions.map((session) => session.model.layer))];
	return {
		layers,
		async classify(image, face) {
			const scores: LivenessScore[] = [];
			for (const layer of layers) {
				const members = sessions.filter((session) => session.model.layer === layer);
				let sum = 0;
				for (const member of members) sum += await liveProbability(member, image, face);
				scores.push({ layer, live: sum / members.length });
			}
			return scores;
		},
	};
}

async function liveProbability(
	session: ModelSession<ModelOf<"liveness">>,
	image: RasterPyramid,
	face: Box,
): Promise<number> {
	const { model, input } = session;
	const crop = cropBox(face, model.crop, image.full);
	sampleTensor(input, image, boxToGrid(crop, model.input.width, model.input.height), model.input, "edge");
	const values = (await session.run())[model.output];
	const probabilities = values && model.outputKind === "logits" ? softmax(values) : values;
	const live = probabilities?.[model.liveIndex];
	if (live === undefined || live < -1e-3 || live > 1 + 1e-3) throw new RangeError(`${model.id}: no probability`);
	return Math.min(1, Math.max(0, live));
}
