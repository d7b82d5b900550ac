// The application as plain Node hosts it: keys in 0600 files.
import type { Log } from "../core/ports/environment.ts";
import type { HostControl } from "../core/ports/host-control.ts";
import type { SecretStore } from "../core/ports/secrets.ts";
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
	/** Opened already; otherwise the key files of the data folder. */
	readonly secrets?: SecretStore;
	readonly hostControl?: HostControl;
	readonly installer?: AppOptions["installer"];
	readonly createDeviceListener?: AppOptions["createDeviceListener"];
}

/** @throws AppError as `createApp` does. */
export function createNodeApp(options: NodeAppOptions): App {
	const { config, log, spawnInference, demo = null, hostControl, installer, secrets, createDeviceListener } = options;
	return createApp({
		config,
		log,
		demo: demo?.service ?? null,
		...(hostControl && { hostControl }),
		...(installer && { installer }),
		...(createDeviceListener && { createDeviceListener }),
		secrets: demo?.secrets ?? secrets ?? openKeyFiles(config),
		spawnInference,
	});
}
