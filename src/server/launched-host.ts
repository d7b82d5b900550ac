// What the Node host does for the launcher that may have started it (src/updates/launcher).
import { join } from "node:path";
import type { Config } from "../app/config.ts";
import type { App } from "../app/create-app.ts";
import { finishRollback } from "../app/finish-rollback.ts";
import { afterAnswer } from "../app/host-control.ts";
import { keyFileOpener } from "../app/key-files.ts";
import type { LaunchOptions } from "../app/launch-options.ts";
import { createSystemClock } from "../app/system-clock.ts";
import { createNodeInstaller, createNoInstaller } from "../app/updates.ts";
import type { Log } from "../core/ports/environment.ts";
import type { UpdateInstaller } from "../core/ports/updates.ts";

/** Opens the keys, and finishes going back from a newer version. */
export function prepareData(config: Config, log: Log) {
	const openKeys = keyFileOpener(config);
	finishRollback({ config, openKeys, clock: createSystemClock(), log });
	return { secrets: openKeys(join(config.dataDir, "keys")) };
}

/**
 * Only under the launcher, which starts us again and has another version on trial. Whoever else starts us again (a kiosk
 * with its own browser) would run a new version that nobody sends back.
 */
export function installerOf(
	config: Config,
	installDir: string,
	{ restartCode, reportsReadiness }: LaunchOptions,
	end: (code: number) => void,
): UpdateInstaller {
	if (restartCode === null || !reportsReadiness) return createNoInstaller();
	return createNodeInstaller(config, installDir, () => void afterAnswer(() => end(restartCode))());
}

/** To the launcher, which sends a version back that does not become ready. */
export function reportReadiness({ reportsReadiness }: LaunchOptions) {
	let running: App | null = null;
	const report = async () => {
		const readiness = running === null ? "starting" : await readinessOf(running);
		// The launcher may have gone while we looked.
		if (process.connected) process.send?.({ readiness });
	};
	if (reportsReadiness) setInterval(() => void report(), 1_000).unref();
	return {
		follow(app: App) {
			running = app;
		},
	};
}

async function readinessOf({ services }: App): Promise<"ready" | "notReady"> {
	const { reasons } = await services.readiness.read();
	// A disk that fills up is no fault of the version on trial, and the one before would not make it larger.
	return reasons.every((reason) => reason === "disk") ? "ready" : "notReady";
}
