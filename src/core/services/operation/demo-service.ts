// The demo as the screen sees it: it has no camera, so it gets pictures of people, strangers and nobody in turn, and the
// world around the kiosk (its HRIS, what is expected of a face) follows the chapter that is told.
import type { DemoChapter, DemoScene } from "../../domain/demo-scene.ts";
import type { RecognitionService } from "../recognition/recognition-service.ts";

export interface DemoInfo {
	/** Opens the supervisor area. */
	readonly pin: string;
	/** The stand-in HRIS's page, on this machine. */
	readonly hrisPageUrl: string;
	/** Somebody who gave no face, and punches with a PIN. */
	readonly pinPerson: { readonly employeeNumber: string; readonly pin: string };
}

export interface DemoService {
	info(): DemoInfo;
	/** Resolves once the sample staff are enrolled. Rejects with ENGINE_*, MODELS_MISSING. */
	scenes(): Promise<readonly DemoScene[]>;
	/** The screen begins to tell this chapter. */
	enter(chapter: DemoChapter): void;
	/** Whether liveness gates now, as it does outside the demo; otherwise it only watches, for photographs are all there is. */
	isEnforcing(): boolean;
}

/** One recognition of two: each frame goes to the one that is right for the chapter that is told. */
export function createDemoRecognition(
	demo: Pick<DemoService, "isEnforcing">,
	{ observing, enforcing }: { readonly observing: RecognitionService; readonly enforcing: RecognitionService },
): RecognitionService {
	return {
		...observing,
		submitFrame: (cameraSession, image) =>
			(demo.isEnforcing() ? enforcing : observing).submitFrame(cameraSession, image),
		endCameraSession(cameraSession) {
			observing.endCameraSession(cameraSession);
			enforcing.endCameraSession(cameraSession);
		},
	};
}
