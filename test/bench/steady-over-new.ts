import type { PipelineFigures } from "./pipeline-part.ts";

/** Of six frames in 400 ms one checks that it is still the same person. */
export function steadyOverNew({
	steadyMs,
	identityCheckMs,
	decodeMs,
	pipelineMs,
}: Pick<PipelineFigures, "steadyMs" | "identityCheckMs" | "decodeMs" | "pipelineMs">): number {
	return (5 * steadyMs + identityCheckMs) / 6 / (decodeMs + pipelineMs);
}
