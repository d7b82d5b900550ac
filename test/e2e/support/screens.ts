// Opens the kiosk's screen for each kind of host: a page of a browser, or the window of Electron and of its double.
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { _electron, type Browser, type BrowserContext, chromium, type Page } from "@playwright/test";
import { findElectron } from "../../../scripts/lib/electron-binary.mjs";
import { eventually } from "../../support/eventually.ts";
import { testCameraScript } from "../../support/test-camera.ts";
import { type HostKind, projectRoot } from "./host-kind.ts";
import { type HostProcess, startHostProcess } from "./host-process.ts";

export interface ScreenOptions {
	readonly kind: HostKind;
	readonly env: NodeJS.ProcessEnv;
	/** For browser profiles and scripts. */
	readonly workDir: string;
	readonly apiKey: string;
	readonly chromiumPath: string;
	/** `test`: what a test shows. `device`: the browser's own, played from a file or missing. */
	readonly camera: "test" | "device";
	readonly chromiumArgs: readonly string[];
}

export interface OpenHost {
	readonly host: HostProcess;
	readonly page: Page;
	close(): Promise<void>;
}

/** As root, Chromium refuses to start with its sandbox. */
export const rootArgs = process.getuid?.() === 0 ? ["--no-sandbox"] : [];

/** Chromium writes its port and path there once it listens. */
const PORT_FILE = "DevToolsActivePort";

const outMain = join(projectRoot, "out", "main");

async function openInBrowser(options: ScreenOptions): Promise<OpenHost> {
	const host = await startHostProcess(process.execPath, [join(outMain, "server.js")], options.env);
	const browser = await chromium.launch({
		executablePath: options.chromiumPath,
		args: [...rootArgs, ...options.chromiumArgs],
	});
	const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
	if (options.camera === "test") await context.addInitScript(testCameraScript);
	else await allowCamera(context, host.url);
	const page = await context.newPage();
	await page.goto(`${host.url}/kiosk/#token=${encodeURIComponent(options.apiKey)}`);
	return { host, page, close: () => closeAll(browser, host) };
}

async function allowCamera(context: BrowserContext, origin: string): Promise<void> {
	await context.grantPermissions(["camera"], { origin });
}

async function openInDouble(options: ScreenOptions): Promise<OpenHost> {
	const profileDir = join(options.workDir, "profile");
	const script = join(options.workDir, "test-camera.js");
	writeFileSync(script, testCameraScript);
	// Of a window before, where a test opens the kiosk anew.
	rmSync(join(profileDir, PORT_FILE), { force: true });
	const register = join(projectRoot, "test", "support", "electron-double", "register.ts");
	const host = await startHostProcess(process.execPath, ["--import", register, join(outMain, "index.js")], {
		...options.env,
		HADIR_HTTP: "on",
		CHROMIUM_PATH: options.chromiumPath,
		ELECTRON_DOUBLE_PROFILE: profileDir,
		ELECTRON_DOUBLE_CHROMIUM_ARGS: [...rootArgs, ...options.chromiumArgs].join(" "),
		...(options.camera === "test" ? { ELECTRON_DOUBLE_INIT_SCRIPT: script } : {}),
	});
	const browser = await chromium.connectOverCDP(await debuggerAddress(profileDir));
	const page = await firstPage(browser);
	return { host, page, close: () => closeAll(browser, host) };
}

async function debuggerAddress(profileDir: string): Promise<string> {
	const read = (): string => {
		try {
			return readFileSync(join(profileDir, PORT_FILE), "utf8");
		} catch {
			return "";
		}
	};
	await eventually("Chromium of the double listens", () => read().includes("\n"));
	const [port = "", path = ""] = read().split("\n");
	return `ws://127.0.0.1:${port}${path}`;
}

async function firstPage(browser: Browser): Promise<Page> {
	const isOpen = () =>
		browser
			.contexts()[0]
			?.pages()
			.find((page) => page.url().startsWith("http"));
	await eventually("the double opens its window", () => isOpen() !== undefined);
	const page = isOpen();
	if (!page) throw new Error("The window of the double closed");
	return page;
}

async function openInElectron(options: ScreenOptions): Promise<OpenHost> {
	const executablePath = findElectron();
	if (!executablePath) throw new Error("Electron's binary is not installed");
	let printed = "";
	const electron = await _electron.launch({
		executablePath,
		args: [...rootArgs, ...options.chromiumArgs, projectRoot],
		env: Object.fromEntries(
			Object.entries({ ...options.env, HADIR_HTTP: "on" }).filter((entry): entry is [string, string] => !!entry[1]),
		),
	});
	const child = electron.process();
	child.stdout?.on("data", (chunk: Buffer) => {
		printed += chunk.toString("utf8");
	});
	const page = await electron.firstWindow();
	if (options.camera === "test") await page.addInitScript(testCameraScript);
	const address = () => /REST: (http\S+)/.exec(printed)?.[1];
	await eventually("Electron serves REST", () => address() !== undefined);
	await page.reload();
	const host: HostProcess = {
		pid: child.pid ?? 0,
		url: address() ?? "",
		output: () => printed,
		stop: async () => {
			await electron.close();
			return child.exitCode;
		},
	};
	return { host, page, close: async () => void (await host.stop()) };
}

async function closeAll(browser: Browser, host: HostProcess): Promise<void> {
	// The host first: the double closes its own Chromium.
	await host.stop();
	await browser.close().catch(() => undefined);
}

export function openHost(options: ScreenOptions): Promise<OpenHost> {
	if (options.kind === "browser") return openInBrowser(options);
	return options.kind === "electron" ? openInElectron(options) : openInDouble(options);
}
