// The whole product on a loopback port: real SQLite in a temporary folder, real models, real HTTP.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadConfig } from "../../src/app/config.ts";
import type { App } from "../../src/app/create-app.ts";
import { createNodeApp } from "../../src/app/create-node-app.ts";
import { createDeviceListener } from "../../src/server/device-listener.ts";
import { createHttpServer } from "../../src/server/http-server.ts";
import { createForkedInference } from "../../src/vision/inference/fork-inference.ts";
import { createRecordingLog, type RecordingLog } from "./environment.ts";

const projectDir = join(import.meta.dirname, "..", "..");

export const testApiKey = "key-of-the-tests-0123456789";
export const testLaunchToken = "token-of-this-launch";

/** Photographs are what tests have, so liveness does not gate unless a test says otherwise. */
const testEnvironment = {
	HADIR_PORT: "0",
	HADIR_API_KEY: testApiKey,
	HADIR_LIVENESS: "off",
	HADIR_UNSAFE: "1",
};

export interface RunningApp {
	readonly app: App;
	readonly log: RecordingLog;
	/** Stops it and deletes its folder. */
	close(): Promise<void>;
}

export interface ServedApp extends RunningApp {
	readonly url: string;
	readonly newApiKey: string | null;
}

interface AppSource {
	readonly env?: Readonly<Record<string, string>>;
	/** An existing folder is used and kept. */
	readonly dataDir?: string;
	/** false: no inference process is started; for what needs no face. */
	readonly hasEngine?: boolean;
	readonly pingIntervalMs?: number;
}

export async function startApp({ env = {}, dataDir, hasEngine = true }: AppSource = {}): Promise<RunningApp> {
	const folder = dataDir ?? (await mkdtemp(join(tmpdir(), "hadir-test-")));
	const config = loadConfig({ env: { ...testEnvironment, HADIR_DATA_DIR: folder, ...env }, installDir: projectDir });
	const log = createRecordingLog();
	const inferenceModule = join(projectDir, "src", "vision", "inference", "inference-process.ts");
	const app = createNodeApp({
		config,
		log,
		spawnInference: createForkedInference(inferenceModule),
		createDeviceListener: (opened) =>
			createDeviceListener(opened, { rendererDir: join(projectDir, "out", "renderer") }),
	});
	if (hasEngine) app.start();
	return {
		app,
		log,
		async close() {
			await app.stop();
			if (dataDir === undefined) await rm(folder, { recursive: true, force: true });
		},
	};
}

export async function serveApp(source: AppSource = {}): Promise<ServedApp> {
	const running = await startApp(source);
	const server = createHttpServer(running.app, {
		rendererDir: join(projectDir, "out", "renderer"),
		pagesDir: join(projectDir, "resources", "pages"),
		launchToken: testLaunchToken,
		...(source.pingIntervalMs !== undefined && { pingIntervalMs: source.pingIntervalMs }),
	});
	const { url, newApiKey } = await server.listen();
	return {
		...running,
		url,
		newApiKey,
		async close() {
			await server.close();
			await running.close();
		},
	};
}
