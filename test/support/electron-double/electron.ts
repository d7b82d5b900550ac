// The double's face: what `import { ... } from "electron"` finds. See README.md for what it shows and what not.
import { EventEmitter } from "node:events";
import { readFileSync } from "node:fs";
import { type BrowserContext, chromium } from "playwright-core";
import type { WebSocket } from "ws";
import { createAppDouble } from "./app-double.ts";
import { createBrowserWindowClass } from "./browser-window-double.ts";
import { readEnvironment } from "./environment.ts";
import { createMessagePortDouble } from "./message-port-double.ts";
import { type PageServer, startPageServer } from "./page-server.ts";
import { createSafeStorageDouble } from "./safe-storage-double.ts";
import { createSessionDouble } from "./session-double.ts";

const environment = readEnvironment();
const ipcEvents = new EventEmitter();
const defaultSession = createSessionDouble();
let openedContext: Promise<BrowserContext> | null = null;
let startedServer: Promise<PageServer> | null = null;

function context(): Promise<BrowserContext> {
	openedContext ??= chromium.launchPersistentContext(environment.profileDir, {
		executablePath: environment.chromiumPath,
		viewport: { width: 1280, height: 800 },
		handleSIGINT: false,
		handleSIGTERM: false,
		args: ["--remote-debugging-port=0", ...environment.chromiumArgs],
	});
	return openedContext;
}

function server(): Promise<PageServer> {
	startedServer ??= startPageServer({
		answer: defaultSession.answer,
		onPort: (channel: string, frameUrl: string, socket: WebSocket) => {
			const port = createMessagePortDouble(socket);
			ipcEvents.emit(channel, { senderFrame: { url: frameUrl, parent: null }, ports: [port] });
		},
	});
	return startedServer;
}

export const app = createAppDouble(async () => {
	const opened = await openedContext;
	await opened?.close();
}, environment.resourcesPath);
export const BrowserWindow = createBrowserWindowClass({
	context,
	server,
	initScript: environment.initScriptPath ? readFileSync(environment.initScriptPath, "utf8") : null,
	grantedTo: defaultSession.grantedTo,
	onCreated: (contents) => app.emit("web-contents-created", {}, contents),
	onClosed: () => app.emit("window-all-closed"),
});
export const session = { defaultSession };
export const protocol = defaultSession.protocol;
export const ipcMain = {
	on: (channel: string, listener: (event: unknown) => void) => void ipcEvents.on(channel, listener),
};
export const safeStorage = createSafeStorageDouble(environment.profileDir);
export { utilityProcess } from "./utility-process-double.ts";
export const Menu = { setApplicationMenu: (_menu: null) => {} };
// Nothing of the computer's own power reaches a test.
export const powerMonitor = { on: (_event: string, _listener: () => void) => {} };
export const powerSaveBlocker = { start: (_type: string) => 1 };
export const dialog = {
	showErrorBox: (title: string, content: string) => void process.stderr.write(`${title}: ${content}\n`),
};
