// The browser that npm start opens, whose page hangs or crashes: nothing in a browser brings it back but ending that browser.
import { chmodSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { chromium, type Page } from "@playwright/test";
import { findBrowser } from "../../scripts/lib/find-browser.mjs";
import { eventually } from "../support/eventually.ts";
import { faultsOf } from "./support/faults.ts";
import { projectRoot } from "./support/host-kind.ts";
import { startHostProcess } from "./support/host-process.ts";
import { expect, test } from "./support/kiosk-test.ts";

test.skip(process.platform === "win32", "the browser is started through a shell script here");

/** The installed browser with a door for the test. */
function openableBrowser(folder: string): string {
	const path = join(folder, "browser.sh");
	writeFileSync(path, `#!/bin/sh\nexec "${findBrowser()}" --remote-debugging-port=0 "$@"\n`);
	chmodSync(path, 0o755);
	return path;
}

/** The kiosk's page in the browser that runs now. */
async function kioskPage(dataDir: string): Promise<Page> {
	const portFile = join(dataDir, "browser-profile", "DevToolsActivePort");
	const read = () => {
		try {
			return readFileSync(portFile, "utf8").split("\n");
		} catch {
			return [];
		}
	};
	await eventually("the browser listens", () => read().length > 1, 60_000);
	const [port = "", path = ""] = read();
	// The next browser writes it anew.
	rmSync(portFile);
	const browser = await chromium.connectOverCDP(`ws://127.0.0.1:${port}${path}`);
	const pages = () => browser.contexts().flatMap((context) => context.pages());
	const found = () => pages().find((page) => page.url().includes("/kiosk/"));
	await eventually("the page is open", () => found() !== undefined, 60_000);
	const page = found();
	if (!page) throw new Error("The page went again");
	return page;
}

test("a page that hangs, and one that crashes, is there again in another window", async ({ hostKind, workDir }) => {
	test.skip(hostKind !== "browser", "npm start takes the browser host here");
	test.slow();
	const dataDir = join(workDir, "started");
	const script = join(projectRoot, "scripts", "start.mjs");
	const started = await startHostProcess(process.execPath, [script, "--host=browser", "--headless"], {
		...process.env,
		CHROMIUM_PATH: openableBrowser(workDir),
		HADIR_DATA_DIR: dataDir,
		HADIR_PORT: "0",
		HADIR_API_KEY: "e2e-key-0123456789abcdef",
	});
	try {
		const first = await kioskPage(dataDir);
		await expect(first.getByRole("main")).toBeVisible();
		await expect(first.getByTestId("splash")).toBeHidden();
		// Never answered.
		void first
			.evaluate(() => {
				for (;;);
			})
			.catch(() => undefined);
		const second = await kioskPage(dataDir);
		await expect(second.getByTestId("splash")).toBeHidden();
		const hung = { "page-hung": { total: 1, recovered: 1 } };
		await expect.poll(() => faultsOf(dataDir), { timeout: 60_000 }).toEqual(hung);

		const session = await second.context().newCDPSession(second);
		void session.send("Page.crash").catch(() => undefined);
		const third = await kioskPage(dataDir);
		await expect(third.getByTestId("splash")).toBeHidden();
		const both = { ...hung, "page-crashed": { total: 1, recovered: 1 } };
		await expect.poll(() => faultsOf(dataDir), { timeout: 60_000 }).toEqual(both);
	} finally {
		await started.stop();
	}
});
