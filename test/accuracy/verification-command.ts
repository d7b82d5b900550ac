// `npm run eval -- verification`: 1:1 comparison of listed pairs.
import { writeFile } from "node:fs/promises";
import { basename } from "node:path";
import { parseArgs } from "node:util";
import { resolveTypedPath } from "../../src/cli/command.ts";
import { analysePhotos, type PhotoAnalyses } from "./analyse-photos.ts";
import { readCsv } from "./csv-rows.ts";
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
import { type ImageFolder, identityOf, openImageFolder } from "./image-folder.ts";
import { MeasurementError } from "./measurement-error.ts";
import { type ImagePair, parsePairs } from "./pairs-file.ts";
import { createProgress } from "./progress.ts";
import { drawRoc, type RocPoint } from "./roc-svg.ts";
import {
	falseAcceptRates,
	falseMatchRates,
	MIN_FALSE_ACCEPTS,
	measureVerification,
	scoreVerification,
	trueAcceptRate,
	type VerificationFigures,
	type VerificationScores,
} from "./verification.ts";

const USAGE = `npm run eval -- verification --images <folder> --pairs <file.csv>
    --images <folder>        photos, one folder a person
    --pairs <file.csv>       columns image_a, image_b, label (same or different), and fold where there are folds
    --roc <file.svg>         draws the curve of true over false accepts
${MODEL_USAGE}`;

/** Points of the curve in each decade of the false accept rate. */
const POINTS_PER_DECADE = 40;

/** Photos that each gate would refuse: told, never left out. */
interface QualityRefusals {
	readonly photos: number;
	readonly kiosk: Readonly<Record<string, number>>;
	readonly singleImage: Readonly<Record<string, number>>;
	readonly severalFaces: number;
}

async function run(args: readonly string[]): Promise<EvalResult> {
	const { values } = parseArgs({
		args: [...args],
		options: { ...modelOptions, images: { type: "string" }, pairs: { type: "string" }, roc: { type: "string" } },
	});
	if (!values.pairs) throw new MeasurementError("--pairs <file.csv> is missing.");
	const folder = await openImageFolder(await requireFolder("--images", values.images));
	const pairs = await readCsv(resolveTypedPath(values.pairs), parsePairs);
	const photos = await withModels(values, { optionalLiveness: false }, ({ pipeline }) =>
		analysePhotos(pipeline, folder.root, imagesToAnalyse(folder, pairs)),
	);
	const compared = [...photos].filter(([image, { embedding }]) => embedding && identityOf(image) !== null);
	const progress = createProgress("photos compared with the others", compared.length);
	const scores = scoreVerification(pairs, embeddingsOf(photos), progress.step);
	const figures = { ...measureVerification(scores), quality: countRefusals(photos) };
	if (values.roc) await writeFile(resolveTypedPath(values.roc), drawFigures(scores, figures, values.pack));
	return { figures, lines: linesFor(figures, folder) };
}

/** Where folders are people all photos give impostor pairs, otherwise only the listed ones are needed. */
function imagesToAnalyse(folder: ImageFolder, pairs: readonly ImagePair[]): readonly string[] {
	const listed = [...new Set(pairs.flatMap((pair) => [pair.imageA, pair.imageB]))];
	const known = new Set(folder.images);
	const missing = listed.find((image) => !known.has(image));
	if (missing !== undefined)
		throw new MeasurementError(`${missing} is in the list of pairs and not in ${folder.root}.`);
	return folder.images.some((image) => identityOf(image) !== null) ? folder.images : listed;
}

function embeddingsOf(photos: PhotoAnalyses): ReadonlyMap<string, Float32Array | null> {
	return new Map([...photos].map(([image, { embedding }]) => [image, embedding]));
}

function countRefusals(photos: PhotoAnalyses): QualityRefusals {
	const count = (gate: "kiosk" | "probe") => {
		const counts: Record<string, number> = {};
		for (const { hints } of photos.values()) {
			const hint = hints[gate];
			if (hint) counts[hint] = (counts[hint] ?? 0) + 1;
		}
		return counts;
	};
	return {
		photos: photos.size,
		kiosk: count("kiosk"),
		singleImage: count("probe"),
		severalFaces: [...photos.values()].filter(({ problem }) => problem === "multiple_faces").length,
	};
}

/** Down to the rate of a few false accepts: beyond it the curve would show single pairs, not a rate. */
function curveOf({ scored, impostors }: VerificationScores): RocPoint[] {
	const decades = Math.ceil(Math.log10(impostors.count));
	return Array.from({ length: decades * POINTS_PER_DECADE + 1 }, (_, i) => 10 ** (-i / POINTS_PER_DECADE))
		.filter((far) => far * impostors.count >= Math.min(MIN_FALSE_ACCEPTS, impostors.count))
		.map((far) => ({ far, tar: trueAcceptRate(scored, impostors.thresholdAt(far)) }));
}

function drawFigures(scores: VerificationScores, { tar, tarInterval }: VerificationFigures, pack: string): string {
	const genuine = scores.scored.filter((pair) => pair.isSame).length;
	if (genuine === 0 || scores.impostors.count === 0)
		throw new MeasurementError("A curve needs pairs of the same person and of different people.");
	return drawRoc({
		title: "Verification",
		subtitle: `${pack} pack, ${genuine.toLocaleString("en")} genuine and ${scores.impostors.count.toLocaleString("en")} impostor pairs; shaded: 95 % interval`,
		curve: curveOf(scores),
		marks: falseAcceptRates.flatMap((rate) => {
			const value = tar[rate];
			return value === null ? [] : [{ far: Number(rate), tar: value, interval: tarInterval[rate] }];
		}),
	});
}

function linesFor(figures: VerificationFigures & { readonly quality: QualityRefusals }, folder: ImageFolder): string[] {
	const { quality, operatingPoints } = figures;
	const words = (counts: Readonly<Record<string, number>>) =>
		Object.entries(counts)
			.map(([hint, count]) => `${count} ${hint}`)
			.join(", ") || "none";
	const points = falseMatchRates.map((rate) => {
		const point = operatingPoints[rate];
		const cells = point
			? [point.threshold.toFixed(4), percent(point.tar), point.folderTar === null ? "" : percent(point.folderTar)]
			: ["too few pairs", "", ""];
		return [Number(rate).toExponential(0), ...cells];
	});
	return [
		...table([
			["pairs", String(figures.pairs)],
			["impostor pairs", String(figures.impostorPairs)],
			["faces not found", String(figures.facesNotFound)],
			["accuracy", percent(figures.accuracy) + range(figures.accuracyInterval)],
			...falseAcceptRates.map((rate) => [
				`TAR at FAR ${rate}`,
				percent(figures.tar[rate]) + range(figures.tarInterval[rate]),
			]),
		]),
		"",
		...table([["FMR", "threshold", "TAR, listed pairs", `TAR, all ${figures.genuinePairs} pairs`], ...points]),
		"",
		...closestLines(figures.closestImpostors),
		`The gates would refuse, of ${quality.photos} photos in ${basename(folder.root)}:`,
		`  at the kiosk, per frame   ${words(quality.kiosk)}`,
		`  a single image            ${words(quality.singleImage)}`,
		`  several faces             ${quality.severalFaces}`,
	];
}

function closestLines(closest: VerificationFigures["closestImpostors"]): string[] {
	if (closest.length === 0) return [];
	const rows = closest.map(({ imageA, imageB, similarity }) => [imageA, imageB, similarity.toFixed(4)]);
	return ["Closest photos of different people (the same person under two names counts here too):", ...table(rows), ""];
}

export const verificationCommand: EvalCommand = { usage: USAGE, run };
