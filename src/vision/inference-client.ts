// The face engine and the gallery as the rules see them, over an inference process that may die and comes back.
import { AppError, type ErrorCode } from "../core/domain/errors.ts";
import type { Log } from "../core/ports/environment.ts";
import type { EngineDescription, EngineState, FaceEngine } from "../core/ports/face-engine.ts";
import type { Gallery, GalleryChange, GallerySource } from "../core/ports/gallery.ts";
import { createGalleryProjection, type GalleryProjection } from "./gallery-projection.ts";
import { createGate } from "./gate.ts";
import type { SpawnInference } from "./inference-channel.ts";
import { connectInference, type InferenceConnection } from "./inference-connection.ts";
import {
	engineDescriptionSchema,
	frameAnalysisSchema,
	gallerySizeSchema,
	searchResultSchema,
} from "./inference-protocol.ts";
import { DEFAULT_PACK } from "./model-manifest.ts";
import { createRestartBackoff } from "./restart-backoff.ts";

/** A process that answers nothing for this long hangs: it is killed and started again. */
const CALL_TIMEOUT_MS = 30_000;
const LOAD_TIMEOUT_MS = 60_000;
/** How long a call waits for the process before it is refused. */
const READY_TIMEOUT_MS = 30_000;
/** Starts that fail in a row before callers are refused at once; starting goes on. */
const FAILED_STARTS_LIMIT = 4;
/** Missing models may be installed while the kiosk runs. */
const MODELS_RETRY_MS = 15_000;
/** Causes that another start cannot cure: somebody has to install or repair something. */
const lastingCauses: readonly ErrorCode[] = ["MODELS_MISSING", "MODEL_ALTERED", "CONFIG_INVALID"];

export interface InferenceClientDeps {
	readonly spawn: SpawnInference;
	readonly gallerySource: GallerySource;
	/** Folder of `manifest.json` and the packs' folders. */
	readonly modelsDir: string;
	readonly log: Log;
	/** Model pack to recognise with; the default pack unless an operator chose another. */
	readonly pack?: string;
}

export interface InferenceClient {
	readonly engine: FaceEngine;
	readonly gallery: Gallery;
	start(): void;
	/** Ends the process and refuses waiting calls. */
	stop(): Promise<void>;
}

interface ReadyProcess {
	readonly connection: InferenceConnection;
	readonly projection: GalleryProjection;
	readonly description: EngineDescription;
}

