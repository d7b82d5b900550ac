// The real child process: it dies, hangs about without models, is given galleries, and always comes back.
import { fork } from "node:child_process";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { type EmployeeId, parseEmployeeId } from "../../../src/core/domain/employee.ts";
import type {
	ContractedGalleryEntry,
	GalleryChange,
	GalleryEntry,
	GallerySource,
} from "../../../src/core/ports/gallery.ts";
import { createForkedInference } from "../../../src/vision/inference/fork-inference.ts";
import type { InferenceChannel, SpawnInference } from "../../../src/vision/inference/inference-channel.ts";
import { createInferenceClient, type InferenceClient } from "../../../src/vision/inference/inference-client.ts";
import { createRecordingLog } from "../../support/environment.ts";
import { eventually } from "../../support/eventually.ts";
import { createModelsFolder, installedModelsDir } from "../../support/models-folder.ts";
import { samplePhoto } from "../../support/sample-photos.ts";

const processFile = join(import.meta.dirname, "../../../src/vision/inference/inference-process.ts");
const everything = { liveness: true, embedding: true };
const DIMENSION = 512;

function employee(value: string): EmployeeId {
	const id = parseEmployeeId(value);
	if (!id) throw new Error("employee id");
	return id;
}

/** A unit vector along one axis, so that similarities are 0 or 1. */
function axis(n: number): Float32Array {
	const vector = new Float32Array(DIMENSION);
	vector[n] = 1;
	return vector;
}

const entry = (n: number): GalleryEntry => ({ templateId: `t${n}`, employeeId: employee(`E${n}`), embedding: axis(n) });

interface TestSource extends GallerySource {
	/** Under the contract that the process asked for, unless another is given. */
	commit(entry: GalleryEntry, templateContractId?: string): GalleryChange;
	readonly snapshots: number;
}

/** The authority: changes are committed here first, as the store does. */
function createSource(): TestSource {
	const entries: ContractedGalleryEntry[] = [];
	let revision = 0;
	let snapshots = 0;
	let asked = "";
	return {
		get snapshots() {
			return snapshots;
		},
		commit(added, templateContractId = asked) {
			const entry = { ...added, templateContractId };
			entries.push(entry);
			return { revision: ++revision, upserted: [entry], removedTemplateIds: [] };
		},
		snapshot(templateContractId) {
			snapshots++;
			asked = templateContractId;
			const ofContract = entries.filter((entry) => ["", asked].includes(entry.templateContractId));
			return { revision, entries: ofContract, protect: (embedding) => embedding };
		},
	};
}

const clients: InferenceClient[] = [];
afterEach(async () => {
	for (const client of clients.splice(0)) await client.stop();
});

function startClient(options: { source?: GallerySource; modelsDir?: string; spawn?: SpawnInference } = {}) {
	const channels: InferenceChannel[] = [];
	const spawn = options.spawn ?? createForkedInference(processFile);
	const client = createInferenceClient({
		spawn() {
			const channel = spawn();
			channels.push(channel);
			return channel;
		},
		gallerySource: options.source ?? createSource(),
		modelsDir: options.modelsDir ?? installedModelsDir,
		log: createRecordingLog(),
	});
	clients.push(client);
	client.start();
	return { ...client, kill: () => channels.at(-1)?.kill(), processes: () => channels.length };
}

describe("the inference process", () => {
	it("analyses, describes itself and refuses what is no image, in a process of its own", async () => {
		const { engine } = startClient();
		expect(engine.status().state).toBe("starting");
		const description = await engine.describe();
		expect(description).toMatchObject({ pack: "default", embeddingDimension: DIMENSION });
		expect(engine.status()).toEqual({ state: "ready", restarts: 0, errorCode: null });
		const analysis = await engine.analyse(await samplePhoto("sari"), everything);
		expect(analysis.primary?.embedding).toBeInstanceOf(Float32Array);
		expect(Object.keys(analysis.timingsMs)).toEqual(
			expect.arrayContaining([
				"decode",
				"detect",
				"landmarks",
				"align",
				"quality",
				"pose",
				"eyes",
				"liveness",
				"embed",
			]),
		);
		await expect(engine.analyse(Buffer.from("no image"), everything)).rejects.toMatchObject({
			code: "UNSUPPORTED_IMAGE",
		});
		expect((await engine.analyse(await samplePhoto("sari"), everything)).faces).toHaveLength(1);
	});

	it("rejects the frame in flight when it is killed, and the next frame works", async () => {
		const { engine, kill } = startClient();
		await engine.describe();
		const photo = await samplePhoto("sari");
		const inFlight = engine.analyse(photo, everything);
		const rejected = expect(inFlight).rejects.toMatchObject({ code: "ENGINE_RESTARTED" });
		kill();
		await rejected;
		const next = await engine.analyse(photo, everything);
		expect(next.primary).not.toBeNull();
		expect(engine.status()).toEqual({ state: "ready", restarts: 1, errorCode: null });
	});

	it("survives being killed again and again", async () => {
		const { engine, kill, processes } = startClient();
		const photo = await samplePhoto("rina");
		for (let death = 1; death <= 3; death++) {
			await engine.describe();
			kill();
			await eventually("a new process", () => processes() > death);
			expect((await engine.analyse(photo, everything)).faces).toHaveLength(1);
		}
		expect(engine.status()).toMatchObject({ state: "ready", restarts: 3 });
	});

	it("ends when its parent does", async () => {
		const child = fork(processFile, [], { execArgv: [], serialization: "advanced" });
		const exited = new Promise((resolve) => child.once("exit", (code) => resolve(code)));
		child.send({
			id: 1,
			body: { kind: "load", modelsDir: installedModelsDir, pack: "default", detectionPack: "default" },
		});
		await new Promise((resolve) => child.once("message", resolve));
		child.disconnect();
		expect(await exited).toBe(0);
	});

	it("refuses waiting and later calls when it is stopped", async () => {
		const client = startClient();
		const waiting = expect(client.engine.describe()).rejects.toMatchObject({ code: "ENGINE_UNAVAILABLE" });
		await client.stop();
		await waiting;
		await expect(client.gallery.size()).rejects.toMatchObject({ code: "ENGINE_UNAVAILABLE" });
		expect(client.engine.status().state).toBe("stopped");
	});
});

