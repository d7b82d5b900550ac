// The whole product in a temporary folder, with a clock of the benchmark's choice.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadConfig } from "../../src/app/config.ts";
import { type App, createApp } from "../../src/app/create-app.ts";
import { openKeyFiles } from "../../src/app/key-files.ts";
import type { Clock } from "../../src/core/ports/environment.ts";
import { createForkedInference } from "../../src/vision/inference/fork-inference.ts";

const projectDir = join(import.meta.dirname, "../..");
export const inferenceModule = join(projectDir, "src/vision/inference/inference-process.ts");
export const silentLog = { info: () => undefined, warn: () => undefined, error: () => undefined };

export interface BenchKiosk {
	readonly app: App;
	close(): Promise<void>;
}

export interface KioskSource {
	readonly modelsDir: string;
	/** `observe`: every layer runs, none gates, as photographs need it. */
	readonly liveness: "enforce" | "observe";
	readonly clock?: Clock;
}

export async function openBenchKiosk({ modelsDir, liveness, ...options }: KioskSource): Promise<BenchKiosk> {
	const folder = await mkdtemp(join(tmpdir(), "hadir-bench-"));
	const env = {
		HADIR_DATA_DIR: folder,
		HADIR_MODELS_DIR: modelsDir,
		HADIR_LIVENESS: liveness,
		...(liveness === "observe" && { HADIR_UNSAFE: "1" }),
	};
	const config = loadConfig({ env, installDir: projectDir });
	const spawnInference = createForkedInference(inferenceModule);
	const app = createApp({
		config,
		secrets: openKeyFiles({ dataDir: folder }),
		spawnInference,
		log: silentLog,
		...options,
	});
	app.start();
	return {
		app,
		async close() {
			await app.stop();
			await rm(folder, { recursive: true, force: true });
		},
	};
}
