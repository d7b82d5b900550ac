// Nothing but onnxruntime and the default pack's models, in a process of its own: what no host can start without.
//   node test/bench/bare-load-process.ts <models folder>
import { readFile } from "node:fs/promises";
import { InferenceSession } from "onnxruntime-node";
import { SESSION_OPTIONS } from "../../src/vision/model-session.ts";
import { DEFAULT_PACK, findPack, modelPath, readManifest } from "../../src/vision/packs/model-manifest.ts";

const [modelsDir = ""] = process.argv.slice(2);
const pack = findPack(await readManifest(modelsDir), DEFAULT_PACK);
if (!pack) throw new Error("the manifest has no default pack");
for (const model of pack.models)
	await InferenceSession.create(await readFile(modelPath(modelsDir, pack, model)), SESSION_OPTIONS);
process.exit(0);
