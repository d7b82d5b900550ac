// The one window. Sandboxed and isolated; the page reaches us through its MessagePort only.
import { join } from "node:path";
import { BrowserWindow } from "electron";
import { APP_URL } from "./app-origin.ts";
import { keepOpen, restrictKeys, restrictZoom } from "./shell-lock.ts";

export interface KioskWindowOptions {
	readonly preloadDir: string;
	/** false in the demo: a window that a developer can close. */
	readonly isKiosk: boolean;
	/** false in the packaged application. */
	readonly hasDevTools: boolean;
}

/** Before its page is loaded. */
export function createKioskWindow(options: KioskWindowOptions): BrowserWindow {
	const window = new BrowserWindow({
		width: 1280,
		height: 800,
		kiosk: options.isKiosk,
		autoHideMenuBar: true,
		backgroundColor: "#0f172a",
		title: "Hadir",
		webPreferences: {
			preload: join(options.preloadDir, "index.cjs"),
			contextIsolation: true,
			sandbox: true,
			nodeIntegration: false,
			webviewTag: false,
			navigateOnDragDrop: false,
			spellcheck: false,
			devTools: options.hasDevTools,
			// A kiosk that the window manager thinks hidden must still see people.
			backgroundThrottling: false,
			// It is heard before anybody has touched it.
			autoplayPolicy: "no-user-gesture-required",
		},
	});
	restrictZoom(window.webContents);
	if (!options.hasDevTools) restrictKeys(window.webContents);
	if (options.isKiosk) keepOpen(window);
	return window;
}

/** What it fails with is told by the window, to whoever keeps its page alive. */
export function loadKiosk(window: BrowserWindow): void {
	window.loadURL(APP_URL).catch(() => undefined);
}
