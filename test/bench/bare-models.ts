// The models of the pipeline with nothing around them: what the pipeline is measured against.
import { readFile } from "node:fs/promises";
import { InferenceSession, Tensor } from "onnxruntime-node";
import { type ModelSession, SESSION_OPTIONS } from "../../src/vision/model-session.ts";
import { DEFAULT_PACK, findPack, modelPath, readManifest } from "../../src/vision/packs/model-manifest.ts";
import type { Candidate } from "./rounds.ts";

/** One `session.run` a model, named by task, on the input that the pipeline's own session was given last. */
export async function openBareModels(modelsDir: string, sessions: readonly ModelSession[]): Promise<Candidate[]> {
	const pack = findPack(await readManifest(modelsDir), DEFAULT_PACK);
	if (!pack) throw new Error("the manifest has no default pack");
	return Promise.all(
		sessions.map(async ({ model, input }) => {
			const session = await InferenceSession.create(await readFile(modelPath(modelsDir, pack, model)), SESSION_OPTIONS);
			const { name, colour, height, width } = model.input;
			const shape = [1, colour === "GREY" ? 1 : 3, height, width];
			const tensor = new Tensor("float32", Float32Array.from(input), shape);
			return { name: model.task, run: () => session.run({ [name]: tensor }) };
		}),
	);
}
