// `npm run eval -- quality`: how many good photos the product's gates would refuse, and which.
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { resolveTypedPath } from "../../src/cli/command.ts";
import type { FacePipeline } from "../../src/vision/face-pipeline.ts";
import { isRefusedImage } from "./analyse-photos.ts";
import {
	type EvalCommand,
	type EvalResult,
	MODEL_USAGE,
	modelOptions,
	percent,
	requireFolder,
	table,
	withModels,
} from "./eval-command.ts";
import { openImageFolder } from "./image-folder.ts";
import { createProgress } from "./progress.ts";
import { gateNames, type JudgedPhoto, judgePhoto, measureQuality, type QualityFigures } from "./quality.ts";

const USAGE = `npm run eval -- quality --images <folder>
    --images <folder>        photos of faces that a good gate lets pass
    --list <file.json>       writes every photo with its measures and what each gate would ask to change
${MODEL_USAGE}`;

async function run(args: readonly string[]): Promise<EvalResult> {
	const options = { ...modelOptions, images: { type: "string" }, list: { type: "string" } } as const;
	const { values } = parseArgs({ args: [...args], options });
	const folder = await openImageFolder(await requireFolder("--images", values.images));
	const photos = await withModels(values, { optionalLiveness: false }, async ({ pipeline }) => {
		const progress = createProgress("photos", folder.images.length);
		const judged: (JudgedPhoto | null)[] = [];
		for (const image of folder.images) {
			judged.push(await judge(pipeline, folder.root, image));
			progress.step();
		}
		return judged;
	});
	if (values.list !== undefined) await writeFile(resolveTypedPath(values.list), JSON.stringify(photos));
	const figures = measureQuality(photos);
	return { figures, lines: toLines(figures) };
}

async function judge(
	pipeline: Pick<FacePipeline, "analyse">,
	root: string,
	image: string,
): Promise<JudgedPhoto | null> {
	try {
		const frame = await pipeline.analyse(await readFile(join(root, image)), { liveness: false, embedding: false });
		return judgePhoto(image, frame);
	} catch (error) {
		if (isRefusedImage(error)) return null;
		throw error;
	}
}

function toLines({ photos, facesNotFound, refused, measures }: QualityFigures): string[] {
	const share = (count: number) => `${count} (${percent(count / photos)})`;
	const hints = Object.keys(refused.recognition.byHint);
	const row = (label: string, count: (gate: (typeof gateNames)[number]) => number) => [
		label,
		...gateNames.map((gate) => share(count(gate))),
	];
	return [
		`${photos} photos, ${facesNotFound} without a face that is found`,
		...table([
			["refused by the gate of", "recognition", "a single image", "enrollment", "of any size"],
			row("in all", (gate) => refused[gate].total),
			...hints.map((hint) => row(hint, (gate) => refused[gate].byHint[hint] ?? 0)),
		]),
		...table([
			["measure, percentile", "1st", "5th", "50th"],
			...Object.entries(measures).map(([measure, values]) => [measure, ...values.map(String)]),
		]),
	];
}

export const qualityCommand: EvalCommand = { usage: USAGE, run };
