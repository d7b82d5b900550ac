// The face engine and the gallery as the rules see them, over an inference process that may die and comes back.
import { tmpdir } from "node:os";
import { AppError } from "../../core/domain/errors.ts";
import type { Fault } from "../../core/domain/operation/fault.ts";
import type { Box } from "../../core/domain/recognition/geometry.ts";
import type { Log } from "../../core/ports/environment.ts";
import type { FaceCropper } from "../../core/ports/face-cropper.ts";
import type { EngineDescription, EngineMemory, FaceEngine } from "../../core/ports/face-engine.ts";
import type { Gallery, GallerySource } from "../../core/ports/gallery.ts";
import { createGalleryProjection, type GalleryProjection } from "../gallery/gallery-projection.ts";
import { DEFAULT_PACK } from "../packs/model-manifest.ts";
import type { SpawnInference } from "./inference-channel.ts";
import { connectInference, type InferenceConnection } from "./inference-connection.ts";
import {
	engineDescriptionSchema,
	frameAnalysisSchema,
	gallerySizeSchema,
	pictureSchema,
	searchResultSchema,
} from "./inference-protocol.ts";
import { createInferenceSupervisor, type InferenceSupervisor, type ReadyProcess } from "./inference-supervisor.ts";

/** A process that answers nothing for this long hangs: it is killed and started again. */
const CALL_TIMEOUT_MS = 30_000;
/** The first time; a machine that needs longer gets it. */
const LOAD_TIMEOUT_MS = 60_000;
const LONGEST_LOAD_TIMEOUT_MS = 480_000;

/** By id in the manifest. */
export interface ChosenPacks {
	readonly pack: string;
	readonly detectionPack: string;
}

export interface InferenceClientDeps {
	readonly spawn: SpawnInference;
	readonly gallerySource: GallerySource;
	/** Folder of `manifest.json` and the packs' folders. */
	readonly modelsDir: string;
	readonly log: Log;
	/** What went wrong with the process, told once it works again or is given up. */
	readonly onFault?: (fault: Fault) => void;
	/** Until models and gallery have to be loaded, the first time; a minute unless given. */
	readonly loadTimeoutMs?: number;
	/** Asked at each start: an operator may have chosen others meanwhile. The default pack unless given. */
	readonly packs?: () => ChosenPacks;
	/**
	 * Folder on a disk for templates of a gallery that is too large for memory, encrypted under a key that ends with the
	 * process. The system's folder for temporary files unless given.
	 */
	readonly scratchDir?: string;
}

export interface InferenceClient {
	readonly engine: FaceEngine;
	readonly gallery: Gallery;
	readonly cropper: FaceCropper;
	start(): void;
	/**
	 * Loads packs in a process of their own, to see whether they work here. Rejects with MODELS_MISSING, MODEL_ALTERED,
	 * CONFIG_INVALID or ENGINE_UNAVAILABLE; the process in use is not touched.
	 */
	tryPacks(packs: ChosenPacks): Promise<EngineDescription>;
	/** null while no process is ready. */
	memory(): EngineMemory | null;
	/** Starts the process anew, with the packs that are chosen by now. */
	restart(): void;
	/** Ends the process and refuses waiting calls. */
	stop(): Promise<void>;
}