export function createInferenceClient(deps: InferenceClientDeps): InferenceClient {
	const { log } = deps;
	const gate = createGate<ReadyProcess>();
	const backoff = createRestartBackoff();
	const stopping = new AbortController();
	let state: EngineState = "stopped";
	let errorCode: ErrorCode | null = null;
	let restarts = 0;
	let failedStarts = 0;
	let running: Promise<void> | null = null;
	let connection: InferenceConnection | null = null;
	/** Of the process that is loading or ready. */
	let projection: GalleryProjection | null = null;
	let ready: ReadyProcess | null = null;

	function enter(next: EngineState, code: ErrorCode | null = null): void {
		state = next;
		errorCode = code;
	}

	async function loadProcess(process: InferenceConnection): Promise<ReadyProcess> {
		const { modelsDir, pack = DEFAULT_PACK } = deps;
		const description = await process.call({ kind: "load", modelsDir, pack }, engineDescriptionSchema, LOAD_TIMEOUT_MS);
		projection = createGalleryProjection(deps.gallerySource, description.templateContractId, log);
		await projection.load(process);
		return { connection: process, projection, description };
	}

	/** One life of the process. Returns how long to wait before the next. */
	async function liveOnce(): Promise<number> {
		let process: InferenceConnection;
		try {
			process = connectInference(deps.spawn());
		} catch (error) {
			return refuseStart(error);
		}
		connection = process;
		let readySinceMs: number | null = null;
		try {
			const loaded = await loadProcess(process);
			if (stopping.signal.aborted) return 0;
			readySinceMs = performance.now();
			failedStarts = 0;
			ready = loaded;
			enter("ready");
			gate.open(loaded);
			log.info({ pack: loaded.description.pack, liveness: loaded.description.livenessLayers }, "face engine ready");
			const reason = await process.exited;
			if (!stopping.signal.aborted) log.warn({ reason }, "inference process ended, starting it again");
		} catch (error) {
			return refuseStart(error);
		} finally {
			ready = null;
			projection = null;
			process.kill();
			await process.exited;
		}
		gate.close();
		enter("restarting");
		return backoff.nextDelayMs(readySinceMs === null ? 0 : performance.now() - readySinceMs);
	}

	function refuseStart(error: unknown): number {
		const code = error instanceof AppError ? error.code : "ENGINE_UNAVAILABLE";
		const isLasting = lastingCauses.includes(code);
		failedStarts++;
		if (stopping.signal.aborted) return 0;
		log.error({ code, failedStarts, detail: error instanceof Error ? error.message : "" }, "face engine cannot start");
		if (!isLasting && failedStarts < FAILED_STARTS_LIMIT) {
			enter("restarting");
			return backoff.nextDelayMs(0);
		}
		const shown = isLasting ? code : "ENGINE_UNAVAILABLE";
		enter("failed", shown);
		gate.refuse(new AppError(shown, error instanceof AppError ? error.data : {}, { cause: error }));
		return isLasting ? MODELS_RETRY_MS : backoff.nextDelayMs(0);
	}

	async function keepAlive(): Promise<void> {
		enter("starting");
		while (!stopping.signal.aborted) {
			const delayMs = await liveOnce();
			if (stopping.signal.aborted) break;
			restarts++;
			await abortableDelay(delayMs, stopping.signal);
		}
	}

	function whenReady(): Promise<ReadyProcess> {
		return gate.pass(READY_TIMEOUT_MS, () => new AppError("ENGINE_UNAVAILABLE", {}, { detail: "not ready in time" }));
	}

	async function applyChange(change: GalleryChange): Promise<void> {
		// Without an index there is nothing to change: the store has the change, and the next load starts from the store.
		if (!ready) {
			projection?.defer(change);
			return;
		}
		try {
			await ready.projection.apply(ready.connection, change);
		} catch (error) {
			if (!(error instanceof AppError && error.code === "ENGINE_RESTARTED")) throw error;
		}
	}

	return {
		engine: {
			describe: async () => (await whenReady()).description,
			async analyse(image, options) {
				const { connection: process } = await whenReady();
				const body = { kind: "analyse", image: compact(image), options } as const;
				return process.call(body, frameAnalysisSchema, CALL_TIMEOUT_MS);
			},
			status: () => ({ state, restarts, errorCode }),
		},
		gallery: {
			async search(probe) {
				const { connection: process } = await whenReady();
				return process.call({ kind: "gallerySearch", probe }, searchResultSchema, CALL_TIMEOUT_MS);
			},
			apply: applyChange,
			async size() {
				const { connection: process } = await whenReady();
				return process.call({ kind: "gallerySize" }, gallerySizeSchema, CALL_TIMEOUT_MS);
			},
		},
		start() {
			running ??= keepAlive();
		},
		async stop() {
			stopping.abort();
			gate.refuse(new AppError("ENGINE_UNAVAILABLE", {}, { detail: "the face engine was stopped" }));
			connection?.kill();
			await running;
			enter("stopped");
		},
	};
}

/** A view on a larger buffer would carry the whole buffer through a structured clone. */
function compact(bytes: Uint8Array): Uint8Array {
	return bytes.byteLength === bytes.buffer.byteLength ? bytes : bytes.slice();
}

function abortableDelay(delayMs: number, signal: AbortSignal): Promise<void> {
	const { promise, resolve } = Promise.withResolvers<void>();
	const finish = () => {
		clearTimeout(timer);
		signal.removeEventListener("abort", finish);
		resolve();
	};
	const timer = setTimeout(finish, delayMs);
	signal.addEventListener("abort", finish);
	if (signal.aborted) finish();
	return promise;
}
