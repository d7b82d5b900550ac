// Chromium with a camera that plays a file, as a process whose time can be counted.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, type Page } from "playwright-core";
import { findBrowser } from "../../scripts/lib/find-browser.mjs";
import { rootArgs } from "../e2e/support/screens.ts";

export interface BenchBrowser {
	readonly pid: number;
	readonly page: Page;
	close(): Promise<void>;
}

/** `cameraFile`: Motion JPEG. Opens `url` at once, as a kiosk's browser does; the camera is allowed. */
export async function openBenchBrowser(cameraFile: string, url: string): Promise<BenchBrowser> {
	const executablePath = findBrowser();
	if (executablePath === null) throw new Error("No Chromium, Chrome or Edge found; set CHROMIUM_PATH");
	const camera = ["--use-fake-device-for-media-stream", `--use-file-for-fake-video-capture=${cameraFile}`];
	const args = [...rootArgs, ...camera, "--use-fake-ui-for-media-stream"];
	const server = await chromium.launchServer({ executablePath, args });
	const browser = await chromium.connect(server.wsEndpoint());
	const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
	// Not waited for: what the page shows tells when it is there.
	void page.goto(url, { waitUntil: "commit" }).catch(() => undefined);
	return {
		pid: server.process().pid ?? 0,
		page,
		async close() {
			await browser.close();
			await server.close();
		},
	};
}

/** A folder for the time of `work`. */
export async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
	const folder = mkdtempSync(join(tmpdir(), "hadir-bench-"));
	try {
		return await work(folder);
	} finally {
		rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
	}
}
