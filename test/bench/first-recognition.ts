// From the start of the host to the first person whom it knows, with a real store, the built host and a real Chromium, beside
// what cannot be less: loading the bare models, and a browser that shows the camera. In turn, in one run:
//   npm run build && node test/bench/first-recognition.ts [--people 500] [--rounds 3]
import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { uuidv7 } from "uuidv7";
import { openKeyFiles } from "../../src/app/key-files.ts";
import { createSystemClock } from "../../src/app/system-clock.ts";
import { openStore } from "../../src/storage/open-store.ts";
import { DEFAULT_PACK, findPack, readManifest } from "../../src/vision/packs/model-manifest.ts";
import { templateContractId } from "../../src/vision/packs/template-contract.ts";
import { eventually } from "../support/eventually.ts";
import { motionJpegOf } from "../support/sample-people.ts";
import { employeeId, templateOf } from "../support/store-fixture.ts";
import { SHOWS_CAMERA, serveBarePage } from "./bare-camera-page.ts";
import { inFolder, openBenchBrowser } from "./bench-browser.ts";
import { kioskUrlOf, setUpHost, startBenchHost } from "./bench-host.ts";
import { median } from "./rounds.ts";
import { createSyntheticFaces } from "./search-faces.ts";

const TEMPLATES_PER_PERSON = 3;
const modelsDir = join(import.meta.dirname, "../../models");
/** Recorded the first time, inside the cooldown after it: named in both. */
const NAMED = "[data-testid=card-recorded], [data-testid=card-already]";

const { values } = parseArgs({
	options: { people: { type: "string", default: "500" }, rounds: { type: "string", default: "3" } },
});

/** People beside the one who will stand there, each with templates under the installation's key. */
async function enrollStaff(dataDir: string, people: number): Promise<void> {
	const model = findPack(await readManifest(modelsDir), DEFAULT_PACK)?.models.find(({ task }) => task === "embedding");
	if (model?.task !== "embedding") throw new Error("the default pack has no model for embeddings");
	const contract = { templateContractId: templateContractId(model) };
	const faces = createSyntheticFaces(model.dimension, TEMPLATES_PER_PERSON);
	const secrets = openKeyFiles({ dataDir });
	const store = openStore({ dataDir, secrets, clock: createSystemClock(), ids: { uuidv7 } });
	for (let i = 0; i < people; i++) {
		const id = employeeId(`S-${i}`);
		const templates = Array.from({ length: TEMPLATES_PER_PERSON }, (_, pose) =>
			templateOf(id, pose, { ...contract, embedding: faces.next(new Float32Array(model.dimension)) }),
		);
		store.employees.enroll({ employeeId: id, name: `Staff ${i}`, consent: null }, templates, { replace: false });
	}
	store.close();
}

async function timeBareModels(): Promise<number> {
	const startedMs = performance.now();
	const child = spawn(process.execPath, [join(import.meta.dirname, "bare-load-process.ts"), modelsDir]);
	const [code] = await once(child, "exit");
	if (code !== 0) throw new Error(`the bare models ended with ${code}`);
	return performance.now() - startedMs;
}

async function timePage(camera: string, url: string, ready: string): Promise<number> {
	const startedMs = performance.now();
	const browser = await openBenchBrowser(camera, url);
	try {
		await browser.page.locator(ready).first().waitFor({ timeout: 60_000 });
		return performance.now() - startedMs;
	} finally {
		await browser.close();
	}
}

/** The window opens when the host listens, as `npm start` does it. */
async function timeStart(dataDir: string, camera: string) {
	const startedMs = performance.now();
	const host = await startBenchHost(dataDir);
	try {
		const listeningMs = performance.now() - startedMs;
		const ready = eventually("the engine is ready", () => host.output().includes("face engine ready")).then(
			() => performance.now() - startedMs,
		);
		const pageMs = await timePage(camera, kioskUrlOf(host), NAMED);
		return { listeningMs, engineReadyMs: await ready, recognisedMs: listeningMs + pageMs };
	} finally {
		await host.stop();
	}
}

await inFolder(async (folder) => {
	const camera = join(folder, "sari.mjpeg");
	writeFileSync(camera, await motionJpegOf("sari"));
	const dataDir = join(folder, "data");
	const first = await startBenchHost(dataDir);
	await setUpHost(first);
	await first.stop();
	await enrollStaff(dataDir, Number(values.people));
	const bare = await serveBarePage();
	const rounds: Record<string, number>[] = [];
	try {
		for (let round = 0; round < Number(values.rounds); round++) {
			const bareModelsMs = await timeBareModels();
			const barePageMs = await timePage(camera, bare.url, SHOWS_CAMERA);
			const start = await timeStart(dataDir, camera);
			rounds.push({ bareModelsMs, barePageMs, ...start, overBare: start.recognisedMs / (bareModelsMs + barePageMs) });
		}
	} finally {
		bare.close();
	}
	const figures = Object.keys(rounds[0] ?? {}).map((name) => {
		const value = median(rounds.map((round) => round[name] ?? Number.NaN));
		return [name, name === "overBare" ? Number(value.toFixed(2)) : Math.round(value)];
	});
	console.log(JSON.stringify({ people: Number(values.people), ...Object.fromEntries(figures) }));
});
