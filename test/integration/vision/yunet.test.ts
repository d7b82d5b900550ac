// The second detector, on the real model where the tests can have it.
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { overlap } from "../../../src/core/domain/recognition/geometry.ts";
import { type LoadedModels, loadModels } from "../../../src/vision/load-models.ts";
import { findPack, MANIFEST_FILE, parseManifest } from "../../../src/vision/packs/model-manifest.ts";
import { createModelsFolder, installedModelsDir, type ModelsFolder } from "../../support/models-folder.ts";
import { emptyRoomPhoto, groupPhoto, samplePhoto } from "../../support/sample-photos.ts";

const FILE = "face_detection_yunet_2023mar.onnx";
const sources = [join(installedModelsDir, "yunet", FILE), join(import.meta.dirname, "../../../../shared/models", FILE)];
const path = sources.find((candidate) => existsSync(candidate));
if (!path) console.info(`skipped: ${FILE} is not here; get it with: npm run models -- install yunet`);

describe.skipIf(!path)("yunet as the detector", () => {
	let folder: ModelsFolder;
	let models: { yunet: LoadedModels; own: LoadedModels };

	beforeAll(async () => {
		folder = await createModelsFolder();
		const pack = findPack(parseManifest(await readFile(join(installedModelsDir, MANIFEST_FILE), "utf8")), "yunet");
		if (!pack) throw new Error("the manifest knows yunet");
		await folder.addPack(pack, { [FILE]: await readFile(path ?? "") });
		models = {
			yunet: await loadModels(folder.path, { detectionPack: "yunet" }),
			own: await loadModels(folder.path),
		};
	});

	afterAll(async () => {
		await models.yunet.release();
		await models.own.release();
		await folder[Symbol.asyncDispose]();
	});

	const analyse = async (image: Uint8Array) => {
		const options = { liveness: false, embedding: true };
		return {
			yunet: await models.yunet.pipeline.analyse(image, options),
			own: await models.own.pipeline.analyse(image, options),
		};
	};

	it.each(["dewi", "sari", "rina", "maya", "putri"] as const)(
		"finds %s where the default detector does",
		async (person) => {
			const { yunet, own } = await analyse(await samplePhoto(person));
			expect(yunet.primary?.detectionScore).toBeGreaterThan(0.8);
			expect(overlap(yunet.primary?.box ?? zero, own.primary?.box ?? zero)).toBeGreaterThan(0.75);
		},
	);

	it("leaves embeddings comparable: the template contract is the same", async () => {
		expect(models.yunet.description.templateContractId).toBe(models.own.description.templateContractId);
		const { yunet, own } = await analyse(await samplePhoto("sari"));
		const a = yunet.primary?.embedding ?? new Float32Array();
		const b = own.primary?.embedding ?? new Float32Array();
		const cosine = a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);
		expect(cosine).toBeGreaterThan(0.9);
	});

	it("finds everybody in a group and nobody on a wall", async () => {
		expect((await analyse(await groupPhoto())).yunet.faces.length).toBeGreaterThanOrEqual(4);
		expect((await analyse(await emptyRoomPhoto())).yunet.faces).toEqual([]);
	});
});

const zero = { x: 0, y: 0, width: 0, height: 0 };
