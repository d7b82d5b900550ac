// One frame in flight, the newest wins, nothing queues: the next frame is taken only after the last one is answered.
import type { FramePace } from "./frame-pace.ts";

export interface FrameLoop {
	start(): void;
	stop(): void;
}

export interface FrameLoopDeps<Result> {
	/** Null: no frame came in time. */
	readonly nextFrame: (signal: AbortSignal) => Promise<File | null>;
	readonly submit: (frame: File, signal: AbortSignal) => Promise<Result>;
	readonly onResult: (result: Result) => void;
	readonly onError: (error: unknown) => void;
	/** Frames stopped coming. */
	readonly onStall: () => void;
	/** How often: what neither the eye nor the decision needs, the processor need not do. */
	readonly pace: Pick<FramePace, "intervalMs" | "wake" | "noteFrame" | "noteResult">;
	/** Whether a result shows anybody. */
	readonly isSomebody: (result: Result) => boolean;
	/** Rest after a refusal, so that a host in trouble is not hammered. */
	readonly errorPauseMs: number;
	readonly nowMs: () => number;
	readonly sleep: (delayMs: number, signal: AbortSignal) => Promise<void>;
}

export function createFrameLoop<Result>(deps: FrameLoopDeps<Result>): FrameLoop {
	let running: AbortController | null = null;

	/** One frame from camera to answer; the time to rest before the next. */
	async function turn(signal: AbortSignal): Promise<number> {
		const startedAtMs = deps.nowMs();
		deps.pace.noteFrame();
		const frame = await deps.nextFrame(signal);
		if (signal.aborted) return 0;
		if (!frame) {
			deps.onStall();
			return deps.errorPauseMs;
		}
		try {
			const result = await deps.submit(frame, signal);
			deps.pace.noteResult(deps.isSomebody(result));
			if (!signal.aborted) deps.onResult(result);
			return Math.max(0, deps.pace.intervalMs() - (deps.nowMs() - startedAtMs));
		} catch (error) {
			if (!signal.aborted) deps.onError(error);
			return deps.errorPauseMs;
		}
	}

	async function run(signal: AbortSignal): Promise<void> {
		while (!signal.aborted) {
			const restMs = await turn(signal);
			if (restMs > 0 && !signal.aborted) await deps.sleep(restMs, AbortSignal.any([signal, deps.pace.wake()]));
		}
	}

	return {
		start() {
			if (running) return;
			running = new AbortController();
			void run(running.signal);
		},
		stop() {
			running?.abort();
			running = null;
		},
	};
}
