// The demo through its own parts: real models, real store, real HTTP; only the screen is replaced by this test.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { loadConfig } from "../../src/app/config.ts";
import type { App } from "../../src/app/create-app.ts";
import { createNodeApp } from "../../src/app/create-node-app.ts";
import { createLog } from "../../src/app/log.ts";
import { openApp } from "../../src/app/open-app.ts";
import type { DemoScene } from "../../src/core/domain/demo-scene.ts";
import type { RecognitionOutcome, RecognitionResult } from "../../src/core/domain/recognition/recognition-result.ts";
import type { DemoService } from "../../src/core/services/operation/demo-service.ts";
import { eventually } from "../support/eventually.ts";

const projectRoot = join(import.meta.dirname, "..", "..");
const received = z.array(
	z.object({ event: z.object({ id: z.string(), data: z.object({ employee_id: z.string() }) }) }),
);

let app: App;
let demo: DemoService;
let scenes: readonly DemoScene[];

beforeAll(async () => {
	const config = loadConfig({ env: {}, installDir: projectRoot, overrides: { demo: true, logLevel: "warn" } });
	const inferenceModule = join(projectRoot, "src", "vision", "inference", "inference-process.ts");
	app = await openApp(config, (opened, parts) =>
		createNodeApp({ config: opened, demo: parts, log: createLog(opened), inferenceModule }),
	);
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

/** Shows a picture until the kiosk has made up its mind. */
async function show(image: Uint8Array): Promise<RecognitionResult> {
	const undecided: readonly RecognitionOutcome[] = ["observing"];
	for (let frame = 0; frame < 400; frame += 1) {
		const result = await app.services.recognition.submitFrame("demo", image);
		if (!undecided.includes(result.outcome)) return result;
	}
	throw new Error("the kiosk never decides");
}

async function receivedByHris() {
	const response = await fetch(new URL("events", demo.info().hrisPageUrl));
	return received.parse(await response.json()).map(({ event }) => event);
}

describe("the demo", () => {
	test("lives in a folder of its own, is set up, and says that liveness only observes", async () => {
		expect(app.config.dataDir).not.toBe(loadConfig({ env: {}, installDir: projectRoot }).dataDir);
		expect(app.services.setup.settings()).toMatchObject({ setupCompleted: true });
		expect(app.services.targets.list()).toMatchObject([{ kind: "webhook", settings: { url: app.config.hrisUrl } }]);
		expect(app.services.status.kiosk()).toMatchObject({ isDemo: true, livenessMode: "observe", enrolledEmployees: 6 });
		await expect(app.services.supervisor.verifyPin(demo.info().pin)).resolves.toBeUndefined();
	});

	test("shows staff, strangers and nobody, and the kiosk knows which is which", async () => {
		const kinds = scenes.map(({ kind }) => kind);
		expect(new Set(kinds)).toEqual(new Set(["employee", "stranger", "nobody"]));
		const recognised = new Set<string>();
		for (const { kind, image } of scenes) {
			const result = await show(image);
			if (kind === "nobody") expect(result.outcome).toBe("no_face");
			if (kind === "stranger") expect(result.outcome).toBe("unknown");
			if (kind === "employee") {
				expect(["matched", "already_recorded"]).toContain(result.outcome);
				if (result.outcome === "matched") recognised.add(result.punch.employeeId);
			}
		}
		expect(recognised.size).toBe(6);
	}, 120_000);

	test("delivers what it recorded to its stand-in HRIS, which shows it", async () => {
		const recorded = app.services.workDays.day().events.map(({ eventId }) => eventId);
		expect(recorded.length).toBeGreaterThanOrEqual(6);
		await eventually("every event has arrived", async () => (await receivedByHris()).length === recorded.length);
		expect((await receivedByHris()).map(({ id }) => id).sort()).toEqual([...recorded].sort());
		expect(await (await fetch(demo.info().hrisPageUrl)).text()).toContain("K-001");
	});
});
