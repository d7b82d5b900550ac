// `electron.BrowserWindow`: a page of an installed Chromium.
import { EventEmitter } from "node:events";
import { readFileSync } from "node:fs";
import type { BrowserContext, Page } from "playwright-core";
import { z } from "zod";
import { createPreventableEvent } from "./app-double.ts";
import { preloadScript } from "./page-scripts.ts";
import type { PageServer } from "./page-server.ts";

// A preload that is not sandboxed and isolated would find more here than in Electron: refused.
const optionsSchema = z.object({
	webPreferences: z.object({
		preload: z.string(),
		contextIsolation: z.literal(true),
		sandbox: z.literal(true),
		nodeIntegration: z.literal(false),
		webviewTag: z.literal(false),
	}),
});

type Listener = (...values: unknown[]) => void;
type OpenHandler = (details: { url: string }) => { action: "allow" | "deny" };

export interface BrowserWindowSurroundings {
	readonly context: () => Promise<BrowserContext>;
	readonly server: () => Promise<PageServer>;
	readonly initScript: string | null;
	/** Names of the permissions that the session's handlers grant to an app:// address. */
	grantedTo(url: string): string[];
	onCreated(contents: unknown): void;
	onClosed(): void;
}

export function createBrowserWindowClass(surroundings: BrowserWindowSurroundings) {
	return function construct(rawOptions: unknown) {
		const { webPreferences } = optionsSchema.parse(rawOptions);
		const events = new EventEmitter();
		let decideOpening: OpenHandler = () => ({ action: "allow" });
		let page: Page | null = null;
		let address = "";
		let hasCrashed = false;
		/** One after the other, as Electron's own calls take effect. */
		let lastCall: Promise<unknown> = Promise.resolve();
		const inTurn = (call: () => Promise<unknown>): void => {
			lastCall = lastCall.then(call).catch(() => undefined);
		};
		const webContents = {
			on: (name: string, listener: Listener) => void events.on(name, listener),
			setWindowOpenHandler: (handler: OpenHandler) => {
				decideOpening = handler;
			},
			reload: () => inTurn(reload),
			isCrashed: () => hasCrashed,
			forcefullyCrashRenderer: () => inTurn(crash),
			isDevToolsOpened: () => false,
			getOSProcessId: () => 0,
			setZoomFactor: (_factor: number) => {},
			setVisualZoomLevelLimits: async (_minimum: number, _maximum: number) => {},
		};
		surroundings.onCreated(webContents);

		/** As Electron does it, by ending the process: a page that is stuck hears nothing. There is one window here. */
		async function crash(): Promise<void> {
			const session = await page?.context().browser()?.newBrowserCDPSession();
			if (!page || !session) return;
			const crashed = page.waitForEvent("crash");
			const { processInfo } = await session.send("SystemInfo.getProcessInfo");
			for (const { type, id } of processInfo) if (type === "renderer") process.kill(id, "SIGKILL");
			await Promise.all([crashed, session.detach()]);
		}

		/** Playwright never uses a page again whose process ended: another one takes its place. */
		async function reload(): Promise<void> {
			if (!hasCrashed) return void (await page?.reload());
			const crashed = page;
			hasCrashed = false;
			page = await openPage(address, true);
			await page.goto((await surroundings.server()).toHttp(address));
			events.emit("did-finish-load");
			await crashed?.close();
		}

		async function openPage(url: string, isAnew = false): Promise<Page> {
			const [context, server] = await Promise.all([surroundings.context(), surroundings.server()]);
			const [firstPage] = context.pages();
			const opened = (isAnew ? null : firstPage) ?? (await context.newPage());
			await context.grantPermissions(surroundings.grantedTo(url), { origin: server.origin });
			await opened.addInitScript(preloadScript(readFileSync(webPreferences.preload, "utf8")));
			if (surroundings.initScript) await opened.addInitScript(surroundings.initScript);
			await forwardNavigation(opened, server, events);
			opened.on("popup", (popup) => {
				if (decideOpening({ url: popup.url() }).action === "deny") void popup.close();
			});
			opened.on("crash", () => {
				hasCrashed = true;
				events.emit("render-process-gone", {}, { reason: "crashed" });
			});
			opened.on("close", () => {
				if (opened === page) surroundings.onClosed();
			});
			return opened;
		}

		return {
			webContents,
			// Nothing closes the double's window but its test.
			on: (_name: string, _listener: Listener) => {},
			loadURL: async (url: string) => {
				address = url;
				page ??= await openPage(url);
				await page.goto((await surroundings.server()).toHttp(url));
				events.emit("did-finish-load");
			},
			focus: () => void page?.bringToFront(),
			isDestroyed: () => page?.isClosed() ?? false,
		};
	};
}

/** Asks `will-frame-navigate` before the page leaves its origin; within it, requests pass untouched. */
async function forwardNavigation(page: Page, server: PageServer, events: EventEmitter): Promise<void> {
	await page.route(
		(url) => url.origin !== server.origin,
		(route) => {
			const request = route.request();
			if (!request.isNavigationRequest()) return route.continue();
			const event = createPreventableEvent();
			const isMainFrame = request.frame() === page.mainFrame();
			events.emit("will-frame-navigate", Object.assign(event, { url: request.url(), isMainFrame }));
			return event.defaultPrevented ? route.abort("aborted") : route.continue();
		},
	);
}
