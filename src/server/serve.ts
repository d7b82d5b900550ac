// The Node host, start to stop.
import { join } from "node:path";
import { type Config, describeConfig, loadConfig } from "../app/config.ts";
import type { App } from "../app/create-app.ts";
import { createNodeApp } from "../app/create-node-app.ts";
import { afterAnswer, createHostControl, type HostWays } from "../app/host-control.ts";
import { type LaunchOptions, readLaunchOptions } from "../app/launch-options.ts";
import { createLog } from "../app/log.ts";
import { openApp } from "../app/open-app.ts";
import { powerWays } from "../app/power-commands.ts";
import { createServiceNotice } from "../app/service-notice.ts";
import type { EarlyInference } from "../app/start-inference.ts";
import { describeStartTrouble } from "../app/start-trouble.ts";
import { AppError } from "../core/domain/errors.ts";
import { createDeviceListener } from "./device-listener.ts";
import { createHttpServer, type HttpAddress, type HttpServer } from "./http-server.ts";
import { keepKioskWindow } from "./kiosk-window.ts";
import { installerOf, prepareData, reportReadiness } from "./launched-host.ts";
import { serveTroublePage } from "./trouble-page.ts";

const SHORT_KEY = 16;

/** Both from source (`src/server`) and bundled (`out/main`) the project is two folders up. */
const installDir = join(import.meta.dirname, "..", "..");
const rendererDir = join(installDir, "out", "renderer");

/** @param inference already on its way */
export async function serve(inference: EarlyInference): Promise<void> {
	let app: App | null = null;
	let config: Config | null = null;
	try {
		config = loadConfig({ env: process.env, installDir });
		const log = createLog(config);
		const asked = Promise.withResolvers<number>();
		const launch = readLaunchOptions(process.argv);
		const hostControl = createHostControl(waysOf(launch, config.demo, asked.resolve));
		const readiness = reportReadiness(launch);
		app = await openApp(config, (opened, demo) =>
			createNodeApp({
				config: opened,
				demo,
				...(!demo && prepareData(opened, log)),
				installer: installerOf(opened, installDir, launch, asked.resolve),
				log,
				spawnInference: inference.spawn,
				hostControl,
				createDeviceListener: (running) => createDeviceListener(running, { rendererDir }),
			}),
		);
		// The models load while the server comes up; recognition waits for them.
		app.start();
		const server = createHttpServer(app, {
			rendererDir,
			pagesDir: join(installDir, "resources", "pages"),
		});
		announce(app, await server.listen());
		const notice = createServiceNotice({ env: process.env, isAlive: () => answers(app), log });
		const window = keepKioskWindow(app, launch);
		const onStopping = () => {
			notice.stopping();
			window.stop();
		};
		stopWhenAsked(app, server, { asked: asked.promise, onStopping });
		notice.ready();
		readiness.follow(app);
	} catch (error) {
		inference.end();
		await app?.stop();
		explainFailure(error, config);
		process.exitCode = 1;
		if (config !== null && isForTheScreen(error)) await showTrouble(error, config);
	}
}

/**
 * Whether this process does its work: its thread turns, or this would not be called, and its database answers. The engine
 * is no part of it: it has a watchdog of its own, and PIN and badge go on without.
 */
function answers(app: App | null): boolean {
	try {
		return app?.services.setup.settings() !== undefined;
	} catch {
		return false;
	}
}

function announce(app: App, { url, kioskUrl, newApiKey }: HttpAddress): void {
	for (const [key, value] of Object.entries(describeConfig(app.config))) console.log(`  ${key}: ${value}`);
	if (app.config.liveness !== "enforce")
		console.warn(`WARNING: liveness is "${app.config.liveness}": a photograph can pass. Never run a door like this.`);
	if (app.config.apiKey !== undefined && app.config.apiKey.length < SHORT_KEY)
		console.warn(`WARNING: the API key is shorter than ${SHORT_KEY} characters and can be guessed.`);
	if (newApiKey !== null) console.log(`API key, shown this once: ${newApiKey}`);
	if (app.newHrisSecret !== null)
		console.log(`HRIS signing secret, shown this once, to be copied into the HRIS: ${app.newHrisSecret}`);
	console.log(`Kiosk: ${kioskUrl}`);
	console.log(`API:   ${url}/docs`);
	console.log(`Hadir listens on ${url}`);
	// `npm start` waits for this, and keeps the browser's profile beside the data.
	process.send?.({ kioskUrl, dataDir: app.config.dataDir });
}

/**
 * What this process can do about itself and the computer. The service alone runs on a computer that has other work too,
 * and the demo on somebody's own: neither switches it off.
 */
function waysOf(
	{ restartCode, hasKioskWindow }: LaunchOptions,
	isDemo: boolean,
	end: (code: number) => void,
): HostWays {
	return {
		...(hasKioskWindow && { leaveKiosk: afterAnswer(() => end(0)) }),
		...(restartCode !== null && { restartApp: afterAnswer(() => end(restartCode)) }),
		...(hasKioskWindow && !isDemo && powerWays()),
	};
}

/**
 * What is under way finishes first; a second signal does not wait.
 * @param asked resolves with the exit code when an administrator ends the host
 */
function stopWhenAsked(
	app: App,
	server: HttpServer,
	{ asked, onStopping }: { readonly asked: Promise<number>; readonly onStopping: () => void },
): void {
	let isStopping = false;
	const stop = async (exitCode = 0): Promise<void> => {
		if (isStopping) process.exit(1);
		isStopping = true;
		onStopping();
		await server.close();
		await app.stop();
		process.exit(exitCode);
	};
	void asked.then(stop);
	for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, () => void stop());
	// The script that started us is gone.
	process.on("disconnect", () => void stop());
}

function explainFailure(error: unknown, config: Config | null): void {
	if (!(error instanceof AppError)) {
		console.error(error);
		return;
	}
	const { title, action, steps } = describeStartTrouble(error, config?.dataDir ?? null, "en");
	console.error([`Hadir cannot start. ${title} ${action}`, ...steps].join("\n  "));
}

/** What does not go away by starting again: whoever stands in front of the kiosk learns it there. */
function isForTheScreen(error: unknown): boolean {
	return error instanceof AppError && (error.code === "DATABASE_DAMAGED" || error.code === "KIOSK_MOVED");
}

/** Until the process is told to end. The data folder is free meanwhile: a backup can be put back. */
async function showTrouble(error: unknown, { dataDir, port }: Config): Promise<void> {
	const page = await serveTroublePage(
		{ id: describeStartTrouble(error, dataDir, "id"), en: describeStartTrouble(error, dataDir, "en") },
		port,
	);
	console.log(`What to do is shown at ${page.url}`);
	process.send?.({ kioskUrl: page.url, dataDir });
	const end = () => void page.close().then(() => process.exit(1));
	for (const signal of ["SIGTERM", "SIGINT", "disconnect"] as const) process.once(signal, end);
}
