// Two recognition packs of different dimension on one database: the default one, and a graph made here with SFace's signature.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ModelService } from "../../src/core/services/recognition/model-service.ts";
import { createKeyFileSecretStore } from "../../src/storage/keys/key-file-secret-store.ts";
import { openStoreReadOnly } from "../../src/storage/open-store-read-only.ts";
import { employeeId } from "../support/environment.ts";
import { eventually } from "../support/eventually.ts";
import { createModelsFolder, type ModelsFolder } from "../support/models-folder.ts";
import { type SamplePerson, samplePhoto } from "../support/sample-photos.ts";
import { type RunningApp, startApp } from "../support/served-app.ts";
import { mixingWeights } from "../support/tiny-onnx.ts";
import { tinyRecognitionPack } from "../support/tiny-packs.ts";

const people: readonly SamplePerson[] = ["dewi", "sari", "rina", "maya", "putri"];

let models: ModelsFolder;
let dataDir: string;
let running: RunningApp | null = null;

beforeEach(async () => {
	models = await createModelsFolder();
	const { pack, files } = await tinyRecognitionPack("sface");
	await models.addPack(pack, files);
	dataDir = await mkdtemp(join(tmpdir(), "hadir-packs-"));
});
afterEach(async () => {
	await running?.close();
	running = null;
	await models[Symbol.asyncDispose]();
	await rm(dataDir, { recursive: true, force: true });
});

async function start(): Promise<RunningApp> {
	running = await startApp({ dataDir, env: { HADIR_MODELS_DIR: models.path } });
	return running;
}

async function stop(): Promise<void> {
	await running?.close();
	running = null;
}

async function enrollAll({ app: { services } }: RunningApp, shots = [0]): Promise<void> {
	for (const person of people)
		for (const shot of shots)
			await services.employees.register(
				{ employeeId: employeeId(person), name: person },
				await samplePhoto(person, shot),
				"test",
			);
}

/** Who a photo is of; null for nobody. */
async function recognise({ app }: RunningApp, person: SamplePerson): Promise<string | null> {
	const { match } = await app.services.recognition.recogniseImage(await samplePhoto(person, 1));
	return match?.kind === "match" ? match.employeeId : null;
}

const names = (overview: Awaited<ReturnType<ModelService["overview"]>>) => overview.mustEnroll.map(({ name }) => name);

describe("switching the recognition pack", () => {
	it("keeps the templates of both, names who must enroll again, and finds everybody again on the way back", async () => {
		const kiosk = await start();
		const { services } = kiosk.app;
		await enrollAll(kiosk);
		expect(await recognise(kiosk, "dewi")).toBe("dewi");
		expect(names(await services.models.overview())).toEqual([]);

		const switched = await services.models.use("sface", "test");
		expect(switched).toMatchObject({ recognitionPack: "sface", detectionPack: "default" });
		expect(names(switched).sort()).toEqual([...people].sort());
		expect(await services.engine.describe()).toMatchObject({ pack: "sface", embeddingDimension: 128 });
		expect(await recognise(kiosk, "dewi")).toBeNull();
		for (const summary of await services.employees.list())
			expect(summary).toMatchObject({ templateCount: 0, unusableTemplateCount: 1 });

		await services.employees.register(
			{ employeeId: employeeId("dewi"), name: "dewi" },
			await samplePhoto("dewi"),
			"test",
		);
		expect(names(await services.models.overview()).sort()).toEqual(people.filter((name) => name !== "dewi").sort());
		expect((await services.employees.list()).find(({ name }) => name === "dewi")).toMatchObject({
			templateCount: 1,
			unusableTemplateCount: 1,
		});

		expect(names(await services.models.use("default", "test"))).toEqual([]);
		for (const person of people) expect(await recognise(kiosk, person)).toBe(person);
	});

	it("is remembered over a restart", async () => {
		await (await start()).app.services.models.use("sface", "test");
		await stop();
		expect(await (await start()).app.services.engine.describe()).toMatchObject({ pack: "sface" });
	});

	it("changes nothing when the new pack is missing, altered, or not as the manifest says", async () => {
		const lies = await tinyRecognitionPack("arcface-r100", { weights: mixingWeights(64, 7) });
		await models.addPack(lies.pack, lies.files);
		const altered = await tinyRecognitionPack("buffalo-sc");
		await models.addPack(altered.pack, { [altered.model.file]: new TextEncoder().encode("altered") });
		const missing = await tinyRecognitionPack("buffalo-l");
		await models.addPack(missing.pack, {});
		const kiosk = await start();
		const { services } = kiosk.app;
		await enrollAll(kiosk);
		const refusals = {
			"arcface-r100": "MODEL_ALTERED",
			"buffalo-sc": "MODEL_ALTERED",
			"buffalo-l": "MODELS_MISSING",
			nothing: "NOT_FOUND",
		};
		for (const [pack, code] of Object.entries(refusals)) {
			await expect(services.models.use(pack, "test")).rejects.toMatchObject({ code });
			expect((await services.models.overview()).recognitionPack).toBe("default");
			expect(await recognise(kiosk, "sari")).toBe("sari");
		}
		expect(kiosk.app.engine.status()).toMatchObject({ state: "ready", restarts: 0 });
	});

	it("leads out of a pack that was altered while the kiosk was off", async () => {
		await (await start()).app.services.models.use("sface", "test");
		await stop();
		const { pack, files } = await tinyRecognitionPack("sface");
		const [file = ""] = Object.keys(files);
		await writeFile(join(models.path, pack.id, file), "altered");
		const { services } = (await start()).app;
		await expect(services.engine.describe()).rejects.toMatchObject({ code: "MODEL_ALTERED" });
		await services.models.use("default", "test");
		expect(await services.engine.describe()).toMatchObject({ pack: "default" });
	});
});

