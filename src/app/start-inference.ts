// What hosts start before they load anything large: imports nothing large itself.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { type EarlyInference, startEarly } from "../vision/inference/early-inference.ts";
import { createForkedInference } from "../vision/inference/fork-inference.ts";

export { type EarlyInference, startEarly };

/** Under Node. `hostDir`: the folder of the host's entry, bundled (`out/main`) or source (`src/server`). */
export function forkInferenceEarly(hostDir: string): EarlyInference {
	const bundled = join(hostDir, "inference.js");
	const source = join(hostDir, "..", "vision", "inference", "inference-process.ts");
	return startEarly(createForkedInference(existsSync(bundled) ? bundled : source));
}
