// The liveness layers of the shipped manifest against preprocessing that is written down a second time here, step by step
// as their publishers do it: crop, colour order, numbers, class.
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { InferenceSession, Tensor } from "onnxruntime-node";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import type { Box } from "../../../src/core/domain/recognition/geometry.ts";
import { loadModels } from "../../../src/vision/load-models.ts";
import type { ModelPack } from "../../../src/vision/packs/manifest-schema.ts";
import { readManifest } from "../../../src/vision/packs/model-manifest.ts";
import { createModelsFolder, installedModelsDir } from "../../support/models-folder.ts";
import { samplePhoto } from "../../support/sample-photos.ts";

const root = join(import.meta.dirname, "../../../..");
const pairFolder = join(root, "shared/models");
const samples = join(root, "shared/data/samples");
const hasPair = existsSync(join(pairFolder, "MiniFASNetV2.onnx"));
const hasSamples = hasPair && existsSync(join(samples, "image_T1.jpg"));
if (!hasPair) console.warn("skipped: the MiniFASNet pair is not on this machine");

async function shippedPack(id: string): Promise<ModelPack> {
	const pack = (await readManifest(installedModelsDir)).packs.find((candidate) => candidate.id === id);
	if (!pack) throw new Error(`the manifest has no pack ${id}`);
	return pack;
}

async function withPair() {
	const folder = await createModelsFolder();
	const files = ["MiniFASNetV2.onnx", "MiniFASNetV1SE.onnx"];
	const contents = await Promise.all(
		files.map(async (name) => [name, await readFile(join(pairFolder, name))] as const),
	);
	await folder.addPack(await shippedPack("deepface-antispoof"), Object.fromEntries(contents));
	return folder;
}

/** Silent-Face-Anti-Spoofing: the box scaled, not beyond the image, moved inside; stretched to 80x80; BGR 0..255. */
async function referenceScore(file: string, scale: number, image: Uint8Array, face: Box): Promise<number> {
	const { width = 0, height = 0 } = await sharp(image).metadata();
	const feasible = Math.min(scale, (height - 1) / face.height, (width - 1) / face.width);
	const size = { width: face.width * feasible, height: face.height * feasible };
	const left = Math.min(Math.max(0, face.x + face.width / 2 - size.width / 2), width - 1 - size.width);
	const top = Math.min(Math.max(0, face.y + face.height / 2 - size.height / 2), height - 1 - size.height);
	const area = {
		left: Math.round(left),
		top: Math.round(top),
		width: Math.round(size.width),
		height: Math.round(size.height),
	};
	const pixels = await sharp(image)
		.extract(area)
		.resize(80, 80, { fit: "fill", kernel: "linear" })
		.removeAlpha()
		.raw()
		.toBuffer();
	const planes = new Float32Array(3 * 80 * 80);
	for (let i = 0; i < 80 * 80; i++)
		for (let channel = 0; channel < 3; channel++) planes[channel * 80 * 80 + i] = pixels[3 * i + 2 - channel] ?? 0;
	const session = await InferenceSession.create(join(pairFolder, file));
	const [input = ""] = session.inputNames;
	const outputs = await session.run({ [input]: new Tensor("float32", planes, [1, 3, 80, 80]) });
	const logits = Array.from(Object.values(outputs)[0]?.data ?? [], Number);
	const exponents = logits.map((value) => Math.exp(value - Math.max(...logits)));
	await session.release();
	return (exponents[1] ?? 0) / exponents.reduce((sum, value) => sum + value, 0);
}

describe.skipIf(!hasPair)("the MiniFASNet pair", () => {
	it("is one layer: the mean of what both models say, prepared as their publisher does", async () => {
		await using folder = await withPair();
		const models = await loadModels(folder.path);
		expect(models.description.livenessLayers).toEqual(["faceplugin", "deepface-antispoof"]);
		for (const person of ["sari", "dewi"] as const) {
			const photo = await samplePhoto(person);
			const { primary } = await models.pipeline.analyse(photo, { liveness: true, embedding: false });
			if (!primary) throw new Error("a face is on the photo");
			const first = await referenceScore("MiniFASNetV2.onnx", 2.7, photo, primary.box);
			const second = await referenceScore("MiniFASNetV1SE.onnx", 4, photo, primary.box);
			const pair = primary.liveness.find(({ layer }) => layer === "deepface-antispoof")?.live ?? Number.NaN;
			// Not to the last digit: the publisher resizes with OpenCV, which rounds to whole pixels.
			expect(Math.abs(pair - (first + second) / 2)).toBeLessThan(0.1);
		}
		await models.release();
	});

	it.skipIf(!hasSamples)("tells the publisher's own live example from the print and the screen", async () => {
		await using folder = await withPair();
		const models = await loadModels(folder.path);
		const scores: number[] = [];
		for (const name of ["image_T1", "image_F1", "image_F2"]) {
			const image = await readFile(join(samples, `${name}.jpg`));
			const { primary } = await models.pipeline.analyse(image, { liveness: true, embedding: false });
			scores.push(primary?.liveness[1]?.live ?? Number.NaN);
		}
		const [live = 0, print = 1, screen = 1] = scores;
		expect(live).toBeGreaterThan(0.8);
		expect(Math.max(print, screen)).toBeLessThan(0.3);
		await models.release();
	});
});

describe("the manifest's entry of anti-spoof-mn3", () => {
	it("is what its publisher writes: the face box stretched to 128x128, RGB, mean and scale, 0 live and 1 spoof", async () => {
		const [model] = (await shippedPack("anti-spoof-mn3")).models;
		expect(model).toMatchObject({
			input: {
				name: "actual_input_1",
				width: 128,
				height: 128,
				colour: "RGB",
				mean: [151.2405, 119.595, 107.8395],
				std: [63.0105, 56.457, 55.0035],
			},
			crop: { scale: 1, keepAspect: true },
			output: "output1",
			outputKind: "probabilities",
			liveIndex: 0,
		});
	});
});