describe("a process that cannot work", () => {
	it("says which file is missing, and is not started in a loop", async () => {
		await using folder = await createModelsFolder();
		await folder.replace("fr_feature.onnx", null);
		const { engine, processes } = startClient({ modelsDir: folder.path });
		const refusal = { code: "MODELS_MISSING", data: { file: "fr_feature.onnx" } };
		await expect(engine.describe()).rejects.toMatchObject(refusal);
		await expect(engine.analyse(new Uint8Array(), everything)).rejects.toMatchObject(refusal);
		expect(engine.status()).toMatchObject({ state: "failed", errorCode: "MODELS_MISSING" });
		expect(processes()).toBe(1);
	});

	it("never scores with an altered model", async () => {
		await using folder = await createModelsFolder();
		await folder.replace("fr_pose.onnx", Buffer.from("other bytes"));
		const { engine } = startClient({ modelsDir: folder.path });
		await expect(engine.describe()).rejects.toMatchObject({ code: "MODEL_ALTERED", data: { file: "fr_pose.onnx" } });
	});

	it("is refused at once after a few deaths at the start, with pauses that grow", async () => {
		const { engine, processes } = startClient({
			spawn: () => ({
				post: () => undefined,
				onMessage: () => undefined,
				onExit: (listener) => queueMicrotask(() => listener("exit code 1")),
				kill: () => undefined,
			}),
		});
		await expect(engine.describe()).rejects.toMatchObject({ code: "ENGINE_UNAVAILABLE" });
		expect(engine.status()).toMatchObject({ state: "failed", errorCode: "ENGINE_UNAVAILABLE" });
		expect(processes()).toBe(5);
	});
});

describe("the gallery in the process", () => {
	it("is filled from its source before the process counts as ready, and again after a death", async () => {
		const source = createSource();
		for (let n = 0; n < 1500; n++) source.commit({ ...entry(n % DIMENSION), templateId: `t${n}` });
		const { gallery, engine, kill, processes } = startClient({ source });
		expect(await gallery.size()).toEqual({ templates: 1500, employees: DIMENSION, revision: 1500 });
		expect((await gallery.search(axis(7))).best).toMatchObject({ employeeId: "E7", similarity: 1 });
		kill();
		await eventually("a new process", () => processes() === 2);
		expect(await gallery.size()).toEqual({ templates: 1500, employees: DIMENSION, revision: 1500 });
		expect(engine.status().restarts).toBe(1);
	});

	it("loses no change that is made while the process starts, dies or starts again", async () => {
		const source = createSource();
		const { gallery, engine, kill } = startClient({ source });
		const commit = (n: number) => gallery.apply(source.commit(entry(n)));
		await commit(0);
		await engine.describe();
		await commit(1);
		const underway = commit(2);
		kill();
		await Promise.all([underway, commit(3), commit(4)]);
		await eventually("the next process", () => engine.status().restarts === 1 && engine.status().state === "ready");
		await commit(5);
		expect(await gallery.size()).toEqual({ templates: 6, employees: 6, revision: 6 });
		for (const n of [0, 1, 2, 3, 4, 5]) expect((await gallery.search(axis(n))).best?.employeeId).toBe(`E${n}`);
	});

	it("reloads when a change does not follow on what it has", async () => {
		const source = createSource();
		const { gallery, engine } = startClient({ source });
		await engine.describe();
		source.commit(entry(1));
		const second = source.commit(entry(2));
		await gallery.apply(second);
		expect(await gallery.size()).toEqual({ templates: 2, employees: 2, revision: 2 });
		expect(source.snapshots).toBe(2);
	});

	it("never compares a template of another contract, also of one that was of this one before", async () => {
		const source = createSource();
		const { gallery, engine } = startClient({ source });
		await engine.describe();
		await gallery.apply(source.commit(entry(1)));
		await gallery.apply(source.commit(entry(2), "tc1-of-another-model"));
		expect(await gallery.size()).toEqual({ templates: 1, employees: 1, revision: 2 });
		expect((await gallery.search(axis(2))).best).toMatchObject({ employeeId: "E1", similarity: 0 });
		await gallery.apply(source.commit(entry(1), "tc1-of-another-model"));
		expect(await gallery.size()).toEqual({ templates: 0, employees: 0, revision: 3 });
		expect(source.snapshots).toBe(1);
	});

	it("gives exactly the embeddings that were sent", async () => {
		const source = createSource();
		const { gallery, engine } = startClient({ source });
		const { primary } = await engine.analyse(await samplePhoto("maya"), everything);
		if (!primary?.embedding) throw new Error("an embedding was expected");
		await gallery.apply(source.commit({ ...entry(9), embedding: primary.embedding }));
		const { best, second } = await gallery.search(primary.embedding);
		expect(best?.similarity).toBeCloseTo(1, 6);
		expect(second).toBeNull();
	});
});
