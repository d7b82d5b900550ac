// `npm run bench [-- --json]`: milliseconds per pipeline stage beside the bare run of the same model, in one process.
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import sharp from "sharp";
import { decodeImage } from "../../src/vision/image-decoder.ts";
import { loadModels } from "../../src/vision/load-models.ts";
import { openBareModels } from "./bare-models.ts";
import { median, type RoundPlan, timeRounds } from "./rounds.ts";

const PLAN: RoundPlan = { rounds: 5, runsPerRound: 15 };
const PHOTO = join(import.meta.dirname, "../../node_modules/@vladmandic/face-api/demo/sample6.jpg");
/** One person of the photo, as a webcam shows them. */
const CUT = { left: 1270, top: 150, width: 640, height: 480 };
/** Stages of the pipeline that run a model, by the model's task. */
const stageOf = {
	detection: "detect",
	landmarks: "landmarks",
	pose: "pose",
	eyes: "eyes",
	liveness: "liveness",
	embedding: "embed",
};

async function measure(modelsDir: string) {
	const frame = await sharp(PHOTO).extract(CUT).jpeg({ quality: 95 }).toBuffer();
	const raster = await decodeImage(frame);
	const models = await loadModels(modelsDir, { optionalLiveness: false });
	const stages = new Map<string, number[]>();
	const pipeline = {
		name: "pipeline",
		async run() {
			const { timingsMs, primary } = await models.pipeline.analyseRaster(raster, { liveness: true, embedding: true });
			if (!primary) throw new Error("the benchmark's face was not found");
			for (const [stage, ms] of Object.entries(timingsMs)) stages.set(stage, [...(stages.get(stage) ?? []), ms]);
		},
	};
	await pipeline.run();
	const bare = await openBareModels(modelsDir, models.sessions);
	const decode = { name: "decode", run: () => decodeImage(frame) };
	const timings = await timeRounds([pipeline, decode, ...bare], PLAN);
	const ofRound = (name: string, round: number) => timings.get(name)?.[round] ?? Number.NaN;
	const ratios = Array.from({ length: PLAN.rounds }, (_, round) => {
		const bareMs = bare.reduce((sum, { name }) => sum + ofRound(name, round), 0);
		return ofRound("pipeline", round) / bareMs;
	});
	await models.release();
	const overall = (name: string) => median(timings.get(name) ?? []);
	return {
		pipelineOverBare: median(ratios),
		decodeMs: overall("decode"),
		pipelineMs: overall("pipeline"),
		stagesMs: Object.fromEntries([...stages].map(([stage, values]) => [stage, median(values)])),
		bareMs: Object.fromEntries(bare.map(({ name }) => [name, overall(name)])),
	};
}

type Figures = Awaited<ReturnType<typeof measure>>;

function printTable({ stagesMs, bareMs, pipelineMs, decodeMs, pipelineOverBare }: Figures): void {
	const cell = (ms: number | undefined) => (ms === undefined ? "" : ms.toFixed(2)).padStart(10);
	const bareOfStage = new Map(Object.entries(stageOf).map(([task, stage]) => [stage, bareMs[task]]));
	console.log(`${"640x480, one face".padEnd(20)}${"stage ms".padStart(10)}${"bare ms".padStart(10)}`);
	console.log(`${"decode (JPEG)".padEnd(20)}${cell(decodeMs)}`);
	for (const [stage, ms] of Object.entries(stagesMs))
		console.log(`${stage.padEnd(20)}${cell(ms)}${cell(bareOfStage.get(stage))}`);
	const bareSum = Object.values(bareMs).reduce((sum, ms) => sum + ms, 0);
	console.log(`${"whole, decoded in".padEnd(20)}${cell(pipelineMs)}${cell(bareSum)}`);
	console.log(`pipeline over bare  ${pipelineOverBare.toFixed(2)}`);
}

const { values } = parseArgs({
	options: {
		json: { type: "boolean", default: false },
		"models-dir": { type: "string", default: join(import.meta.dirname, "../../models") },
	},
});
try {
	const figures = await measure(resolve(values["models-dir"]));
	printTable(figures);
	if (values.json) console.log(JSON.stringify(figures));
} catch (error) {
	console.error(error instanceof Error ? error.message : "failed");
	process.exitCode = 1;
}
