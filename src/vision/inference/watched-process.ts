// One life of the inference process under a heartbeat: killed when it falls silent, and asked how much it holds.
import type { Log } from "../../core/ports/environment.ts";
import type { EngineMemory } from "../../core/ports/face-engine.ts";
import { startHeartbeat } from "./heartbeat.ts";
import type { InferenceConnection } from "./inference-connection.ts";
import { beatSchema } from "./inference-protocol.ts";

export interface WatchedProcess {
	readonly connection: InferenceConnection;
	/** Models and gallery are there: from now on it answers soon. */
	becameReady(): void;
	/** Monotonic moment of its last answer to a beat, or of its start. */
	lastSignMs(): number;
	/** null before it was ready and answered. */
	memory(): EngineMemory | null;
	/** Ends it, if it lives, and the watching. */
	end(): void;
}

/** With it a stuck process is replaced within five seconds: silence, a kill, a start, models and gallery. */
const PATIENCE_MS = 2_000;
/** While it starts and its files are read and hashed, one step may take its thread for longer. */
const LOADING_PATIENCE_MS = 10_000;
/** The heartbeat decides sooner. */
const BEAT_TIMEOUT_MS = 60_000;

export function watchProcess(connection: InferenceConnection, log: Log): WatchedProcess {
	let lastSignMs = performance.now();
	let readyAtMs: number | null = null;
	let rssBytes: number | null = null;

	const watch = (patienceMs: number) =>
		startHeartbeat({
			patienceMs,
			async beat() {
				({ rssBytes } = await connection.call({ kind: "beat" }, beatSchema, BEAT_TIMEOUT_MS));
				lastSignMs = performance.now();
			},
			onSilence(silentMs) {
				log.error({ silentMs: Math.round(silentMs) }, "the inference process does not answer, it is killed");
				connection.killStuck();
			},
		});
	let heartbeat = watch(LOADING_PATIENCE_MS);

	return {
		connection,
		becameReady() {
			readyAtMs = performance.now();
			heartbeat.stop();
			heartbeat = watch(PATIENCE_MS);
		},
		lastSignMs: () => lastSignMs,
		memory: () =>
			rssBytes === null || readyAtMs === null ? null : { rssBytes, readyForMs: performance.now() - readyAtMs },
		end() {
			heartbeat.stop();
			connection.kill();
		},
	};
}
