// How often the kiosk's own page draws the outline of a face while frames are analysed, with the built host, the real
// models and a real Chromium on the same machine:
//   npm run build && node test/bench/overlay-frames.ts [--seconds 20]
// Somebody stands there who is known: first the punch with its card, then "already recorded" and the waiting between.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { Page } from "@playwright/test";
import { findBrowser } from "../../scripts/lib/find-browser.mjs";
import { asKiosk, createRestClient } from "../e2e/support/rest-client.ts";
import { openHost } from "../e2e/support/screens.ts";
import { photoOf } from "../support/sample-people.ts";
import { showToCamera } from "../support/test-camera.ts";

const API_KEY = "bench-key-0123456789abcdef";
const { values } = parseArgs({ options: { seconds: { type: "string", default: "20" } } });
const seconds = Number(values.seconds);

interface Drawn {
	readonly perSecond: number;
	/** Of the pauses between two drawings, milliseconds: 33 is 30 a second. */
	readonly medianGapMs: number;
	readonly p95GapMs: number;
	readonly longestGapMs: number;
}

/** Runs in the page: each drawing writes the outline's attributes, whether they changed or not. */
async function watchDrawing(forSeconds: number): Promise<Drawn> {
	const outline = document.querySelector("[data-testid=face-outline] ellipse");
	if (!outline) throw new Error("the page shows no outline");
	const drawnAtMs: number[] = [];
	const observer = new MutationObserver(() => drawnAtMs.push(performance.now()));
	observer.observe(outline, { attributes: true, attributeFilter: ["cx"] });
	await new Promise((resolve) => setTimeout(resolve, forSeconds * 1000));
	observer.disconnect();
	const gaps = drawnAtMs.slice(1).map((atMs, index) => atMs - (drawnAtMs[index] ?? 0));
	const sorted = gaps.toSorted((a, b) => a - b);
	const at = (fraction: number) => Math.round(sorted[Math.floor(fraction * (sorted.length - 1))] ?? Number.NaN);
	return {
		perSecond: Math.round((10 * drawnAtMs.length) / forSeconds) / 10,
		medianGapMs: at(0.5),
		p95GapMs: at(0.95),
		longestGapMs: at(1),
	};
}

/** Frames that leave the page meanwhile: each is analysed before the next one leaves. */
function countFrames(page: Page): () => number {
	let sent = 0;
	const LEAST_FRAME_BYTES = 2_000;
	page.on("websocket", (socket) =>
		socket.on("framesent", ({ payload }) => {
			if (payload.length > LEAST_FRAME_BYTES) sent += 1;
		}),
	);
	return () => sent;
}

const workDir = mkdtempSync(join(tmpdir(), "hadir-overlay-"));
const chromiumPath = findBrowser();
if (chromiumPath === null) throw new Error("No Chromium, Chrome or Edge found; set CHROMIUM_PATH");
const { host, page, close } = await openHost({
	kind: "browser",
	env: {
		...process.env,
		HADIR_DATA_DIR: join(workDir, "data"),
		HADIR_PORT: "0",
		HADIR_API_KEY: API_KEY,
		HADIR_LIVENESS: "observe",
		HADIR_UNSAFE: "1",
	},
	workDir,
	apiKey: API_KEY,
	chromiumPath,
	camera: "test",
	chromiumArgs: [],
});
try {
	const noHris = { hrisUrl: null, hrisSecret: null };
	const answers = { language: "id" as const, pin: "480912", kioskName: "Bench", cameraId: null, ...noHris };
	await asKiosk(host.url, API_KEY, (client) => client.setup.complete(answers));
	await createRestClient(host.url, API_KEY).register("B-1", "Bench", await photoOf("sari"));
	const frames = countFrames(page);
	await page.reload();
	await page.getByTestId("kiosk").waitFor();
	await showToCamera(page, await photoOf("sari", 6));
	await page.getByTestId("card-recorded").waitFor();
	const before = frames();
	const drawn = await page.evaluate(watchDrawing, seconds);
	const analysedPerSecond = Math.round((10 * (frames() - before)) / seconds) / 10;
	console.log(JSON.stringify({ seconds, drawn, analysedPerSecond }));
} finally {
	await close();
	rmSync(workDir, { recursive: true, force: true, maxRetries: 5 });
}
