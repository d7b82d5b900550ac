// Keeps one inference process running: starts it, loads models and gallery, notices its death or silence, starts the next.
import { AppError, type ErrorCode } from "../../core/domain/errors.ts";
import type { Fault } from "../../core/domain/operation/fault.ts";
import type { Log } from "../../core/ports/environment.ts";
import type { EngineDescription, EngineMemory, EngineState, EngineStatus } from "../../core/ports/face-engine.ts";
import { createGate } from "../gate.ts";
import { abortableDelay } from "./abortable-delay.ts";
import type { SpawnInference } from "./inference-channel.ts";
import { connectInference, type InferenceConnection } from "./inference-connection.ts";
import { createInferenceTrouble } from "./inference-trouble.ts";
import { type WatchedProcess, watchProcess } from "./watched-process.ts";

/** How long a call waits for the process before it is refused. */
const READY_TIMEOUT_MS = 30_000;
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
	/** Loads models and gallery; the process is ready when it resolves. `failedStarts`: in a row, before this one. */
	readonly load: (connection: InferenceConnection, failedStarts: number) => Promise<ReadyProcess>;
	/** What went wrong, told once it works again or is given up. */
	readonly onFault: (fault: Fault) => void;
	readonly log: Log;
}

export interface InferenceSupervisor {
	/** Waits through starts and restarts. Rejects with ENGINE_UNAVAILABLE or the lasting cause. */
	whenReady(): Promise<ReadyProcess>;
	status(): EngineStatus;
	/** null while no process is ready. */
	memory(): EngineMemory | null;
	start(): void;
	/** Ends the process on purpose; the next one starts at once. Frames under way are rejected with ENGINE_RESTARTED. */
	restart(): void;
	/** Ends the process and refuses waiting calls. */
	stop(): Promise<void>;
}

export function createInferenceSupervisor({ spawn, load, onFault, log }: SupervisorDeps): InferenceSupervisor {
	const gate = createGate<ReadyProcess>();
	const trouble = createInferenceTrouble(onFault);
	const stopping = new AbortController();
	let status: EngineStatus = { state: "stopped", restarts: 0, errorCode: null };
	let failedStarts = 0;
	let running: Promise<void> | null = null;
	let current: WatchedProcess | null = null;
	/** Aborted when somebody wants the next process now. */
	let wake = new AbortController();

	function enter(state: EngineState, errorCode: ErrorCode | null = null): void {
		status = { ...status, state, errorCode };
	}

	const isEnding = () => stopping.signal.aborted || wake.signal.aborted;

	/** One life of the process. Returns how long to wait before the next. */
	async function liveOnce(): Promise<number> {
		let process: WatchedProcess;
		try {
			process = watchProcess(connectInference(spawn()), log);
		} catch (error) {
			return refuseStart(error, null);
		}
		current = process;
		const { connection } = process;
		try {
			return await workUntilDeath(process, await load(connection, failedStarts));
		} catch (error) {
			return refuseStart(error, process);
		} finally {
			process.end();
			await connection.exited;
		}
	}

	async function workUntilDeath(process: WatchedProcess, loaded: ReadyProcess): Promise<number> {
		if (stopping.signal.aborted) return 0;
		failedStarts = 0;
		process.becameReady();
		enter("ready");
		gate.open(loaded);
		trouble.recovered();
		log.info({ pack: loaded.description.pack, liveness: loaded.description.livenessLayers }, "face engine ready");
		const reason = await loaded.connection.exited;
		if (isEnding()) return 0;
		const isStuck = loaded.connection.isStuck();
		log.warn({ reason, isStuck }, "inference process ended, starting it again");
		return pauseBefore(isStuck ? "engine-stuck" : "engine-died", process);
	}

	function refuseStart(error: unknown, process: WatchedProcess | null): number {
		if (stopping.signal.aborted) return 0;
		const code = error instanceof AppError ? error.code : "ENGINE_UNAVAILABLE";
		failedStarts++;
		log.error({ code, failedStarts, detail: error instanceof Error ? error.message : "" }, "face engine cannot start");
		if (!lastingCauses.includes(code))
			return pauseBefore(process?.connection.isStuck() ? "engine-not-ready" : "engine-died", process, error);
		refuse(code, error);
		return MODELS_RETRY_MS;
	}

	/** While it does nothing but fail, callers are refused at once: they have other ways (PIN, badge) to offer. */
	function pauseBefore(kind: Fault["kind"], process: WatchedProcess | null, error?: unknown): number {
		const { delayMs, isLooping } = trouble.failed(kind, process?.lastSignMs() ?? performance.now());
		if (isLooping) {
			log.error({ delayMs }, "the face engine fails again and again");
			refuse("ENGINE_UNAVAILABLE", error);
		} else {
			gate.close();
			enter("restarting");
		}
		return delayMs;
	}

	function refuse(code: ErrorCode, cause: unknown): void {
		enter("failed", code);
		gate.refuse(new AppError(code, cause instanceof AppError ? cause.data : {}, { cause }));
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
		memory: () => (status.state === "ready" ? (current?.memory() ?? null) : null),
		start() {
			running ??= keepAlive();
		},
		restart() {
			if (!running) return;
			// From now on callers wait for the next process.
			gate.close();
			wake.abort();
			current?.connection.kill();
		},
		async stop() {
			stopping.abort();
			gate.refuse(new AppError("ENGINE_UNAVAILABLE", {}, { detail: "the face engine was stopped" }));
			current?.connection.kill();
			await running;
			trouble.abandoned();
			enter("stopped");
		},
	};
}
