// Reads the manifest and says where each pack's files lie.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { AppError } from "../../core/domain/errors.ts";
import type { LivenessThresholds } from "../../core/domain/recognition/liveness-policy.ts";
import { type ModelEntry, type ModelManifest, type ModelPack, manifestSchema } from "./manifest-schema.ts";

export const MANIFEST_FILE = "manifest.json";
export const DEFAULT_PACK = "default";

/** Throws CONFIG_INVALID, naming the first thing that is wrong. */
export function parseManifest(json: string): ModelManifest {
	let raw: unknown;
	try {
		raw = JSON.parse(json);
	} catch (cause) {
		throw new AppError("CONFIG_INVALID", { fields: [`${MANIFEST_FILE} (not JSON)`] }, { cause });
	}
	const parsed = manifestSchema.safeParse(raw);
	if (parsed.success) return checkReferences(parsed.data);
	const issue = parsed.error.issues[0];
	const detail = `model manifest, ${issue?.path.join(".") || "top level"}: ${issue?.message ?? "invalid"}`;
	throw new AppError("CONFIG_INVALID", { fields: [`${MANIFEST_FILE} (${detail})`] }, { detail });
}

function checkReferences(manifest: ModelManifest): ModelManifest {
	const refuse = (detail: string) =>
		new AppError("CONFIG_INVALID", { fields: [`${MANIFEST_FILE} (${detail})`] }, { detail });
	const packIds = manifest.packs.map((pack) => pack.id);
	if (new Set(packIds).size !== packIds.length) throw refuse("two packs have the same id");
	for (const pack of manifest.packs) {
		const files = pack.models.map((model) => model.file);
		if (new Set(files).size !== files.length) throw refuse(`pack ${pack.id} names a file twice`);
		if (pack.source.kind === "urls" && pack.models.some((model) => !model.url))
			throw refuse(`pack ${pack.id} has a file without an address`);
	}
	for (const { layer, attack, live, liveAlone } of manifest.liveness)
		if (attack >= live || live > liveAlone)
			throw refuse(`thresholds of ${layer}: attack < live <= liveAlone is wanted`);
	const layers = manifest.packs.flatMap(({ models }) =>
		models.flatMap((m) => (m.task === "liveness" ? [m.layer] : [])),
	);
	const judged = manifest.liveness.map(({ layer }) => layer);
	if (new Set(judged).size !== judged.length) throw refuse("a liveness layer has thresholds twice");
	const unjudged = layers.find((layer) => !judged.includes(layer));
	if (unjudged) throw refuse(`liveness layer ${unjudged} has no thresholds`);
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

/** Thresholds of the active layers, in their order; a layer that is alone has stricter ones. */
export function livenessThresholdsFor(manifest: ModelManifest, layers: readonly string[]): LivenessThresholds {
	return layers.map((layer) => {
		const point = manifest.liveness.find((candidate) => candidate.layer === layer);
		if (!point)
			throw new AppError("CONFIG_INVALID", { fields: [`${MANIFEST_FILE} (no liveness thresholds for ${layer})`] });
		return { layer, live: layers.length === 1 ? point.liveAlone : point.live, attack: point.attack };
	});
}

/** Liveness layers that a kiosk ought to have besides the default pack's. */
export function recommendedLayers(manifest: ModelManifest): string[] {
	const recommended = manifest.packs.filter(({ install }) => install === "recommended").flatMap(({ models }) => models);
	return [...new Set(recommended.flatMap((model) => (model.task === "liveness" ? [model.layer] : [])))];
}
