// Keeps one inference process running: starts it, loads models and gallery, notices its death, starts the next.
import { AppError, type ErrorCode } from "../../core/domain/errors.ts";
import type { Log } from "../../core/ports/environment.ts";
import type { EngineDescription, EngineState, EngineStatus } from "../../core/ports/face-engine.ts";
import { createGate } from "../gate.ts";
import { abortableDelay } from "./abortable-delay.ts";
import type { SpawnInference } from "./inference-channel.ts";
import { connectInference, type InferenceConnection } from "./inference-connection.ts";
import { createRestartBackoff } from "./restart-backoff.ts";

/** How long a call waits for the process before it is refused. */
const READY_TIMEOUT_MS = 30_000;
/** Starts that fail in a row before callers are refused at once; starting goes on. */
const FAILED_STARTS_LIMIT = 4;
/** Missing models may be installed while the kiosk runs. */
const MODELS_RETRY_MS = 15_000;
/** Causes that another start cannot cure: somebody has to install or repair something. */
const lastingCauses: readonly ErrorCode[] = ["MODELS_MISSING", "MODEL_ALTERED", "CONFIG_INVALID"];

export interface ReadyProcess {
	readonly connection: InferenceConnection;
	readonly description: EngineDescription;
}

export interface SupervisorDeps {
	readonly spawn: SpawnInference;
	/** Loads models and gallery; the process is ready when it resolves. */
	readonly load: (connection: InferenceConnection) => Promise<ReadyProcess>;
	readonly log: Log;
}

export interface InferenceSupervisor {
	/** Waits through starts and restarts. Rejects with ENGINE_UNAVAILABLE or the lasting cause. */
	whenReady(): Promise<ReadyProcess>;
	status(): EngineStatus;
	start(): void;
	/** Ends the process on purpose; the next one starts at once. Frames under way are rejected with ENGINE_RESTARTED. */
	restart(): void;
	/** Ends the process and refuses waiting calls. */
	stop(): Promise<void>;
}

export function createInferenceSupervisor({ spawn, load, log }: SupervisorDeps): InferenceSupervisor {
	const gate = createGate<ReadyProcess>();
	const backoff = createRestartBackoff();
	const stopping = new AbortController();
	let status: EngineStatus = { state: "stopped", restarts: 0, errorCode: null };
	let failedStarts = 0;
	let running: Promise<void> | null = null;
	let connection: InferenceConnection | null = null;
	/** Aborted when somebody wants the next process now. */
	let wake = new AbortController();

	function enter(state: EngineState, errorCode: ErrorCode | null = null): void {
		status = { ...status, state, errorCode };
	}

	/** One life of the process. Returns how long to wait before the next. */
	async function liveOnce(): Promise<number> {
		let process: InferenceConnection;
		try {
			process = connectInference(spawn());
		} catch (error) {
			return refuseStart(error);
		}
		connection = process;
		try {
			const workedMs = await workUntilDeath(process, await load(process));
			gate.close();
			enter("restarting");
			return backoff.nextDelayMs(workedMs);
		} catch (error) {
			return refuseStart(error);
		} finally {
			process.kill();
			await process.exited;
		}
	}

	/** Returns for how long the process was ready. */
	async function workUntilDeath(process: InferenceConnection, loaded: ReadyProcess): Promise<number> {
		if (stopping.signal.aborted) return 0;
		const readySinceMs = performance.now();
		failedStarts = 0;
		enter("ready");
		gate.open(loaded);
		log.info({ pack: loaded.description.pack, liveness: loaded.description.livenessLayers }, "face engine ready");
		const reason = await process.exited;
		if (!stopping.signal.aborted) log.warn({ reason }, "inference process ended, starting it again");
		return performance.now() - readySinceMs;
	}

	function refuseStart(error: unknown): number {
		if (stopping.signal.aborted) return 0;
		const code = error instanceof AppError ? error.code : "ENGINE_UNAVAILABLE";
		const isLasting = lastingCauses.includes(code);
		failedStarts++;
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

	/** What happened to the process before is no fault of the next one. */
	function beginAnew(): void {
		wake = new AbortController();
		failedStarts = 0;
		gate.close();
		enter("starting");
	}

	async function keepAlive(): Promise<void> {
		enter("starting");
		while (!stopping.signal.aborted) {
			const delayMs = await liveOnce();
			if (stopping.signal.aborted) break;
			if (!wake.signal.aborted) {
				status = { ...status, restarts: status.restarts + 1 };
				await abortableDelay(delayMs, AbortSignal.any([stopping.signal, wake.signal]));
			}
			if (wake.signal.aborted) beginAnew();
		}
	}

	return {
		whenReady: () =>
			gate.pass(READY_TIMEOUT_MS, () => new AppError("ENGINE_UNAVAILABLE", {}, { detail: "not ready in time" })),
		status: () => status,
		start() {
			running ??= keepAlive();
		},
		restart() {
			if (!running) return;
			// From now on callers wait for the next process.
			gate.close();
			wake.abort();
			connection?.kill();
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
