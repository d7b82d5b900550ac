// What every measuring command shares: models and their choice, and how figures are written.
import { randomBytes } from "node:crypto";
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { resolveTypedPath } from "../../src/cli/command.ts";
import { AppError } from "../../src/core/domain/errors.ts";
import { createOrthogonalTransform } from "../../src/storage/templates/orthogonal-transform.ts";
import type { FacePipeline } from "../../src/vision/face-pipeline.ts";
import { type LoadedModels, loadModels } from "../../src/vision/load-models.ts";
import { DEFAULT_PACK, findPack, readManifest } from "../../src/vision/packs/model-manifest.ts";
import type { Interval } from "./intervals.ts";
import { MeasurementError } from "./measurement-error.ts";

export interface EvalResult {
	/** The one object of `--json`. */
	readonly figures: object;
	/** The same for people. */
	readonly lines: readonly string[];
}

export interface EvalCommand {
	readonly usage: string;
	/** `args` are those after the command's name, without `--json`. Throws MeasurementError for what the caller can mend. */
	run(args: readonly string[]): Promise<EvalResult>;
}

export const modelOptions = {
	pack: { type: "string", default: DEFAULT_PACK },
	"models-dir": { type: "string", default: join(import.meta.dirname, "../../models") },
	keyed: { type: "boolean", default: false },
} as const;

export const MODEL_USAGE = `    --pack <pack>            recogniser to measure; npm run models -- list shows them
    --models-dir <folder>    where the packs are installed
    --keyed                  embeddings under the secret transform of a random key, as a kiosk stores and searches them
    --json                   the figures as one JSON object in the last line`;

interface ModelChoice {
	readonly pack: string;
	readonly "models-dir": string;
	readonly keyed: boolean;
}

function withKey(models: LoadedModels): LoadedModels {
	const { apply } = createOrthogonalTransform(randomBytes(32), models.description.embeddingDimension);
	const analyse: FacePipeline["analyse"] = async (image, options) => {
		const frame = await models.pipeline.analyse(image, options);
		const { primary } = frame;
		return primary?.embedding ? { ...frame, primary: { ...primary, embedding: apply(primary.embedding) } } : frame;
	};
	return { ...models, pipeline: { ...models.pipeline, analyse } };
}

/** Runs a measurement with the models of a pack and lets go of them after it. */
export async function withModels<T>(
	choice: ModelChoice,
	{ optionalLiveness }: { readonly optionalLiveness: boolean },
	work: (models: LoadedModels) => Promise<T>,
): Promise<T> {
	const modelsDir = resolveTypedPath(choice["models-dir"]);
	const manifest = await readManifest(modelsDir);
	if (!findPack(manifest, choice.pack))
		throw new MeasurementError(`There is no pack "${choice.pack}"; npm run models -- list shows them.`);
	const models = await loadModels(modelsDir, { pack: choice.pack, optionalLiveness }).catch((error: unknown) => {
		if (!(error instanceof AppError) || error.code !== "MODELS_MISSING") throw error;
		throw new MeasurementError(`Pack "${choice.pack}" is not installed: npm run models -- install ${choice.pack}`);
	});
	try {
		return await work(choice.keyed ? withKey(models) : models);
	} finally {
		await models.release();
	}
}

/** The folder that an option names. */
export async function requireFolder(option: string, path: string | undefined): Promise<string> {
	if (!path) throw new MeasurementError(`${option} <folder> is missing.`);
	const folder = resolveTypedPath(path);
	if (!(await stat(folder).catch(() => null))?.isDirectory()) throw new MeasurementError(`${path} is no folder.`);
	return folder;
}

export function readWholeNumber(option: string, text: string, least: number): number {
	const value = Number(text);
	if (!Number.isSafeInteger(value) || value < least)
		throw new MeasurementError(`${option} wants a whole number from ${least}.`);
	return value;
}

export function percent(rate: number | null): string {
	return rate === null ? "too few to say" : `${(rate * 100).toFixed(2)} %`;
}

/** ` (97.42 to 98.61 %)`; empty where there is none. */
export function range(interval: Interval | null): string {
	return interval ? ` (${(interval.low * 100).toFixed(2)} to ${(interval.high * 100).toFixed(2)} %)` : "";
}

/** Columns as wide as their widest cell; the first to the left, the others to the right. */
export function table(rows: readonly (readonly string[])[]): string[] {
	const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
	return rows.map((row) =>
		row
			.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)))
			.join("  ")
			.trimEnd(),
	);
}
