// The window's page is there and answers: Electron tells when it ends or cannot be loaded, its own signs of life tell the rest.
import type { BrowserWindow, App as ElectronApp, PowerMonitor } from "electron";
import type { App as HadirApp } from "../app/create-app.ts";
import { keepPage } from "../app/keep-page.ts";

export interface WindowSurroundings {
	readonly app: Pick<ElectronApp, "on" | "getAppMetrics">;
	readonly powerMonitor: Pick<PowerMonitor, "on">;
	readonly hadir: Pick<HadirApp, "services" | "clock" | "log">;
}

/** Chromium's code for a load that another one took the place of. */
const ERR_ABORTED = -3;
const MEASURE_MS = 60_000;
const KIB = 1024;

/** Keeps the window's page alive. Call it before the page is loaded; returns how to stop. */
export function keepWindowPage(window: BrowserWindow, surroundings: WindowSurroundings): () => void {
	const { app, powerMonitor, hadir } = surroundings;
	const { log, services } = hadir;
	const contents = window.webContents;
	/** We ended it ourselves, which is told like any other end. */
	let isEnding = false;

	const keeper = keepPage(hadir, {
		bringBack() {
			if (window.isDestroyed()) return;
			// A page that hangs would never let a reload begin: both share its process.
			if (!contents.isCrashed()) {
				isEnding = true;
				contents.forcefullyCrashRenderer();
			}
			contents.reload();
		},
		tellsCrashes: true,
		isHeld: () => !window.isDestroyed() && contents.isDevToolsOpened(),
	});

	function reload(): void {
		if (window.isDestroyed()) return;
		keeper.expectLoad();
		contents.reload();
	}

	contents.on("render-process-gone", (_event, { reason }) => {
		const wasOurs = isEnding;
		isEnding = false;
		log.warn({ reason, wasOurs }, "the page's process ended");
		if (!wasOurs && reason !== "clean-exit") keeper.noteGone("page-crashed");
	});
	contents.on("did-fail-load", (_event, errorCode, _description, _url, isMainFrame) => {
		if (isMainFrame && errorCode !== ERR_ABORTED) keeper.noteGone("page-crashed");
	});
	// Chromium notices only while somebody touches the screen; the missing signs of life usually come first.
	window.on("unresponsive", () => keeper.noteGone("page-hung"));
	app.on("child-process-gone", (_event, { type, reason }) => {
		if (reason === "clean-exit") return;
		log.warn({ type, reason }, "a helper process of the window ended");
		// The next one has nothing of what was drawn.
		if (type === "GPU") reload();
	});
	// After a sleep a camera is gone or holds its last picture, and connections are dead: begin anew, clock and all.
	powerMonitor.on("suspend", () => log.info({}, "the computer goes to sleep"));
	powerMonitor.on("resume", () => {
		log.info({}, "the computer is awake again");
		reload();
	});
	powerMonitor.on("lock-screen", () => log.warn({}, "the system locked its screen: the kiosk is behind it"));
	powerMonitor.on("unlock-screen", reload);
	const stopMeasuring = measureMemory(window, app, services.pageWatch.noteProcessBytes);
	keeper.start();
	return () => {
		stopMeasuring();
		keeper.stop();
	};
}

/** What the page's process holds, pictures and the browser's own included. */
function measureMemory(window: BrowserWindow, app: Pick<ElectronApp, "getAppMetrics">, note: (bytes: number) => void) {
	const timer = setInterval(() => {
		if (window.isDestroyed()) return;
		const pid = window.webContents.getOSProcessId();
		const process = app.getAppMetrics().find((metric) => metric.pid === pid);
		if (process) note(process.memory.workingSetSize * KIB);
	}, MEASURE_MS);
	return () => clearInterval(timer);
}
