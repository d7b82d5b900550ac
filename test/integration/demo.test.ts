// The demo through its own parts: real models, real store, real HTTP; only the screen is replaced by this test.
import { existsSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { loadConfig } from "../../src/app/config.ts";
import type { App } from "../../src/app/create-app.ts";
import { createNodeApp } from "../../src/app/create-node-app.ts";
import { createLog } from "../../src/app/log.ts";
import { openApp } from "../../src/app/open-app.ts";
import type { DemoChapter, DemoScene } from "../../src/core/domain/demo-scene.ts";
import type { RecognitionOutcome, RecognitionResult } from "../../src/core/domain/recognition/recognition-result.ts";
import type { Log } from "../../src/core/ports/environment.ts";
import type { DemoService } from "../../src/core/services/operation/demo-service.ts";
import { createForkedInference } from "../../src/vision/inference/fork-inference.ts";
import { createRecordingLog } from "../support/environment.ts";
import { eventually } from "../support/eventually.ts";

const projectRoot = join(import.meta.dirname, "..", "..");
const received = z.array(
	z.object({ event: z.object({ id: z.string(), data: z.object({ employee_id: z.string() }) }) }),
);

let app: App;
let demo: DemoService;
let scenes: readonly DemoScene[];

const config = loadConfig({ env: {}, installDir: projectRoot, overrides: { demo: true, logLevel: "warn" } });
const inferenceModule = join(projectRoot, "src", "vision", "inference", "inference-process.ts");

function openDemoWith(log: Log): Promise<App> {
	return openApp(config, (opened, parts) =>
		createNodeApp({ config: opened, demo: parts, log, spawnInference: createForkedInference(inferenceModule) }),
	);
}

beforeAll(async () => {
	app = await openDemoWith(createLog(config));
	app.start();
	const { demo: service } = app.services;
	if (service === null) throw new Error("the demo has no demo service");
	demo = service;
	scenes = await demo.scenes();
});

afterAll(async () => {
	await app.stop();
	expect(existsSync(app.config.dataDir)).toBe(false);
});

/** As the screen's camera draws it: no two pictures of anything in the world are the same, and liveness knows. */
function swaying(image: Uint8Array): Promise<Uint8Array[]> {
	const places = Array.from({ length: 12 }, (_, index) => ({ left: index, top: Math.abs(6 - index) }));
	return Promise.all(
		places.map((place) =>
			sharp(image)
				.extract({ ...place, width: 940, height: 705 })
				.jpeg({ quality: 95 })
				.toBuffer(),
		),
	);
}

/** Shows a picture until the kiosk has made up its mind about whoever is on it. */
async function show(image: Uint8Array, told: string | null): Promise<RecognitionResult> {
	const undecided: readonly RecognitionOutcome[] = ["observing", "challenge"];
	const endMs = performance.now() + 30_000;
	const frames = await swaying(image);
	for (let frame = 0; performance.now() < endMs; frame += 1) {
		const result = await app.services.recognition.submitFrame("demo", frames[frame % frames.length] ?? image);
		const isOld = told !== null && punchOf(result)?.eventId === told;
		if (!undecided.includes(result.outcome) && !isOld) return result;
	}
	throw new Error("the kiosk never decides");
}

async function receivedByHris() {
	const response = await fetch(new URL("events", demo.info().hrisPageUrl));
	return received.parse(await response.json()).map(({ event }) => event);
}

/** Shows what the chapter shows, one scene after the other. */
async function tell(chapter: DemoChapter): Promise<RecognitionResult[]> {
	demo.enter(chapter);
	const results: RecognitionResult[] = [];
	for (const { image } of scenes.filter((scene) => scene.chapter === chapter))
		results.push(await show(image, punchOf(results.at(-1))?.eventId ?? null));
	return results;
}

const punchOf = (result: RecognitionResult | undefined) => (result?.outcome === "matched" ? result.punch : null);

describe("the demo", () => {
	test("lives in a folder of its own, is set up, and says that liveness only observes", async () => {
		expect(app.config.dataDir).not.toBe(loadConfig({ env: {}, installDir: projectRoot }).dataDir);
		expect(app.services.setup.settings()).toMatchObject({ setupCompleted: true });
		expect(app.services.targets.list()).toMatchObject([{ kind: "webhook", settings: { url: app.config.hrisUrl } }]);
		expect(app.services.status.kiosk()).toMatchObject({ isDemo: true, livenessMode: "observe", enrolledEmployees: 12 });
		await expect(app.services.supervisor.verifyPin(demo.info().pin)).resolves.toBeTruthy();
	});

	test("has two weeks behind it: people who are here, gone home, late and missing, charts and an unbroken log", async () => {
		const { counts, hasShifts } = app.services.today.overview();
		expect(hasShifts).toBe(true);
		expect(counts.inside).toBeGreaterThanOrEqual(3);
		expect(counts.not_seen).toBeGreaterThanOrEqual(5);
		const statistics = await app.services.statistics.read();
		expect(statistics.endings.length).toBeGreaterThan(10);
		expect(statistics.similarities.reduce((sum, { count }) => sum + count, 0)).toBeGreaterThan(30);
		expect(statistics.backlog.length).toBeGreaterThan(100);
		expect(await app.services.health.checkLog("test")).toMatchObject({ ok: true });
	});

	test("tells of somebody who comes and somebody who goes", async () => {
		const [, arrival] = await tell("arrival");
		expect(punchOf(arrival)).toMatchObject({ name: "Rafika Lestari", direction: "IN" });
		const [, departure] = await tell("departure");
		expect(punchOf(departure)).toMatchObject({ name: "Dewi Anggraini", direction: "OUT" });
	}, 60_000);

	test("tells of a stranger, and of a photo that the enforced liveness does not let pass", async () => {
		const [nobody, stranger] = await tell("stranger");
		expect(nobody?.outcome).toBe("no_face");
		expect(stranger?.outcome).toBe("unknown");
		const [, print] = await tell("photo");
		expect(["presentation_attack", "liveness_uncertain"]).toContain(print?.outcome);
	}, 60_000);

	test("serves the nearest of a queue, then the next", async () => {
		const [, first, second] = await tell("queue");
		expect(punchOf(first)).toMatchObject({ name: "Putri Maharani", direction: "IN" });
		expect(punchOf(second)).toMatchObject({ name: "Maya Kartika", direction: "IN" });
	}, 60_000);

	test("keeps what the HRIS cannot take, and delivers it when it is back", async () => {
		const [, offline] = await tell("offline");
		expect(punchOf(offline)).toMatchObject({ name: "Intan Permata" });
		await eventually("the kiosk notices", () => app.services.status.sync().network === "offline");
		expect(app.services.status.sync().waiting).toBeGreaterThanOrEqual(1);
		await tell("back_online");
		await eventually("nothing waits", () => app.services.status.sync().waiting === 0, 20_000);
		expect((await receivedByHris()).map(({ data }) => data.employee_id)).toContain("K-006");
	}, 60_000);

	test("lets somebody without a face punch with the PIN that it tells", async () => {
		const { pinPerson } = demo.info();
		demo.enter("pin");
		const { employeeNumber, pin } = pinPerson;
		const answer = await app.services.codePunches.punchByPin("demo", employeeNumber, pin);
		expect(answer).toMatchObject({ state: "recorded" });
	});

	test("shows at its stand-in HRIS what was recorded since it began", async () => {
		expect(await (await fetch(demo.info().hrisPageUrl)).text()).toContain("K-001");
	});
});

test("one that is ended while its staff are still enrolled, for want of a port, says no more than that", async () => {
	const log = createRecordingLog();
	const other = await openDemoWith(log);
	other.start();
	await other.stop();
	expect(log.lines.filter(({ level }) => level === "error")).toEqual([]);
});
