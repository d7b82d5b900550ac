// The pipeline stage by stage beside the bare models, and what a frame costs when stages are skipped. One process.
import { randomBytes } from "node:crypto";
import type { AnalysisOptions } from "../../src/core/ports/face-engine.ts";
import { createOrthogonalTransform } from "../../src/storage/templates/orthogonal-transform.ts";
import { decodeImage } from "../../src/vision/image-decoder.ts";
import { loadModels } from "../../src/vision/load-models.ts";
import { openBareModels } from "./bare-models.ts";
import { benchPhoto, emptyRoom } from "./bench-photos.ts";
import { median, overallMs, type RoundPlan, ratioOverSum, timeRounds } from "./rounds.ts";

const NEW_FACE: AnalysisOptions = { liveness: true, embedding: true };

export interface PipelineFigures {
	/** A new face with all six models, decoded frame in, over the sum of the same six bare runs. */
	readonly pipelineOverBare: number;
	/**
	 * The same in processor time. On a machine that others use, a long run is interrupted where six short ones slip
	 * through: then the ratio of wall times says more about the neighbours.
	 */
	readonly pipelineOverBareCpu: number;
	readonly decodeMs: number;
	readonly pipelineMs: number;
	readonly stagesMs: Readonly<Record<string, number>>;
	readonly bareMs: Readonly<Record<string, number>>;
	/** JPEG in. A face whose answer stands: followed, its pose and eyes known, no liveness, no embedding. */
	readonly steadyMs: number;
	/** The same on the frames at which it is checked that it is still the same person. */
	readonly identityCheckMs: number;
	/** An empty room of 1280x720 in a camera's sequence. */
	readonly emptyRoomMs: number;
	/** A probe put under the installation's secret transform before it is searched. */
	readonly transformMs: number;
	/** The same over the frame that the probe is of, JPEG in. */
	readonly transformOverPipeline: number;
}

export async function measurePipeline(modelsDir: string, plan: RoundPlan): Promise<PipelineFigures> {
	const frame = await benchPhoto();
	const room = await emptyRoom(1280, 720);
	const raster = await decodeImage(frame);
	const models = await loadModels(modelsDir, { optionalLiveness: false });
	const { pipeline, sessions } = models;
	try {
		const { primary } = await pipeline.analyseRaster(raster, NEW_FACE);
		if (!primary?.embedding) throw new Error("the benchmark's face was not found");
		const followed = { near: primary.box, turn: 0, liveness: false };
		const known = { knownPose: primary.pose, knownEyes: primary.eyes };
		const stages = new Map<string, number[]>();
		const whole = {
			name: "pipeline",
			async run() {
				const { timingsMs } = await pipeline.analyseRaster(raster, NEW_FACE);
				for (const [stage, ms] of Object.entries(timingsMs)) stages.set(stage, [...(stages.get(stage) ?? []), ms]);
			},
		};
		const { embedding } = primary;
		const { apply } = createOrthogonalTransform(randomBytes(32), embedding.length);
		let turn = 0;
		const others = [
			{ name: "decode", run: () => decodeImage(frame) },
			{ name: "steady", run: () => pipeline.analyse(frame, { ...followed, ...known, embedding: false }) },
			{ name: "check", run: () => pipeline.analyse(frame, { ...followed, embedding: true }) },
			{ name: "empty", run: () => pipeline.analyse(room, { ...NEW_FACE, turn: turn++ }) },
			{ name: "transform", run: async () => apply(embedding) },
		];
		const bare = await openBareModels(modelsDir, sessions);
		const { wall, cpu } = await timeRounds([whole, ...bare, ...others], plan);
		const { pipeline: pipelineMs = Number.NaN, ...ms } = overallMs(wall);
		const bareNames = bare.map(({ name }) => name);
		return {
			pipelineOverBare: ratioOverSum(wall, "pipeline", bareNames),
			pipelineOverBareCpu: ratioOverSum(cpu, "pipeline", bareNames),
			decodeMs: ms["decode"] ?? Number.NaN,
			pipelineMs,
			stagesMs: Object.fromEntries([...stages].map(([stage, values]) => [stage, median(values)])),
			bareMs: Object.fromEntries(bareNames.map((name) => [name, ms[name] ?? Number.NaN])),
			steadyMs: ms["steady"] ?? Number.NaN,
			identityCheckMs: ms["check"] ?? Number.NaN,
			emptyRoomMs: ms["empty"] ?? Number.NaN,
			transformMs: ms["transform"] ?? Number.NaN,
			transformOverPipeline: ratioOverSum(wall, "transform", ["decode", "pipeline"]),
		};
	} finally {
		await models.release();
	}
}
