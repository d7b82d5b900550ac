// From the models folder to a working pipeline: the active pack, and the liveness layers of every installed pack.
import { access } from "node:fs/promises";
import { AppError } from "../core/domain/errors.ts";
import type { EngineDescription } from "../core/ports/face-engine.ts";
import { createEyeStateEstimator } from "./eye-state-estimator.ts";
import { createFaceDetector, type FaceDetector } from "./face-detector.ts";
import { createFaceEmbedder } from "./face-embedder.ts";
import { createFacePipeline, type FacePipeline } from "./face-pipeline.ts";
import { createQualityAssessor } from "./face-quality.ts";
import { createHeadPoseEstimator } from "./head-pose-estimator.ts";
import { configureCodec } from "./image-decoder.ts";
import { createLandmarkLocator } from "./landmark-locator.ts";
import { createLivenessClassifier } from "./liveness-classifier.ts";
import { type ModelSession, openModelSession } from "./model-session.ts";
import type { ModelEntry, ModelManifest, ModelOf, ModelPack, ModelTask } from "./packs/manifest-schema.ts";
import {
	DEFAULT_PACK,
	findPack,
	livenessThresholdsFor,
	MANIFEST_FILE,
	modelPath,
	readManifest,
	recommendedLayers,
} from "./packs/model-manifest.ts";
import { templateContractId } from "./packs/template-contract.ts";
import { createYunetDetector } from "./yunet-detector.ts";

export interface LoadedModels {
	readonly pipeline: FacePipeline;
	readonly description: EngineDescription;
	readonly sessions: readonly ModelSession[];
	release(): Promise<void>;
}

interface PlacedModel<M extends ModelEntry = ModelEntry> {
	readonly path: string;
	readonly model: M;
}

export interface LoadOptions {
	/** Supplies what it has; the default pack supplies the other tasks. */
	readonly pack?: string;
	/** Finds the faces instead of `pack`. */
	readonly detectionPack?: string;
	/** Whether liveness layers of other packs are used when they are installed. */
	readonly optionalLiveness?: boolean;
}

/**
 * Rejects with MODELS_MISSING, MODEL_ALTERED or CONFIG_INVALID. Optional liveness layers that are not installed are
 * left out; one that is installed but altered is an error, because leaving it out would weaken the defence in silence.
 */
export async function loadModels(modelsDir: string, options: LoadOptions = {}): Promise<LoadedModels> {
	const { pack: packId = DEFAULT_PACK, detectionPack = packId, optionalLiveness = true } = options;
	configureCodec();
	const manifest = await readManifest(modelsDir);
	const packs = [requirePack(manifest, packId), requirePack(manifest, DEFAULT_PACK)];
	const detectionPacks = [requirePack(manifest, detectionPack), ...packs];
	const opened: ModelSession[] = [];
	async function open<M extends ModelEntry>(placed: PlacedModel<M>): Promise<ModelSession<M>> {
		const session = await openModelSession(placed.path, placed.model);
		opened.push(session);
		return session;
	}
	const release = async () => {
		for (const session of opened) await session.release();
	};
	try {
		const embedding = await open(placeModel(modelsDir, packs, "embedding"));
		const placedLiveness = await livenessModels(modelsDir, manifest, optionalLiveness);
		const liveness: ModelSession<ModelOf<"liveness">>[] = [];
		for (const placed of placedLiveness) liveness.push(await open(placed));
		const classifier = createLivenessClassifier(liveness);
		const landmarks = createLandmarkLocator(await open(placeModel(modelsDir, packs, "landmarks")));
		const pipeline = createFacePipeline({
			detector: createDetector(await open(placeModel(modelsDir, detectionPacks, "detection"))),
			landmarks,
			quality: createQualityAssessor(landmarks),
			pose: createHeadPoseEstimator(await open(placeModel(modelsDir, packs, "pose"))),
			eyes: createEyeStateEstimator(await open(placeModel(modelsDir, packs, "eyes"))),
			liveness: classifier,
			embedder: createFaceEmbedder(embedding),
		});
		const { high, medium, low, margin, falseMatchRates } = embedding.model.thresholds;
		const description: EngineDescription = {
			pack: packId,
			templateContractId: templateContractId(embedding.model),
			embeddingDimension: embedding.model.dimension,
			matchThresholds: { high, medium, low, margin },
			falseMatchRates,
			livenessThresholds: livenessThresholdsFor(manifest, classifier.layers),
			livenessLayers: classifier.layers,
			missingLivenessLayers: recommendedLayers(manifest).filter((layer) => !classifier.layers.includes(layer)),
		};
		return { pipeline, description, sessions: opened, release };
	} catch (error) {
		await release();
		throw error;
	}
}

function createDetector(session: ModelSession<ModelOf<"detection">>): FaceDetector {
	return session.model.architecture === "yunet" ? createYunetDetector(session) : createFaceDetector(session);
}

function requirePack(manifest: ModelManifest, packId: string): ModelPack {
	const pack = findPack(manifest, packId);
	if (pack) return pack;
	throw new AppError("MODELS_MISSING", { pack: packId }, { detail: `the manifest has no pack ${packId}` });
}

/** The first pack that has a model for the task. */
function placeModel<T extends ModelTask>(
	modelsDir: string,
	packs: readonly ModelPack[],
	task: T,
): PlacedModel<ModelOf<T>> {
	for (const pack of packs) {
		const model = pack.models.find((candidate): candidate is ModelOf<T> => candidate.task === task);
		if (model) return { model, path: modelPath(modelsDir, pack, model) };
	}
	throw new AppError("CONFIG_INVALID", { fields: [`${MANIFEST_FILE} (no pack has a model for ${task})`] });
}

/** Every liveness model of the required packs, and of those other packs whose liveness files are all there. */
async function livenessModels(
	modelsDir: string,
	manifest: ModelManifest,
	optional: boolean,
): Promise<PlacedModel<ModelOf<"liveness">>[]> {
	const placed: PlacedModel<ModelOf<"liveness">>[] = [];
	for (const pack of manifest.packs) {
		const models = pack.models
			.filter((model): model is ModelOf<"liveness"> => model.task === "liveness")
			.map((model) => ({ model, path: modelPath(modelsDir, pack, model) }));
		if (pack.install === "required") placed.push(...models);
		else if (optional && (await Promise.all(models.map(({ path }) => exists(path)))).every(Boolean))
			placed.push(...models);
	}
	return placed;
}

async function exists(path: string): Promise<boolean> {
	try {
		await access(path);
		return true;
	} catch {
		return false;
	}
}
