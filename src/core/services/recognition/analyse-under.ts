import { AppError } from "../../domain/errors.ts";
import type { FrameAnalysis } from "../../domain/recognition/face-analysis.ts";
import type { AnalysisOptions, EngineDescription, FaceEngine } from "../../ports/face-engine.ts";

export interface DescribedAnalysis {
	readonly frame: FrameAnalysis;
	/** Of the models that made it. */
	readonly description: EngineDescription;
}

/**
 * An analysis with the description of the very models that made it. Another pack may be chosen while an image is under
 * way; its embedding must never be stored under the name of the other one: then this rejects with ENGINE_RESTARTED.
 */
export async function analyseUnder(
	engine: Pick<FaceEngine, "describe" | "analyse">,
	image: Uint8Array,
	options: AnalysisOptions,
): Promise<DescribedAnalysis> {
	const description = await engine.describe();
	const frame = await engine.analyse(image, options);
	const after = await engine.describe();
	if (after.templateContractId === description.templateContractId) return { frame, description };
	throw new AppError("ENGINE_RESTARTED", {}, { detail: "the model pack was changed meanwhile" });
}