export function createInferenceClient(deps: InferenceClientDeps): InferenceClient {
	const {
		spawn,
		gallerySource,
		modelsDir,
		log,
		packs = defaultPacks,
		onFault = () => undefined,
		loadTimeoutMs = LOAD_TIMEOUT_MS,
		scratchDir = tmpdir(),
	} = deps;
	/** Of the process that is loading or ready; one that died has nothing left to follow. */
	let projection: GalleryProjection | null = null;

	async function load(connection: InferenceConnection, failedStarts: number): Promise<ReadyProcess> {
		projection = null;
		const timeoutMs = Math.min(LONGEST_LOAD_TIMEOUT_MS, loadTimeoutMs * 2 ** failedStarts);
		const request = { kind: "load", modelsDir, ...packs() } as const;
		const description = await connection.call(request, engineDescriptionSchema, timeoutMs);
		projection = createGalleryProjection({
			source: gallerySource,
			connection,
			templateContractId: description.templateContractId,
			scratchDir,
			log,
		});
		await projection.load();
		return { connection, description };
	}

	const supervisor = createInferenceSupervisor({ spawn, load, onFault, log });
	async function tryPacks(chosen: ChosenPacks): Promise<EngineDescription> {
		const connection = connectInference(spawn());
		try {
			return await connection.call({ kind: "load", modelsDir, ...chosen }, engineDescriptionSchema, LOAD_TIMEOUT_MS);
		} catch (error) {
			if (!(error instanceof AppError && error.code === "ENGINE_RESTARTED")) throw error;
			throw new AppError("ENGINE_UNAVAILABLE", {}, { detail: "the models ended the process", cause: error });
		} finally {
			connection.kill();
			await connection.exited;
		}
	}

	return {
		tryPacks,
		memory: supervisor.memory,
		restart: supervisor.restart,
		engine: createEngine(supervisor),
		gallery: createGallery(supervisor, () => projection),
		cropper: createCropper(supervisor),
		start: supervisor.start,
		stop: supervisor.stop,
	};
}

const defaultPacks = (): ChosenPacks => ({ pack: DEFAULT_PACK, detectionPack: DEFAULT_PACK });

function createEngine(supervisor: InferenceSupervisor): FaceEngine {
	return {
		describe: async () => (await supervisor.whenReady()).description,
		async analyse(image, options) {
			const { connection } = await supervisor.whenReady();
			const request = { kind: "analyse", image: compact(image), options } as const;
			return connection.call(request, frameAnalysisSchema, CALL_TIMEOUT_MS);
		},
		status: supervisor.status,
	};
}

/** Nothing else that a face analysis may carry along. */
function plainBox({ x, y, width, height }: Box): Box {
	return { x, y, width, height };
}

function createCropper(supervisor: InferenceSupervisor): FaceCropper {
	return {
		async cropFace(image, face) {
			const { connection } = await supervisor.whenReady();
			const request = { kind: "cropFace", image: compact(image), face: plainBox(face) } as const;
			return connection.call(request, pictureSchema, CALL_TIMEOUT_MS);
		},
		async evidencePicture(image, face, style) {
			const { connection } = await supervisor.whenReady();
			const request = { kind: "evidencePicture", image: compact(image), face: plainBox(face), style } as const;
			return connection.call(request, pictureSchema, CALL_TIMEOUT_MS);
		},
	};
}

function createGallery(supervisor: InferenceSupervisor, projection: () => GalleryProjection | null): Gallery {
	return {
		async search(embedding) {
			const { connection } = await supervisor.whenReady();
			const loaded = projection();
			if (!loaded) throw new AppError("ENGINE_RESTARTED");
			const probe = loaded.protect(embedding);
			return connection.call({ kind: "gallerySearch", probe }, searchResultSchema, CALL_TIMEOUT_MS);
		},
		async apply(change) {
			try {
				// Without an index there is nothing to change: the store has it, and the next load starts from the store.
				await projection()?.apply(change);
			} catch (error) {
				if (!(error instanceof AppError && error.code === "ENGINE_RESTARTED")) throw error;
			}
		},
		async size() {
			const { connection } = await supervisor.whenReady();
			return connection.call({ kind: "gallerySize" }, gallerySizeSchema, CALL_TIMEOUT_MS);
		},
	};
}

/** A view on a larger buffer would carry the whole buffer through a structured clone. */
function compact(bytes: Uint8Array): Uint8Array {
	return bytes.byteLength === bytes.buffer.byteLength ? bytes : bytes.slice();
}
