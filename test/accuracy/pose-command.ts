// `npm run eval -- pose`: head pose on labelled photos.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { HeadPose } from "../../src/core/domain/recognition/face-analysis.ts";
import type { FacePipeline } from "../../src/vision/face-pipeline.ts";
import { isRefusedImage } from "./analyse-photos.ts";
import { readCsv } from "./csv-rows.ts";
import {
	type EvalCommand,
	type EvalResult,
	MODEL_USAGE,
	modelOptions,
	requireFolder,
	table,
	withModels,
} from "./eval-command.ts";
import { MeasurementError } from "./measurement-error.ts";
import { measurePose, parsePoseLabels } from "./pose.ts";
import { createProgress } from "./progress.ts";

const LABELS_FILE = "pose_labels.csv";

const USAGE = `npm run eval -- pose --dir <folder>
    --dir <folder>           photos and ${LABELS_FILE} with the columns file, pitch_deg, yaw_deg, roll_deg
${MODEL_USAGE}`;

async function run(args: readonly string[]): Promise<EvalResult> {
	const { values } = parseArgs({ args: [...args], options: { ...modelOptions, dir: { type: "string" } } });
	const folder = await requireFolder("--dir", values.dir);
	const labels = await readCsv(join(folder, LABELS_FILE), parsePoseLabels);
	const photos = await withModels(values, { optionalLiveness: false }, async ({ pipeline }) => {
		const progress = createProgress("photos", labels.length);
		const estimates = [];
		for (const label of labels) {
			estimates.push({ label, found: await estimatePose(pipeline, await readPhoto(folder, label.file)) });
			progress.step();
		}
		return estimates;
	});
	const figures = measurePose(photos);
	if (figures.count === 0) throw new MeasurementError(`No face was found in any photo of ${values.dir}.`);
	const degrees = (value: number) => `${value.toFixed(2)} degrees`;
	const lines = table([
		["photos with a face", String(figures.count)],
		["faces not found", String(figures.facesNotFound)],
		["yaw, mean absolute error", degrees(figures.yawMaeDeg)],
		["pitch", degrees(figures.pitchMaeDeg)],
		["roll", degrees(figures.rollMaeDeg)],
	]);
	return { figures, lines };
}

async function readPhoto(folder: string, file: string): Promise<Uint8Array> {
	try {
		return await readFile(join(folder, file));
	} catch {
		throw new MeasurementError(`${file} is in ${LABELS_FILE} and not in the folder.`);
	}
}

async function estimatePose(pipeline: Pick<FacePipeline, "analyse">, image: Uint8Array): Promise<HeadPose | null> {
	try {
		return (await pipeline.analyse(image, { liveness: false, embedding: false })).primary?.pose ?? null;
	} catch (error) {
		if (isRefusedImage(error)) return null;
		throw error;
	}
}

export const poseCommand: EvalCommand = { usage: USAGE, run };
