// The demo as the screen sees it: it has no camera, so it gets pictures of people, strangers and nobody in turn.
import type { DemoScene } from "../../domain/demo-scene.ts";

export interface DemoInfo {
	/** Opens the supervisor area. */
	readonly pin: string;
	/** The stand-in HRIS's page, on this machine. */
	readonly hrisPageUrl: string;
}

export interface DemoService {
	info(): DemoInfo;
	/** Resolves once the sample staff are enrolled. Rejects with ENGINE_*, MODELS_MISSING. */
	scenes(): Promise<readonly DemoScene[]>;
}
