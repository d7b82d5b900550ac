// `npm run eval -- identification`: who is it, in a gallery where half of the people do not belong.
import { parseArgs } from "node:util";
import type { MatchThresholds } from "../../src/core/domain/recognition/match-policy.ts";
import { createSeededRandom } from "../support/seeded-random.ts";
import { analysePhotos, type PhotoAnalyses } from "./analyse-photos.ts";
import { type DrawFigures, drawOffice, summariseDraws } from "./enrollment-draws.ts";
import {
	type EvalCommand,
	type EvalResult,
	MODEL_USAGE,
	modelOptions,
	readWholeNumber,
	requireFolder,
	withModels,
} from "./eval-command.ts";
import { searchAll } from "./gallery-search.ts";
import { countOutcomes, type IdentificationFigures, measureIdentification } from "./identification.ts";
import { drawLines, identificationLines } from "./identification-report.ts";
import { openImageFolder } from "./image-folder.ts";
import { MeasurementError } from "./measurement-error.ts";
import { type OpenSet, type Person, peopleOf, splitOpenSet } from "./open-set.ts";
import { createProgress } from "./progress.ts";

const USAGE = `npm run eval -- identification --images <folder> --enroll 1|3|5
    --images <folder>        photos, one folder a person; half of the people are strangers
    --enroll <photos>        how many photos of each enrolled person become templates
    --seed <number>          another choice of people and photos (1 where none is given)
    --draws <number>         besides, so many offices: some people enrolled, a further photo of each, as many strangers
    --people <number>        people enrolled in each draw (100 where none is given)
${MODEL_USAGE}`;

/** Smaller galleries than all who are enrolled, as parts of them. */
const GALLERY_PARTS = [1, 1 / 2, 1 / 4];

interface SearchSettings {
	readonly dimension: number;
	readonly thresholds: MatchThresholds;
}

interface Choice {
	readonly templates: number;
	readonly seed: number;
	readonly draws: number;
	readonly people: number;
}

async function run(args: readonly string[]): Promise<EvalResult> {
	const { values } = parseArgs({
		args: [...args],
		options: {
			...modelOptions,
			images: { type: "string" },
			enroll: { type: "string" },
			seed: { type: "string", default: "1" },
			draws: { type: "string", default: "0" },
			people: { type: "string", default: "100" },
		},
	});
	if (!values.enroll) throw new MeasurementError("--enroll <photos> is missing.");
	const choice: Choice = {
		templates: readWholeNumber("--enroll", values.enroll, 1),
		seed: readWholeNumber("--seed", values.seed, 0),
		draws: readWholeNumber("--draws", values.draws, 0),
		people: readWholeNumber("--people", values.people, 1),
	};
	const folder = await openImageFolder(await requireFolder("--images", values.images));
	const people = peopleOf(folder.images);
	const openSet = splitOpenSet(people, choice.templates, createSeededRandom(choice.seed));
	if (openSet.enrolled.length === 0 || openSet.strangers.length === 0)
		throw new MeasurementError(
			`Nobody can be enrolled: it takes folders of people with more than ${choice.templates} photos, and strangers.`,
		);
	return withModels(values, { optionalLiveness: false }, async ({ pipeline, description }) => {
		const settings = { dimension: description.embeddingDimension, thresholds: description.matchThresholds };
		const needed = choice.draws > 0 ? folder.images : imagesOf(openSet);
		const photos = await analysePhotos(pipeline, folder.root, needed);
		const sizes = await measureSizes(openSet, photos, settings);
		const draws = choice.draws > 0 ? await measureDraws(people, photos, settings, choice) : null;
		const [whole] = sizes;
		if (!whole) throw new MeasurementError("Nobody can be enrolled.");
		const { missRates, probes, ...counts } = whole;
		const figures = {
			probes,
			strangers: openSet.strangers.length,
			fnir: { "0.01": missRates["0.01"]?.fnir ?? null, "0.001": missRates["0.001"]?.fnir ?? null },
			missRates,
			...counts,
			enroll: choice.templates,
			seed: choice.seed,
			thresholds: description.matchThresholds,
			byGallerySize: sizes,
			...(draws ? { draws } : {}),
		};
		return {
			figures,
			lines: [
				...identificationLines(sizes, openSet.strangers.length, description.matchThresholds),
				...(draws ? drawLines(draws) : []),
			],
		};
	});
}

function imagesOf({ enrolled, strangers }: OpenSet): string[] {
	return [
		...enrolled.flatMap(({ templates, probes }) => [...templates, ...probes]),
		...strangers.flatMap(({ photos }) => photos),
	];
}

/** The whole gallery first, then parts of it, each with its own people's probes and every stranger's. */
async function measureSizes(
	{ enrolled, strangers }: OpenSet,
	photos: PhotoAnalyses,
	settings: SearchSettings,
): Promise<IdentificationFigures[]> {
	const sizes = [...new Set(GALLERY_PARTS.map((part) => Math.ceil(enrolled.length * part)))];
	const figures: IdentificationFigures[] = [];
	for (const size of sizes) {
		const results = await searchAll({ enrolled: enrolled.slice(0, size), strangers }, photos, settings);
		figures.push(measureIdentification(results, size));
	}
	return figures;
}

async function measureDraws(
	everybody: readonly Person[],
	photos: PhotoAnalyses,
	settings: SearchSettings,
	{ draws, people, templates, seed }: Choice,
): Promise<DrawFigures> {
	const progress = createProgress("draws", draws);
	const random = createSeededRandom(seed);
	const outcomes = [];
	for (let i = 0; i < draws; i++) {
		const office = drawOffice(everybody, { people, templates }, random);
		if (!office)
			throw new MeasurementError(
				`--people ${people}: not so many people have more than ${templates} photos, or there are not as many strangers.`,
			);
		const results = await searchAll(office, photos, settings);
		outcomes.push(
			countOutcomes(
				results.filter(({ mate }) => mate !== null),
				results.filter(({ mate }) => mate === null),
			),
		);
		progress.step();
	}
	return summariseDraws(outcomes, people);
}

export const identificationCommand: EvalCommand = { usage: USAGE, run };
