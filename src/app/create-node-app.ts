// The application as plain Node hosts it: keys in 0600 files, inference in a forked process.
import { join } from "node:path";
import type { Log } from "../core/ports/environment.ts";
import type { HostControl } from "../core/ports/host-control.ts";
import type { SecretStore } from "../core/ports/secrets.ts";
import { createKeyFileSecretStore } from "../storage/key-file-secret-store.ts";
import { createForkedInference } from "../vision/inference/fork-inference.ts";
import type { Config } from "./config.ts";
import { type App, type AppOptions, createApp } from "./create-app.ts";
import type { DemoParts } from "./demo/demo-parts.ts";

export interface NodeAppOptions {
	readonly config: Config;
	readonly log: Log;
	/** The inference process's entry: `inference.js` beside the bundle, `src/vision/inference/inference-process.ts` from source. */
	readonly inferenceModule: string;
	/** From `openApp`, in the demo only. */
	readonly demo?: DemoParts | null;
	readonly hostControl?: HostControl;
	readonly createDeviceListener?: AppOptions["createDeviceListener"];
}

/** Where the Node host keeps its secrets. Electron looks there too: both hosts share one data folder. */
export function openKeyFiles(dataDir: string): SecretStore {
	return createKeyFileSecretStore(join(dataDir, "keys"));
}

/** @throws AppError as `createApp` does. */
export function createNodeApp(options: NodeAppOptions): App {
	const { config, log, inferenceModule, demo = null, hostControl, createDeviceListener } = options;
	return createApp({
		config,
		log,
		demo: demo?.service ?? null,
		...(hostControl && { hostControl }),
		...(createDeviceListener && { createDeviceListener }),
		secrets: demo?.secrets ?? openKeyFiles(config.dataDir),
		spawnInference: createForkedInference(inferenceModule),
	});
}
