// `npm run eval -- pad`: does an attack pass, and does a live person, through the kiosk's decision over many frames.
import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import type { LoadedModels } from "../../src/vision/load-models.ts";
import {
	type EvalCommand,
	type EvalResult,
	MODEL_USAGE,
	modelOptions,
	percent,
	range,
	requireFolder,
	table,
	withModels,
} from "./eval-command.ts";
import { MeasurementError } from "./measurement-error.ts";
import { concludePresentation, measurePad, type PadFigures, type PresentationRecord } from "./pad.ts";
import { openPadFolder, type PresentationFolder } from "./pad-folder.ts";
import { createPadKiosk, type FrameOutcome, type PadKiosk } from "./pad-kiosk.ts";
import { createProgress, type Progress } from "./progress.ts";

const USAGE = `npm run eval -- pad --dir <folder>
    --dir <folder>           live/<source>/ and spoof/<source>/, each folder the frames of one presentation
    --layers default|all     the default pack's liveness model alone, or those of every installed pack (all)
${MODEL_USAGE}`;

async function run(args: readonly string[]): Promise<EvalResult> {
	const { values } = parseArgs({
		args: [...args],
		options: { ...modelOptions, dir: { type: "string" }, layers: { type: "string", default: "all" } },
	});
	if (values.layers !== "default" && values.layers !== "all") throw new MeasurementError("--layers is default or all.");
	const folders = await openPadFolder(await requireFolder("--dir", values.dir));
	return withModels(values, { optionalLiveness: values.layers === "all" }, async (models) => {
		const records = await measureFolders(folders, models);
		const { frame, presentation, undecided, ...more } = measurePad(records);
		const layers = models.description.livenessLayers;
		const figures = { frame, presentation, layers, undecided, ...more, folders: records };
		return { figures, lines: linesFor(records, figures, layers) };
	});
}

async function measureFolders(
	folders: readonly PresentationFolder[],
	{ pipeline, description }: LoadedModels,
): Promise<PresentationRecord[]> {
	const kiosk = createPadKiosk({ describe: async () => description, analyse: pipeline.analyse });
	const frames = folders.reduce((sum, folder) => sum + folder.frames.length, 0);
	const progress = createProgress("frames", frames);
	const records: PresentationRecord[] = [];
	for (const folder of folders) records.push(await measureFolder(folder, kiosk, progress));
	return records;
}

async function measureFolder(
	{ name, kind, isExempt, frames }: PresentationFolder,
	kiosk: PadKiosk,
	progress: Progress,
): Promise<PresentationRecord> {
	const verdicts = { live: 0, attack: 0, uncertain: 0, refused: 0 };
	const outcomes: FrameOutcome[] = [];
	const presentation = kiosk.startPresentation();
	for (const path of frames) {
		const image = await readFile(path);
		outcomes.push(await presentation.submit(image));
		verdicts[await kiosk.judgeFrame(image)] += 1;
		progress.step();
	}
	presentation.end();
	const facesFound = outcomes.filter((outcome) => outcome !== null && outcome !== "no_face").length;
	return { name, kind, isExempt, frames: frames.length, facesFound, verdicts, ...concludePresentation(outcomes) };
}

function linesFor(records: readonly PresentationRecord[], figures: PadFigures, layers: readonly string[]): string[] {
	const rows = records.map(({ name, frames, facesFound, verdicts, outcome, isChallenged, passedAtFrame, isExempt }) => [
		name,
		String(frames),
		String(facesFound),
		String(verdicts.live),
		String(verdicts.attack),
		String(verdicts.uncertain),
		String(verdicts.refused),
		passedAtFrame === null ? outcome : `${outcome} at ${passedAtFrame}`,
		isChallenged ? "challenged" : "",
		isExempt ? "exempt" : "",
	]);
	const header = ["folder", "frames", "faces", "live", "attack", "uncertain", "refused", "presentation", "", ""];
	const { frame, presentation, bpcerInterval, frameBpcerWorst } = figures;
	const exempt = records.filter(({ isExempt }) => isExempt).map(({ name }) => name);
	return [
		`layers: ${layers.join(" + ")}`,
		"",
		...table([header, ...rows]),
		"",
		...table([
			["", "APCER, worst folder", "BPCER"],
			[
				"a frame alone",
				`${percent(frame.apcer)} (${figures.worstAttack})`,
				`${percent(frame.bpcer)}, worst ${percent(frameBpcerWorst.rate)} (${frameBpcerWorst.folder})`,
			],
			[
				"a presentation",
				`${percent(presentation.apcer)} (${figures.attacksAccepted.join(", ") || "none passed"})`,
				`${percent(presentation.bpcer)}${range(bpcerInterval)}`,
			],
		]),
		`challenged or uncertain, of the live presentations: ${percent(presentation.challenged)}`,
		`neither passed nor refused when the frames ended: ${figures.undecided}`,
		`exempt by the data's README, not counted: ${exempt.join(", ") || "none"}`,
	];
}

export const padCommand: EvalCommand = { usage: USAGE, run };
