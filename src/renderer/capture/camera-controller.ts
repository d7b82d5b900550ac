// Keeps one camera open for as long as it is wanted: opens, notices when it is lost, tries again by itself, lets go.
import { createStore, type StoreApi } from "zustand/vanilla";
import type { Schedule } from "../schedule.ts";
import type { CameraAttempt, CameraProblem, OpenCamera } from "./camera.ts";

export type CameraState =
	| { readonly phase: "opening" }
	| { readonly phase: "live"; readonly stream: MediaStream; readonly isSubstitute: boolean }
	| { readonly phase: "failed"; readonly problem: CameraProblem };

export interface CameraController {
	readonly state: StoreApi<CameraState>;
	start(): void;
	/** Try now: somebody pressed the button, or a device was plugged in. */
	retry(): void;
	/** Frames stopped coming although the device claims to be well. */
	reportStall(): void;
	/** Releases the device. Final. */
	stop(): void;
}

export interface CameraControllerDeps {
	readonly open: () => Promise<CameraAttempt>;
	readonly schedule: Schedule;
	/** Tells when cameras come or go; returns how to stop. */
	readonly onDevicesChanged: (listener: () => void) => () => void;
}

const FIRST_RETRY_MS = 1_000;
const MAX_RETRY_MS = 8_000;

export function cameraRetryDelayMs(failures: number): number {
	return Math.min(MAX_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.max(0, Math.min(failures - 1, 8)));
}

export function createCameraController({ open, schedule, onDevicesChanged }: CameraControllerDeps): CameraController {
	const state = createStore<CameraState>(() => ({ phase: "opening" }));
	let camera: OpenCamera | null = null;
	let cancelRetry: (() => void) | null = null;
	let stopListening: (() => void) | null = null;
	let failures = 0;
	let isOpening = false;
	let isStopped = false;

	function fail(problem: CameraProblem): void {
		failures += 1;
		state.setState({ phase: "failed", problem }, true);
		cancelRetry?.();
		cancelRetry = schedule(() => void tryOpen(), cameraRetryDelayMs(failures));
	}

	function lose(which: OpenCamera): void {
		if (camera !== which || isStopped) return;
		camera = null;
		which.close();
		fail("lost");
	}

	async function tryOpen(): Promise<void> {
		cancelRetry?.();
		cancelRetry = null;
		if (isOpening || isStopped || camera) return;
		isOpening = true;
		const attempt = await open().finally(() => {
			isOpening = false;
		});
		if (attempt.kind === "failed") {
			if (!isStopped) fail(attempt.problem);
			return;
		}
		if (isStopped) return attempt.camera.close();
		const opened = attempt.camera;
		camera = opened;
		failures = 0;
		opened.onEnded(() => lose(opened));
		state.setState({ phase: "live", stream: opened.stream, isSubstitute: opened.isSubstitute }, true);
	}

	return {
		state,
		start() {
			stopListening = onDevicesChanged(() => void tryOpen());
			void tryOpen();
		},
		retry: () => void tryOpen(),
		reportStall() {
			if (camera) lose(camera);
		},
		stop() {
			isStopped = true;
			cancelRetry?.();
			stopListening?.();
			camera?.close();
			camera = null;
		},
	};
}
