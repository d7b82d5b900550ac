// The Electron host, start to stop.
import { join } from "node:path";
import {
	dialog,
	app as electronApp,
	ipcMain,
	Menu,
	powerMonitor,
	powerSaveBlocker,
	safeStorage,
	session,
} from "electron";
import { type Config, loadConfig } from "../app/config.ts";
import { createApp, type App as HadirApp } from "../app/create-app.ts";
import { createHostControl } from "../app/host-control.ts";
import { openKeyFiles } from "../app/key-files.ts";
import { readLaunchOptions } from "../app/launch-options.ts";
import { createLog } from "../app/log.ts";
import { openApp } from "../app/open-app.ts";
import { startEarly } from "../app/start-inference.ts";
import { describeStartTrouble } from "../app/start-trouble.ts";
import type { SecretStore } from "../core/ports/secrets.ts";
import { createDeviceListener } from "../server/device-listener.ts";
import { registerAppScheme, serveAppPages } from "./app-protocol.ts";
import { electronWays } from "./electron-ways.ts";
import { createKioskWindow, loadKiosk } from "./kiosk-window.ts";
import { restrictNavigation } from "./navigation.ts";
import { restrictPermissions } from "./permissions.ts";
import { servePorts } from "./rpc-ports.ts";
import { createSafeStorageSecretStore } from "./safe-storage-secret-store.ts";
import { createUtilityInference } from "./utility-inference.ts";
import { keepWindowPage } from "./window-page.ts";

const outDir = join(import.meta.dirname, "..");
const installDir = electronApp.isPackaged ? process.resourcesPath : join(outDir, "..");

/** In the demo with the demo's own secrets: a machine on which one just looks around may have no keyring. */
function createHadir(): Promise<HadirApp> {
	const config = loadConfig({ env: process.env, installDir });
	const log = createLog(config);
	const { spawn: spawnInference } = startEarly(createUtilityInference(join(import.meta.dirname, "inference.js")));
	return openApp(config, (opened, demo) =>
		createApp({
			config: opened,
			log,
			spawnInference,
			demo: demo?.service ?? null,
			hostControl: createHostControl(
				electronWays({ app: electronApp, launch: readLaunchOptions(process.argv), isDemo: opened.demo }),
			),
			createDeviceListener: (running) => createDeviceListener(running, { rendererDir: join(outDir, "renderer") }),
			secrets: demo?.secrets ?? openSecrets(opened),
		}),
	);
}

function openSecrets({ dataDir, keyPassphraseFile, acceptWeakKeyStore }: Config): SecretStore {
	return createSafeStorageSecretStore({
		folder: join(dataDir, "keys"),
		safeStorage,
		platform: process.platform,
		keyFiles: openKeyFiles({ dataDir, keyPassphraseFile }),
		acceptsWeakStore: acceptWeakKeyStore !== undefined,
	});
}

/** Ends the application only after the last transaction is on disk and the inference process is gone. */
function stopBeforeQuit(hadir: HadirApp, stopServer: () => Promise<void>): void {
	electronApp.on("before-quit", (event) => {
		event.preventDefault();
		void stopServer()
			.then(() => hadir.stop())
			.finally(() => electronApp.exit(Number(process.exitCode ?? 0)));
	});
	electronApp.on("window-all-closed", () => electronApp.quit());
}

/** REST beside the window, for those who set HADIR_HTTP=on. Loaded only then. */
async function startRest(hadir: HadirApp): Promise<() => Promise<void>> {
	if (!hadir.config.http) return async () => {};
	const { createHttpServer } = await import("../server/http-server.ts");
	const server = createHttpServer(hadir, {
		rendererDir: join(outDir, "renderer"),
		pagesDir: join(installDir, "resources", "pages"),
	});
	const { url, newApiKey } = await server.listen();
	console.log(`REST: ${url}`);
	if (newApiKey !== null) console.log(`API key (shown once): ${newApiKey}`);
	return () => server.close();
}

async function startKiosk(): Promise<void> {
	Menu.setApplicationMenu(null);
	restrictPermissions(session.defaultSession);
	serveAppPages(session.defaultSession.protocol, join(outDir, "renderer"));
	const hadir = await createHadir();
	if (hadir.newHrisSecret !== null)
		console.log(`HRIS signing secret (shown once), to be copied into the HRIS: ${hadir.newHrisSecret}`);
	hadir.start();
	const stopServer = await startRest(hadir);
	servePorts(ipcMain, hadir);
	powerSaveBlocker.start("prevent-display-sleep");
	const window = createKioskWindow({
		preloadDir: join(outDir, "preload"),
		isKiosk: !hadir.config.demo,
		hasDevTools: !electronApp.isPackaged,
	});
	const stopKeeping = keepWindowPage(window, { app: electronApp, powerMonitor, hadir });
	stopBeforeQuit(hadir, () => {
		stopKeeping();
		return stopServer();
	});
	electronApp.on("second-instance", () => window.focus());
	loadKiosk(window);
}

/** null when the configuration is what is wrong. */
function dataDirOrNull(): string | null {
	try {
		return loadConfig({ env: process.env, installDir }).dataDir;
	} catch {
		return null;
	}
}

function failToStart(error: unknown): void {
	const texts = (["id", "en"] as const).map((language) => {
		const { title, action, steps } = describeStartTrouble(error, dataDirOrNull(), language);
		return [`${title} ${action}`, ...steps].join("\n");
	});
	console.error(error);
	dialog.showErrorBox("Hadir", texts.join("\n\n"));
	electronApp.exit(1);
}

registerAppScheme();
restrictNavigation(electronApp);
if (electronApp.requestSingleInstanceLock()) electronApp.whenReady().then(startKiosk).catch(failToStart);
else electronApp.quit();
