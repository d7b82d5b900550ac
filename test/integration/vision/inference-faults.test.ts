// Each fault of the inference process for real: stopped, killed, never ready, dying of every frame, and a slow machine,
// which is none. The real models wherever a frame is to be answered.
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { createHostControl } from "../../../src/app/host-control.ts";
import { createSystemClock } from "../../../src/app/system-clock.ts";
import type { Fault } from "../../../src/core/domain/operation/fault.ts";
import { createSelfCareService } from "../../../src/core/services/operation/self-care-service.ts";
import { createForkedInference } from "../../../src/vision/inference/fork-inference.ts";
import { createInferenceClient, type InferenceClient } from "../../../src/vision/inference/inference-client.ts";
import { onlyChild, slowDown } from "../../support/child-processes.ts";
import { createRecordingLog } from "../../support/environment.ts";
import { eventually } from "../../support/eventually.ts";
import { installedModelsDir } from "../../support/models-folder.ts";
import { samplePhoto } from "../../support/sample-photos.ts";

const realEntry = join(import.meta.dirname, "../../../src/vision/inference/inference-process.ts");
const faultyEntry = (name: string) => join(import.meta.dirname, "../../support/faulty-inference", `${name}.ts`);
const everything = { liveness: true, embedding: true };
/** For what takes seconds on a free machine. */
const LONG_MS = 60_000;

const clients: InferenceClient[] = [];
afterEach(async () => {
	for (const client of clients.splice(0)) await client.stop();
});

function start({ entry = () => realEntry, loadTimeoutMs = LONG_MS } = {}) {
	const faults: Fault[] = [];
	let starts = 0;
	const client = createInferenceClient({
		spawn: () => {
			starts += 1;
			return createForkedInference(entry())();
		},
		gallerySource: { snapshot: () => ({ revision: 0, entries: [], protect: (embedding) => embedding }) },
		modelsDir: installedModelsDir,
		loadTimeoutMs,
		onFault: (fault) => void faults.push(fault),
		log: createRecordingLog(),
	});
	clients.push(client);
	client.start();
	return { ...client, faults, starts: () => starts };
}

describe.skipIf(process.platform !== "linux")("an inference process", () => {
	it("that is stopped in the middle of a frame is replaced: the frame is rejected, the next one answered", async () => {
		const { engine, faults } = start();
		await engine.describe();
		const photo = await samplePhoto("sari");
		process.kill(onlyChild(), "SIGSTOP");
		await expect(engine.analyse(photo, everything)).rejects.toMatchObject({ code: "ENGINE_RESTARTED" });
		expect((await engine.analyse(photo, everything)).faces).toHaveLength(1);
		expect(engine.status()).toEqual({ state: "ready", restarts: 1, errorCode: null });
		expect(faults).toEqual([{ kind: "engine-stuck", recoveredAfterMs: expect.any(Number) }]);
	});

	it("that is stopped while nobody is there is replaced before somebody comes", async () => {
		const { engine, faults } = start();
		await engine.describe();
		const stopped = onlyChild();
		process.kill(stopped, "SIGSTOP");
		await eventually("another process is ready", () => engine.status().restarts === 1, LONG_MS);
		await engine.describe();
		expect(onlyChild()).not.toBe(stopped);
		expect(faults.map(({ kind }) => kind)).toEqual(["engine-stuck"]);
	});

	it("that is killed is replaced and counted", async () => {
		const { engine, faults } = start();
		await engine.describe();
		process.kill(onlyChild(), "SIGKILL");
		await eventually("it was noticed", () => engine.status().restarts === 1, LONG_MS);
		expect((await engine.analyse(await samplePhoto("rina"), everything)).faces).toHaveLength(1);
		expect(faults).toEqual([{ kind: "engine-died", recoveredAfterMs: expect.any(Number) }]);
	});

	it("on a slow machine is left alone: late answers are answers", async () => {
		const { engine, faults, starts } = start();
		await engine.describe();
		const atFullSpeed = slowDown(onlyChild(), { runMs: 60, ofMs: 600 });
		const photo = await samplePhoto("sari");
		for (let frame = 0; frame < 4; frame += 1) expect((await engine.analyse(photo, everything)).faces).toHaveLength(1);
		atFullSpeed();
		expect({ starts: starts(), faults }).toEqual({ starts: 1, faults: [] });
	});

	it("whose models never become ready is given up and tried anew", async () => {
		let isCured = false;
		const { engine, faults } = start({
			entry: () => (isCured ? realEntry : faultyEntry("never-ready")),
			loadTimeoutMs: 2_000,
		});
		await eventually("it was given up once", () => engine.status().restarts === 1, LONG_MS);
		isCured = true;
		await engine.describe();
		expect(faults.map(({ kind }) => kind)).toContain("engine-not-ready");
		expect(faults.at(-1)?.recoveredAfterMs).toEqual(expect.any(Number));
	});

	it("that dies of every frame is started at a slow pace; callers are refused at once, and it recovers once cured", async () => {
		let isCured = false;
		const { engine, faults, starts } = start({ entry: () => (isCured ? realEntry : faultyEntry("dies-of-frames")) });
		const photo = await samplePhoto("maya");
		await eventually(
			"callers are refused",
			() =>
				engine.analyse(photo, everything).then(
					() => false,
					({ code }) => code === "ENGINE_UNAVAILABLE",
				),
			LONG_MS,
		);
		expect(engine.status()).toMatchObject({ state: "failed", errorCode: "ENGINE_UNAVAILABLE" });
		expect(starts()).toBe(5);
		isCured = true;
		await eventually("it works again", () => engine.status().state === "ready", LONG_MS);
		expect((await engine.analyse(photo, everything)).faces).toHaveLength(1);
		expect(faults.map(({ kind }) => kind)).toEqual(Array.from({ length: 5 }, () => "engine-died"));
	});

	it("that leaks is replaced by the kiosk's care for itself, and frames are answered again", async () => {
		const { engine, memory, restart, faults, starts } = start({ entry: () => faultyEntry("leaks") });
		const care = createSelfCareService({
			engine: { describe: engine.describe, memory, restart },
			host: { memoryBytes: () => 200_000_000, uptimeMs: () => 0 },
			hostControl: createHostControl({}),
			maintenance: { quietNight: () => null, isUndisturbed: () => true },
			faults: { record: (fault) => void faults.push(fault) },
			clock: createSystemClock(),
			log: createRecordingLog(),
		});
		await engine.describe();
		const photo = await samplePhoto("sari");
		await eventually(
			"it was replaced",
			async () => {
				await engine.analyse(photo, { liveness: false, embedding: false });
				await care.look();
				return starts() === 2;
			},
			LONG_MS,
		);
		expect(faults).toEqual([{ kind: "memory-grown", recoveredAfterMs: expect.any(Number) }]);
		expect((await engine.analyse(photo, everything)).faces).toHaveLength(1);
		expect(engine.status()).toMatchObject({ state: "ready", restarts: 0 });
	});

	it("tells how much it holds", async () => {
		const { engine, memory } = start();
		expect(memory()).toBeNull();
		await engine.describe();
		await eventually("a beat after it was ready", () => (memory()?.rssBytes ?? 0) > 50_000_000);
	});
});
