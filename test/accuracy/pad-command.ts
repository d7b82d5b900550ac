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
	readWholeNumber,
	requireFolder,
	table,
	withModels,
} from "./eval-command.ts";
import { MeasurementError } from "./measurement-error.ts";
import {
	concludePresentation,
	measurePad,
	type PadFigures,
	type PresentationOutcome,
	type PresentationRecord,
} from "./pad.ts";
import { openPadFolder, type PresentationFolder } from "./pad-folder.ts";
import { createPadKiosk, type FrameOutcome, type PadKiosk } from "./pad-kiosk.ts";
import { createProgress, type Progress } from "./progress.ts";

const USAGE = `npm run eval -- pad --dir <folder>
    --dir <folder>           live/<source>/ and spoof/<source>/, each folder the frames of one presentation
    --layers default|all     the default pack's liveness model alone, or those of every installed pack (all)
    --starts <number>        besides, presentations begun at so many places of each folder (1, its first frame)
${MODEL_USAGE}`;

async function run(args: readonly string[]): Promise<EvalResult> {
	const { values } = parseArgs({
		args: [...args],
		options: {
			...modelOptions,
			dir: { type: "string" },
			layers: { type: "string", default: "all" },
			starts: { type: "string", default: "1" },
		},
	});
	if (values.layers !== "default" && values.layers !== "all") throw new MeasurementError("--layers is default or all.");
	const starts = readWholeNumber("--starts", values.starts, 1);
	const folders = await openPadFolder(await requireFolder("--dir", values.dir));
	return withModels(values, { optionalLiveness: values.layers === "all" }, async (models) => {
		const records = await measureFolders(folders, starts, models);
		const { frame, presentation, undecided, ...more } = measurePad(records);
		const layers = models.description.livenessLayers;
		const figures = { frame, presentation, layers, undecided, ...more, folders: records };
		return { figures, lines: linesFor(records, figures, layers) };
	});
}

async function measureFolders(
	folders: readonly PresentationFolder[],
	starts: number,
	{ pipeline, description }: LoadedModels,
): Promise<PresentationRecord[]> {
	const kiosk = createPadKiosk({ describe: async () => description, analyse: pipeline.analyse });
	const frames = folders.reduce((sum, folder) => sum + folder.frames.length, 0);
	const progress = createProgress("frames", frames);
	const records: PresentationRecord[] = [];
	for (const folder of folders) records.push(await measureFolder(folder, starts, kiosk, progress));
	return records;
}

async function measureFolder(
	{ name, kind, isExempt, frames }: PresentationFolder,
	starts: number,
	kiosk: PadKiosk,
	progress: Progress,
): Promise<PresentationRecord> {
	const verdicts = { live: 0, attack: 0, uncertain: 0, refused: 0 };
	for (const path of frames) {
		verdicts[await kiosk.judgeFrame(await readFile(path))] += 1;
		progress.step();
	}
	const outcomes = await present(frames, kiosk);
	const laterStarts: PresentationOutcome[] = [];
	for (let start = 1; start < starts; start++) {
		const rest = frames.slice(Math.floor((start * frames.length) / starts));
		laterStarts.push(concludePresentation(await present(rest, kiosk)).outcome);
	}
	const facesFound = outcomes.filter((outcome) => outcome !== null && outcome !== "no_face").length;
	const record = { name, kind, isExempt, frames: frames.length, facesFound, verdicts, laterStarts };
	return { ...record, ...concludePresentation(outcomes) };
}

/** Frame after frame before one camera. */
async function present(frames: readonly string[], kiosk: PadKiosk): Promise<FrameOutcome[]> {
	const presentation = kiosk.startPresentation();
	const outcomes: FrameOutcome[] = [];
	for (const path of frames) outcomes.push(await presentation.submit(await readFile(path)));
	presentation.end();
	return outcomes;
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
		...startLines(figures.startsPassed),
		`exempt by the data's README, not counted: ${exempt.join(", ") || "none"}`,
	];
}

function startLines({ attacks, live }: PadFigures["startsPassed"]): string[] {
	if (attacks.of + live.of === 0) return [];
	return [
		`begun at later frames, passed: ${attacks.passed} of ${attacks.of} attacks, ${live.passed} of ${live.of} live`,
	];
}

export const padCommand: EvalCommand = { usage: USAGE, run };
