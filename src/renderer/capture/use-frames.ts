import { useEffect, useEffectEvent } from "react";
import { createFrameGrabber } from "./frame-grabber.ts";
import { createFrameLoop } from "./frame-loop.ts";
import { createFramePace, createSteadyPace } from "./frame-pace.ts";
import type { FrameSampler } from "./frame-sampler.ts";
import { useOrientation } from "./use-orientation.ts";

export interface UseFrames<Result> {
	/** The element that shows the camera; null while there is none. */
	readonly video: HTMLVideoElement | null;
	/** False: no frame leaves. */
	readonly isActive: boolean;
	/** Shortest time between two frames; about 16 a second when not given. */
	readonly minIntervalMs?: number;
	/** While nobody is there and nothing moves, one a second; absent: always as often as that. */
	readonly idle?: {
		/** Of the same video. */
		readonly sampler: FrameSampler | null;
		isSomebody(result: Result): boolean;
	};
	submit(frame: File, signal: AbortSignal): Promise<Result>;
	onResult(result: Result): void;
	onError(error: unknown): void;
	/** No new picture for five seconds although the camera is open. */
	onStall(): void;
}

/** About 16 a second: smooth for the outline, which is interpolated, and leaves a small PC room to breathe. */
const MIN_INTERVAL_MS = 60;
const ERROR_PAUSE_MS = 500;
const STALL_MS = 5_000;
/** A frame that the host has not answered by then is given up. */
const ANSWER_TIMEOUT_MS = 10_000;

function sleep(delayMs: number, signal: AbortSignal): Promise<void> {
	return new Promise((resolve) => {
		const wake = () => {
			clearTimeout(timer);
			signal.removeEventListener("abort", wake);
			resolve();
		};
		const timer = setTimeout(wake, delayMs);
		signal.addEventListener("abort", wake);
	});
}

/** Sends frames of `video` one at a time for as long as it is active. The callbacks may change between renders. */
export function useFrames<Result>(options: UseFrames<Result>): void {
	const { video, isActive, minIntervalMs = MIN_INTERVAL_MS } = options;
	const sampler = options.idle?.sampler ?? null;
	const { rotationDeg } = useOrientation();
	const submit = useEffectEvent((frame: File, signal: AbortSignal) => options.submit(frame, signal));
	const onResult = useEffectEvent((result: Result) => options.onResult(result));
	const onError = useEffectEvent((error: unknown) => options.onError(error));
	const isSomebody = useEffectEvent((result: Result) => options.idle?.isSomebody(result) ?? true);
	const onStall = useEffectEvent(() => options.onStall());

	useEffect(() => {
		if (!video || !isActive) return;
		const nowMs = () => performance.now();
		const pace = sampler ? createFramePace({ minIntervalMs, nowMs }) : createSteadyPace(minIntervalMs);
		const stopSampling = sampler?.subscribe(pace.noteSample);
		const grabber = createFrameGrabber(video, { rotationDeg });
		const loop = createFrameLoop<Result>({
			nextFrame: (signal) => grabber.next(STALL_MS, signal),
			submit: (frame, signal) => submit(frame, AbortSignal.any([signal, AbortSignal.timeout(ANSWER_TIMEOUT_MS)])),
			onResult,
			onError,
			// A hidden page gets no frames; that is not the camera's fault.
			onStall: () => document.visibilityState === "visible" && onStall(),
			pace,
			isSomebody,
			errorPauseMs: ERROR_PAUSE_MS,
			nowMs,
			sleep,
		});
		loop.start();
		return () => {
			stopSampling?.();
			loop.stop();
		};
	}, [video, sampler, isActive, minIntervalMs, rotationDeg]);
}
