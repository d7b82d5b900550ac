// The application as plain Node hosts it: keys in 0600 files.
import type { Log } from "../core/ports/environment.ts";
import type { HostControl } from "../core/ports/host-control.ts";
import type { Config } from "./config.ts";
import { type App, type AppOptions, createApp } from "./create-app.ts";
import type { DemoParts } from "./demo/demo-parts.ts";
import { openKeyFiles } from "./key-files.ts";

export interface NodeAppOptions {
	readonly config: Config;
	readonly log: Log;
	readonly spawnInference: AppOptions["spawnInference"];
	/** From `openApp`, in the demo only. */
	readonly demo?: DemoParts | null;
	readonly hostControl?: HostControl;
	readonly createDeviceListener?: AppOptions["createDeviceListener"];
}

/** @throws AppError as `createApp` does. */
export function createNodeApp(options: NodeAppOptions): App {
	const { config, log, spawnInference, demo = null, hostControl, createDeviceListener } = options;
	return createApp({
		config,
		log,
		demo: demo?.service ?? null,
		...(hostControl && { hostControl }),
		...(createDeviceListener && { createDeviceListener }),
		secrets: demo?.secrets ?? openKeyFiles(config),
		spawnInference,
	});
}
