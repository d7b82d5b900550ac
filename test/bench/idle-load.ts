// What the kiosk costs while nobody stands there, beside a bare page that shows the same camera, in turn in one run:
//   npm run build && node test/bench/idle-load.ts [--seconds 30] [--rounds 2]
// Processor time of the browser's processes, the built host and its inference process, in percent of one core. Linux only.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { parseArgs } from "node:util";
import { SHOWS_CAMERA, serveBarePage } from "./bare-camera-page.ts";
import { type BenchBrowser, inFolder, openBenchBrowser } from "./bench-browser.ts";
import { kioskUrlOf, setUpHost, startBenchHost } from "./bench-host.ts";
import { noisyRoom } from "./bench-photos.ts";
import { cpuSecondsOf } from "./process-cpu.ts";
import { median } from "./rounds.ts";

/** Until the page has painted, compiled and gone to its idle pace. */
const SETTLE_MS = 10_000;
const NOISY_FRAMES = 30;

const { values } = parseArgs({
	options: { seconds: { type: "string", default: "30" }, rounds: { type: "string", default: "2" } },
});
const seconds = Number(values.seconds);

/** Percent of one core that each of the trees takes over the time. */
async function loadOf(pids: readonly number[]): Promise<number[]> {
	await delay(SETTLE_MS);
	const before = cpuSecondsOf(pids);
	const startedMs = performance.now();
	await delay(seconds * 1000);
	const after = cpuSecondsOf(pids);
	const tookSeconds = (performance.now() - startedMs) / 1000;
	return after.map((taken, i) => (100 * (taken - (before[i] ?? 0))) / tookSeconds);
}

async function measured<T>(browser: BenchBrowser, ready: string, work: () => Promise<T>): Promise<T> {
	try {
		await browser.page.locator(ready).waitFor();
		return await work();
	} finally {
		await browser.close();
	}
}

await inFolder(async (folder) => {
	const camera = join(folder, "room.mjpeg");
	writeFileSync(camera, Buffer.concat(await noisyRoom(1280, 720, NOISY_FRAMES)));
	const bare = await serveBarePage();
	const host = await startBenchHost(join(folder, "data"));
	try {
		await setUpHost(host);
		const rounds: Record<"bare" | "page" | "host", number>[] = [];
		for (let round = 0; round < Number(values.rounds); round++) {
			const alone = await openBenchBrowser(camera, bare.url);
			const [bareLoad = 0] = await measured(alone, SHOWS_CAMERA, () => loadOf([alone.pid]));
			const kiosk = await openBenchBrowser(camera, kioskUrlOf(host));
			const idle = "[data-testid=kiosk][data-state=idle]";
			const [page = 0, behind = 0] = await measured(kiosk, idle, () => loadOf([kiosk.pid, host.pid]));
			rounds.push({ bare: bareLoad, page, host: behind });
		}
		const of = (key: "bare" | "page" | "host") => median(rounds.map((round) => round[key]));
		const total = median(rounds.map(({ page, host: behind }) => page + behind));
		const aboveBare = median(rounds.map((round) => round.page + round.host - round.bare));
		const rounded = Object.entries({
			barePercent: of("bare"),
			pagePercent: of("page"),
			hostPercent: of("host"),
			aboveBarePercent: aboveBare,
			overBare: total / of("bare"),
		}).map(([name, value]) => [name, Number(value.toFixed(2))]);
		console.log(JSON.stringify({ seconds, ...Object.fromEntries(rounded) }));
	} finally {
		bare.close();
		await host.stop();
	}
});
