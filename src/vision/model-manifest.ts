// Reads the manifest and says where each pack's files lie.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { AppError } from "../core/domain/errors.ts";
import type { LivenessThresholds } from "../core/domain/liveness-policy.ts";
import { type ModelEntry, type ModelManifest, type ModelPack, manifestSchema } from "./manifest-schema.ts";

export const MANIFEST_FILE = "manifest.json";
export const DEFAULT_PACK = "default";

/** Throws CONFIG_INVALID, naming the first thing that is wrong. */
export function parseManifest(json: string): ModelManifest {
	let raw: unknown;
	try {
		raw = JSON.parse(json);
	} catch (cause) {
		throw new AppError("CONFIG_INVALID", { setting: MANIFEST_FILE }, { detail: "manifest is not JSON", cause });
	}
	const parsed = manifestSchema.safeParse(raw);
	if (parsed.success) return checkReferences(parsed.data);
	const issue = parsed.error.issues[0];
	const detail = `model manifest, ${issue?.path.join(".") || "top level"}: ${issue?.message ?? "invalid"}`;
	throw new AppError("CONFIG_INVALID", { setting: MANIFEST_FILE }, { detail });
}

function checkReferences(manifest: ModelManifest): ModelManifest {
	const refuse = (detail: string) => new AppError("CONFIG_INVALID", { setting: MANIFEST_FILE }, { detail });
	const packIds = manifest.packs.map((pack) => pack.id);
	if (new Set(packIds).size !== packIds.length) throw refuse("two packs have the same id");
	for (const pack of manifest.packs) {
		const files = pack.models.map((model) => model.file);
		if (new Set(files).size !== files.length) throw refuse(`pack ${pack.id} names a file twice`);
		if (pack.source.kind === "urls" && pack.models.some((model) => !model.url))
			throw refuse(`pack ${pack.id} has a file without an address`);
	}
	for (const point of manifest.liveness)
		if (point.attack >= point.live) throw refuse("a liveness attack threshold is not below the live threshold");
	return manifest;
}

/** Throws MODELS_MISSING when there is no manifest, CONFIG_INVALID when it is wrong. */
export async function readManifest(modelsDir: string): Promise<ModelManifest> {
	let json: string;
	try {
		json = await readFile(join(modelsDir, MANIFEST_FILE), "utf8");
	} catch (cause) {
		throw new AppError("MODELS_MISSING", { file: MANIFEST_FILE }, { detail: "no model manifest", cause });
	}
	return parseManifest(json);
}

export function findPack(manifest: ModelManifest, packId: string): ModelPack | null {
	return manifest.packs.find((pack) => pack.id === packId) ?? null;
}

export function modelPath(modelsDir: string, pack: ModelPack, model: ModelEntry): string {
	return join(modelsDir, pack.id, model.file);
}

/**
 * Thresholds for a set of liveness layers: those measured with exactly these layers, otherwise the strictest of all,
 * because scores of an unmeasured combination have no known error rate.
 */
export function livenessThresholdsFor(manifest: ModelManifest, layers: readonly string[]): LivenessThresholds {
	const key = [...layers].sort().join("+");
	const exact = manifest.liveness.find((point) => [...point.layers].sort().join("+") === key);
	if (exact) return { live: exact.live, attack: exact.attack };
	return {
		live: Math.max(...manifest.liveness.map((point) => point.live)),
		attack: Math.max(...manifest.liveness.map((point) => point.attack)),
	};
}
