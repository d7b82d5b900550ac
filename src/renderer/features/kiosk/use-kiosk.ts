// Joins camera, frames and the state machine for as long as the kiosk is on screen.
import { useEffect, useEffectEvent, useState } from "react";
import { useStore } from "zustand";
import { isErrorCode } from "../../../contract/index.ts";
import type { FrameSampler } from "../../capture/frame-sampler.ts";
import { type UseCamera, useCamera } from "../../capture/use-camera.ts";
import { useCameraSource } from "../../capture/use-camera-source.ts";
import { useFrameSampler } from "../../capture/use-frame-sampler.ts";
import { useFrames } from "../../capture/use-frames.ts";
import { usePictureWatch } from "../../capture/use-picture-watch.ts";
import { errorCodeOf } from "../../client/error-code.ts";
import { useClient, useConnectionState, useHost, useStatus } from "../../client/host-context.tsx";
import type { PunchQuestion, PunchView, RecognitionResult, Settings } from "../../client/types.ts";
import { useDemoHand } from "../../demo/use-demo-hand.ts";
import { type PersonalCodeKiosk, usePersonalCode } from "../personal-code/use-personal-code.ts";
import { isResting } from "./kiosk-machine.ts";
import { type KioskScreen, selectScreen } from "./kiosk-screen.ts";
import { createKioskStore, type KioskStore } from "./kiosk-store.ts";

const TICK_MS = 100;
const MINUTE_MS = 60_000;

export interface Kiosk {
	readonly store: KioskStore;
	readonly camera: UseCamera;
	readonly screen: KioskScreen;
	/** Nobody has been there for a long time. */
	readonly isResting: boolean;
	/** PIN and badge. */
	readonly code: PersonalCodeKiosk;
	readonly video: HTMLVideoElement | null;
	/** Small pictures of it. */
	readonly sampler: FrameSampler | null;
	setVideo(video: HTMLVideoElement | null): void;
	/** A hand is on the screen. */
	noteHand(): void;
	/** "Not OUT, IN": turns the direction of the shown punch round. Rejects when the host refuses. */
	correct(punch: PunchView): Promise<void>;
	/** What the person who was asked touched. Rejects never: a refusal is shown. */
	answer(question: PunchQuestion, direction: PunchView["direction"]): Promise<void>;
}

/**
 * @param isPaused somebody is reading: nobody is recorded behind what covers the camera
 * @param onPunch somebody was recorded
 */
export function useKiosk(
	{ cameraId, dimAfterMinutes }: Settings,
	isPaused: boolean,
	onPunch?: (punch: PunchView) => void,
): Kiosk {
	const client = useClient();
	const { watch, reporter } = useHost();
	const status = useStatus();
	const { phase } = useConnectionState();
	const source = useCameraSource(cameraId);
	const camera = useCamera(source, reporter.report);
	const live = camera.state.phase === "live" ? camera.state : null;
	/** What the demo shows it draws itself. */
	const isWatched = source.kind === "device";
	const [video, setVideo] = useState<HTMLVideoElement | null>(null);
	const sampler = useFrameSampler(video);
	const [store] = useState(() => createKioskStore(() => performance.now()));
	const view = useStore(store.state, (state) => state.view);
	const rests = useStore(store.state, (state) => isResting(state, dimAfterMinutes * MINUTE_MS));
	const engine = status?.engine.state ?? null;

	useEffect(() => {
		const timer = setInterval(() => store.send({ type: "tick" }), TICK_MS);
		return () => clearInterval(timer);
	}, [store]);

	const tellPunch = useEffectEvent((recorded: PunchView) => onPunch?.(recorded));
	const punch = view.kind === "recorded" ? view.punch : null;
	useEffect(() => {
		if (!punch) return;
		watch.refresh();
		tellPunch(punch);
	}, [punch, watch]);

	const code = usePersonalCode({
		video,
		screenKind: view.kind,
		isPaused,
		onRecorded: (outcome) => store.send({ type: "answered", ...outcome }),
	});

	useDemoHand(code.store);

	const isBusy = code.isAway || isPaused;
	useEffect(() => {
		reporter.show("kiosk", () => (isBusy ? 0 : performance.now() - store.state.getState().awakeAtMs));
	}, [reporter, store, isBusy]);

	usePictureWatch({
		video,
		sampler,
		stream: isWatched && live ? live.stream : null,
		onFault: camera.reportFault,
		onWell: camera.reportWell,
	});

	useFrames<RecognitionResult>({
		video,
		isActive:
			live?.fault === null &&
			phase === "open" &&
			engine !== "failed" &&
			engine !== "stopped" &&
			!code.isAway &&
			!isPaused,
		idle: { sampler, isSomebody: ({ outcome }) => outcome !== "no_face" },
		submit: (frame, signal) => client.recognition.submitFrame({ frame }, { signal }),
		onResult: (result) => {
			store.send({ type: "result", result });
			if (!isWatched) camera.reportWell();
			if (engine !== "ready") watch.refresh();
		},
		onError: (error) => {
			store.send({ type: "failed", code: errorCodeOf(error) });
			watch.refresh();
		},
		onStall: camera.reportStall,
	});

	const correct = async (shown: PunchView) => {
		const { punch: corrected } = code.owns(shown)
			? { punch: await code.correct(shown) }
			: await client.recognition.correct({ eventId: shown.eventId });
		store.send({ type: "corrected", punch: corrected });
	};

	const answer = async ({ questionId }: PunchQuestion, direction: PunchView["direction"]) => {
		try {
			const answered = await client.recognition.answer({ questionId, direction });
			store.send({ type: "answered", ...answered });
		} catch (error) {
			store.send({ type: "failed", code: errorCodeOf(error) });
		}
	};

	const errorCode = status?.engine.errorCode;
	const screen = selectScreen(view, {
		connection: phase,
		camera: camera.state,
		engine,
		engineErrorCode: isErrorCode(errorCode) ? errorCode : null,
	});
	return {
		store,
		camera,
		screen,
		isResting: rests && screen.kind === "idle" && !code.isAway,
		code,
		video,
		sampler,
		setVideo,
		noteHand: () => store.send({ type: "hand" }),
		correct,
		answer,
	};
}
