// Packs beside the default one, with graphs made here that have the real models' signature.
import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { loadModels } from "../../../src/vision/load-models.ts";
import type { ModelPack } from "../../../src/vision/packs/manifest-schema.ts";
import { createModelsFolder } from "../../support/models-folder.ts";
import { samplePhoto } from "../../support/sample-photos.ts";
import { tinyClassifier } from "../../support/tiny-onnx.ts";

/** As anti-spoof-mn3: named tensors, RGB normalised, probabilities out, class 0 live. Here: redder is livelier. */
const mn3 = tinyClassifier({
	inputName: "actual_input_1",
	outputName: "output1",
	side: 128,
	weights: [
		[2, 0, 0],
		[0, 0, 0],
	],
});

function mn3Pack(change: object = {}): ModelPack {
	return {
		id: "anti-spoof-mn3",
		title: "stand-in",
		install: "recommended",
		nonCommercial: false,
		accuracy: [],
		source: { kind: "folder" },
		models: [
			{
				id: "anti-spoof-mn3",
				task: "liveness",
				file: "anti-spoof-mn3.onnx",
				bytes: mn3.length,
				sha256: createHash("sha256").update(mn3).digest("hex"),
				alsoAccepted: [],
				licence: "MIT",
				input: {
					name: "actual_input_1",
					width: 128,
					height: 128,
					colour: "RGB",
					mean: [151.2405, 119.595, 107.8395],
					std: [63.0105, 56.457, 55.0035],
				},
				crop: { kind: "square", scale: 1, outside: "inside", keepAspect: true },
				layer: "anti-spoof-mn3",
				output: "output1",
				outputKind: "probabilities",
				liveIndex: 0,
				...change,
			},
		],
	};
}

const options = { liveness: true, embedding: false };

describe("an optional liveness layer", () => {
	it("speaks as one more layer when its files are there", async () => {
		await using folder = await createModelsFolder();
		await folder.addPack(mn3Pack(), { "anti-spoof-mn3.onnx": mn3 });
		const models = await loadModels(folder.path);
		expect(models.description.livenessLayers).toEqual(["faceplugin", "anti-spoof-mn3"]);
		const { primary } = await models.pipeline.analyse(await samplePhoto("sari"), options);
		expect(primary?.liveness.map((score) => score.layer)).toEqual(["faceplugin", "anti-spoof-mn3"]);
		const live = primary?.liveness[1]?.live ?? Number.NaN;
		expect(live).toBeGreaterThan(0);
		expect(live).toBeLessThan(1);
		await models.release();
	});

	it("reads the class and the kind of output that the manifest names", async () => {
		const scores: number[] = [];
		for (const liveIndex of [0, 1]) {
			await using folder = await createModelsFolder();
			await folder.addPack(mn3Pack({ liveIndex }), { "anti-spoof-mn3.onnx": mn3 });
			const models = await loadModels(folder.path);
			const { primary } = await models.pipeline.analyse(await samplePhoto("sari"), options);
			scores.push(primary?.liveness[1]?.live ?? Number.NaN);
			await models.release();
		}
		expect((scores[0] ?? 0) + (scores[1] ?? 0)).toBeCloseTo(1, 5);
	});

	it("is left out when it is not installed, and stops the start when it was altered", async () => {
		await using folder = await createModelsFolder();
		await folder.addPack(mn3Pack(), {});
		const models = await loadModels(folder.path);
		expect(models.description.livenessLayers).toEqual(["faceplugin"]);
		await models.release();
		await using altered = await createModelsFolder();
		await altered.addPack(mn3Pack(), { "anti-spoof-mn3.onnx": mn3.slice(1) });
		await expect(loadModels(altered.path)).rejects.toMatchObject({ code: "MODEL_ALTERED" });
	});

	it("is refused when the graph has no input of the manifest's name", async () => {
		const other = tinyClassifier({
			inputName: "data",
			outputName: "output1",
			side: 128,
			weights: [
				[1, 0, 0],
				[0, 0, 0],
			],
		});
		const digest = { bytes: other.length, sha256: createHash("sha256").update(other).digest("hex") };
		await using folder = await createModelsFolder();
		await folder.addPack(mn3Pack(digest), { "anti-spoof-mn3.onnx": other });
		await expect(loadModels(folder.path)).rejects.toMatchObject({ code: "MODEL_ALTERED" });
	});

	it("never lets a value that is not a number become a score", async () => {
		const broken = tinyClassifier({
			inputName: "actual_input_1",
			outputName: "output1",
			side: 128,
			weights: [
				[Number.NaN, 0, 0],
				[0, 0, 0],
			],
		});
		const digest = { bytes: broken.length, sha256: createHash("sha256").update(broken).digest("hex") };
		await using folder = await createModelsFolder();
		await folder.addPack(mn3Pack(digest), { "anti-spoof-mn3.onnx": broken });
		const models = await loadModels(folder.path);
		await expect(models.pipeline.analyse(await samplePhoto("sari"), options)).rejects.toMatchObject({
			code: "ENGINE_UNAVAILABLE",
		});
		await models.release();
	});
});
