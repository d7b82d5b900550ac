// Keeps one camera open for as long as it is wanted: opens, notices when it is lost or shows nothing, tries again by itself,
// lets go.
import { createStore, type StoreApi } from "zustand/vanilla";
import { planRestart, type RestartPace, untroubled } from "../../contract/restart-policy.ts";
import type { Schedule } from "../schedule.ts";
import type { CameraAttempt, CameraProblem, OpenCamera } from "./camera.ts";
import { type CameraFault, createFaultEpisode } from "./fault-episode.ts";
import type { PictureFault } from "./picture-watch.ts";

export type CameraState =
	| { readonly phase: "opening" }
	| {
			readonly phase: "live";
			readonly stream: MediaStream;
			/** The chosen camera is away and another one stands in. */
			readonly isSubstitute: boolean;
			/** What is still wrong with its picture after it was opened again; null: nothing. */
			readonly fault: PictureFault | null;
	  }
	| { readonly phase: "failed"; readonly problem: CameraProblem };

export interface CameraController {
	readonly state: StoreApi<CameraState>;
	start(): void;
	/** Try now: somebody pressed the button, or a device was plugged in. */
	retry(): void;
	/** The device claims to be well and shows nothing, or always the same. May be told as often as it is seen. */
	reportFault(fault: PictureFault): void;
	/** Pictures come. */
	reportWell(): void;
	/** Releases the device. Final. */
	stop(): void;
}

export interface CameraControllerDeps {
	readonly open: () => Promise<CameraAttempt>;
	/** Whether the chosen camera is there, while another one stands in for it. */
	readonly isChosenThere: () => Promise<boolean>;
	readonly schedule: Schedule;
	readonly monotonicMs: () => number;
	/** In 0..1. */
	readonly random: () => number;
	/** Tells when cameras come or go; returns how to stop. */
	readonly onDevicesChanged: (listener: () => void) => () => void;
	readonly onFault: (fault: CameraFault) => void;
}

const MINUTE_MS = 60_000;
/** A camera that is plugged in must be in use within ten seconds, also where the system tells no page that it came. */
const awayPace: RestartPace = { firstDelayMs: 500, growth: 2, steadyDelayMs: 4_000, windowMs: MINUTE_MS, loopAfter: 5 };
/** The first time at once; a lens that stays covered is not worth more than one try a minute. */
const faultPace: RestartPace = {
	firstDelayMs: 1_000,
	growth: 5,
	steadyDelayMs: MINUTE_MS,
	windowMs: 10 * MINUTE_MS,
	loopAfter: 5,
};
const LOOK_FOR_CHOSEN_MS = 4_000;

export function createCameraController(deps: CameraControllerDeps): CameraController {
	const { open, schedule, monotonicMs, random, onDevicesChanged } = deps;
	const state = createStore<CameraState>(() => ({ phase: "opening" }));
	const episode = createFaultEpisode(deps);
	let camera: OpenCamera | null = null;
	let cancelRetry: (() => void) | null = null;
	let cancelReopen: (() => void) | null = null;
	let cancelLook: (() => void) | null = null;
	let stopListening: (() => void) | null = null;
	let failures = untroubled;
	/** Of this episode; null: the picture is well, or was not yet opened again for what is wrong with it. */
	let reopenings: typeof untroubled | null = null;
	let fault: PictureFault | null = null;
	let isOpening = false;
	let isStopped = false;

	function fail(problem: CameraProblem): void {
		const plan = planRestart(failures, monotonicMs(), random(), awayPace);
		failures = plan.history;
		episode.begin("camera-lost");
		state.setState({ phase: "failed", problem }, true);
		cancelRetry?.();
		cancelRetry = schedule(() => void tryOpen(), plan.delayMs);
	}

	function letGo(): void {
		cancelReopen?.();
		cancelReopen = null;
		cancelLook?.();
		cancelLook = null;
		camera?.close();
		camera = null;
	}

	function lose(which: OpenCamera): void {
		if (camera !== which || isStopped) return;
		letGo();
		fault = null;
		reopenings = null;
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
		failures = untroubled;
		opened.onEnded(() => lose(opened));
		const { stream, isSubstitute } = opened;
		state.setState({ phase: "live", stream, isSubstitute, fault: lastingFault() }, true);
		if (!fault) episode.endLoss();
		if (isSubstitute) lookForChosen(opened);
	}

	/** Opening it again, most times, was all that it took: nobody is told of a fault before that was tried. */
	function lastingFault(): PictureFault | null {
		return reopenings && reopenings.failuresAtMs.length > 0 ? fault : null;
	}

	function reopen(): void {
		letGo();
		const lasting = lastingFault();
		state.setState(lasting ? { phase: "failed", problem: lasting } : { phase: "opening" }, true);
		reopenings ??= untroubled;
		void tryOpen();
	}

	/** Goes on being shown what is wrong; the picture is watched meanwhile and may become well by itself. */
	function reopenLater(): void {
		const plan = planRestart(reopenings ?? untroubled, monotonicMs(), random(), faultPace);
		reopenings = plan.history;
		cancelReopen = schedule(reopen, plan.delayMs);
	}

	/** Devices that come are told, but not by every system. */
	function lookForChosen(standIn: OpenCamera): void {
		cancelLook?.();
		cancelLook = schedule(() => void swapBack(standIn), LOOK_FOR_CHOSEN_MS);
	}

	async function swapBack(standIn: OpenCamera): Promise<void> {
		const isThere = await deps.isChosenThere().catch(() => false);
		if (camera !== standIn || isStopped) return;
		if (!isThere) return lookForChosen(standIn);
		reopen();
	}

	return {
		state,
		start() {
			stopListening = onDevicesChanged(() => {
				if (camera?.isSubstitute) void swapBack(camera);
				else void tryOpen();
			});
			void tryOpen();
		},
		retry() {
			const { phase } = state.getState();
			if (camera && phase === "live" && fault) reopen();
			else void tryOpen();
		},
		reportFault(noticed) {
			if (!camera || isStopped || cancelReopen) return;
			const known = state.getState();
			if (known.phase !== "live") return;
			fault = noticed;
			episode.begin(`camera-${noticed}`);
			if (!reopenings) return reopen();
			if (known.fault !== noticed) state.setState({ ...known, fault: noticed }, true);
			reopenLater();
		},
		reportWell() {
			const known = state.getState();
			fault = null;
			reopenings = null;
			cancelReopen?.();
			cancelReopen = null;
			if (known.phase === "live" && known.fault) state.setState({ ...known, fault: null }, true);
			episode.end();
		},
		stop() {
			isStopped = true;
			cancelRetry?.();
			stopListening?.();
			letGo();
			episode.abandon();
		},
	};
}