describe("pictures kept at enrollment", () => {
	it("are not kept unless an operator wants them, and go when they are not wanted any more", async () => {
		const kiosk = await start();
		const { models: service } = kiosk.app.services;
		await enrollAll(kiosk);
		expect((await service.overview()).crops.stored).toBe(0);
		await service.keepCrops(true, "test");
		await enrollAll(kiosk);
		expect((await service.overview()).crops.stored).toBe(people.length);
		expect((await service.keepCrops(false, "test")).crops.stored).toBe(0);
	});

	it("go with the person", async () => {
		const kiosk = await start();
		const { services } = kiosk.app;
		await services.models.keepCrops(true, "test");
		await enrollAll(kiosk);
		await services.rights.erasure.erase(employeeId("sari"), { scope: "face", cause: "administrator" }, "test");
		expect((await services.models.overview()).crops.stored).toBe(people.length - 1);
	});

	it("become templates of the new model: everybody is known again, without enrolling", async () => {
		const kiosk = await start();
		const { services } = kiosk.app;
		await services.models.keepCrops(true, "test");
		await enrollAll(kiosk);
		await services.models.use("sface", "test");
		expect((await services.models.overview()).crops).toEqual({ stored: 5, waiting: 5 });
		expect(services.models.reembed("test").state).toBe("running");
		await eventually("the run ends", () => services.models.reembedding().state !== "running");
		expect(services.models.reembedding()).toEqual({ state: "finished", total: 5, done: 5, failed: 0, errorCode: null });
		const overview = await services.models.overview();
		expect(overview.crops).toEqual({ stored: 5, waiting: 0 });
		expect(names(overview)).toEqual([]);
		for (const summary of await services.employees.list())
			expect(summary).toMatchObject({ templateCount: 1, unusableTemplateCount: 1 });
	});
});

describe("making templates from pictures", () => {
	it("goes on where it was when the kiosk was killed, and makes none twice", async () => {
		const kiosk = await start();
		await kiosk.app.services.models.keepCrops(true, "test");
		await enrollAll(kiosk, [0, 1, 2]);
		await kiosk.app.services.models.use("sface", "test");
		await stop();

		const killedAt = await runUntil(4);
		expect(killedAt).toBeGreaterThanOrEqual(4);
		expect(killedAt).toBeLessThan(15);
		const rest = await runUntil(Number.POSITIVE_INFINITY);
		expect(rest).toBeLessThanOrEqual(15 - killedAt);

		const store = openStoreReadOnly({ dataDir, secrets: createKeyFileSecretStore(join(dataDir, "keys")) });
		try {
			for (const person of people) {
				const templates = store.employees.templates(employeeId(person));
				expect(templates.filter(({ embedding }) => embedding.length === 128)).toHaveLength(3);
				expect(templates.filter(({ embedding }) => embedding.length === 512)).toHaveLength(3);
			}
		} finally {
			store.close();
		}
	}, 60_000);
});

/** Runs a kiosk of its own and kills it after so many pictures. Returns how many it had told of. */
async function runUntil(pictures: number): Promise<number> {
	const env = { PATH: process.env["PATH"] ?? "", HADIR_DATA_DIR: dataDir, HADIR_MODELS_DIR: models.path };
	const script = join(import.meta.dirname, "../support/reembed-process.ts");
	const child = spawn(process.execPath, [script], { env, stdio: ["ignore", "pipe", "inherit"] });
	const exited = once(child, "exit");
	let told = 0;
	for await (const line of createInterface({ input: child.stdout })) {
		told = Math.max(told, Number(/ (\d+)\//.exec(line)?.[1] ?? 0));
		if (told >= pictures) child.kill("SIGKILL");
	}
	await exited;
	return told;
}
