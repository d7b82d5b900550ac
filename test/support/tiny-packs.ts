// Recognition packs of the project's manifest with graphs made here in place of their files: same signature, other weights.
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { ModelOf, ModelPack } from "../../src/vision/packs/manifest-schema.ts";
import { findPack, MANIFEST_FILE, parseManifest } from "../../src/vision/packs/model-manifest.ts";
import { installedModelsDir } from "./models-folder.ts";
import { mixingWeights, type TinyEmbedder, tinyEmbedder } from "./tiny-onnx.ts";

const CELLS = 7;

export interface TinyPack {
	readonly pack: ModelPack;
	readonly model: ModelOf<"embedding">;
	readonly files: Readonly<Record<string, Uint8Array>>;
}

/** `change` makes the graph differ from what the manifest says of it. */
export async function tinyRecognitionPack(packId: string, change: Partial<TinyEmbedder> = {}): Promise<TinyPack> {
	const manifest = parseManifest(await readFile(join(installedModelsDir, MANIFEST_FILE), "utf8"));
	const pack = findPack(manifest, packId);
	const found = pack?.models.find((model) => model.task === "embedding");
	if (!pack || found?.task !== "embedding") throw new Error(`${packId} is no recognition pack of the manifest`);
	const graph = tinyEmbedder({
		inputName: found.input.name,
		outputName: found.output,
		side: found.input.width,
		cells: CELLS,
		weights: mixingWeights(found.dimension, CELLS),
		...change,
	});
	const sha256 = createHash("sha256").update(graph).digest("hex");
	const model = { ...found, bytes: graph.length, sha256, alsoAccepted: [] };
	return { pack: { ...pack, models: [model] }, model, files: { [model.file]: graph } };
}
