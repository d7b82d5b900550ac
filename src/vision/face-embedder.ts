// The aligned face to an L2-normalised embedding.
import { AppError } from "../core/domain/errors.ts";
import { type Affine, shiftOutput } from "./affine.ts";
import { mirrored } from "./face-alignment.ts";
import type { ModelSession } from "./model-session.ts";
import { normaliseLength } from "./numeric.ts";
import type { ModelOf } from "./packs/manifest-schema.ts";
import type { RasterPyramid } from "./raster.ts";
import { sampleTensor } from "./tensor-sampling.ts";

export interface FaceEmbedder {
	/**
	 * `alignment` maps pixels of the aligned crop to pixels of the image. `averageMirror` takes the mean with the mirrored
	 * face, the two looked at `staggerRows` apart: what one view shows badly the other shows better. All of these lie in
	 * the same space, so templates with and without may be compared.
	 */
	embed(image: RasterPyramid, alignment: Affine, averageMirror: boolean): Promise<Float32Array>;
}

export function createFaceEmbedder(session: ModelSession<ModelOf<"embedding">>): FaceEmbedder {
	const { model, input } = session;

	async function embedOnce(image: RasterPyramid, alignment: Affine): Promise<Float32Array> {
		sampleTensor(input, image, alignment, model.input, "edge");
		const values = (await session.run())[model.output];
		if (values?.length !== model.dimension) throw new RangeError(`${model.id}: expected ${model.dimension} numbers`);
		return normalised(Float32Array.from(values), model.file);
	}

	return {
		async embed(image, alignment, averageMirror) {
			if (!averageMirror) return embedOnce(image, alignment);
			const embedding = await embedOnce(image, shiftOutput(alignment, 0, model.staggerRows));
			const reflection = await embedOnce(image, mirrored(alignment, model.input.width));
			return normalised(
				embedding.map((value, i) => value + (reflection[i] ?? 0)),
				model.file,
			);
		},
	};
}

function normalised(vector: Float32Array, file: string): Float32Array {
	if (normaliseLength(vector)) return vector;
	throw new AppError("ENGINE_UNAVAILABLE", { file }, { detail: "embedding has no direction" });
}
