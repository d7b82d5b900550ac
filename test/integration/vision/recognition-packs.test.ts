// Recognition packs other than the default one: graphs made here with the signature that the manifest names.
import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { loadModels } from "../../../src/vision/load-models.ts";
import { createModelsFolder } from "../../support/models-folder.ts";
import { samplePhoto } from "../../support/sample-photos.ts";
import { tinyRecognitionPack } from "../../support/tiny-packs.ts";

const options = { liveness: false, embedding: true };

/** The first three numbers are the means of the tensor's channels; the rest is nothing. */
const channelMeans = (dimension: number) =>
	Array.from({ length: dimension }, (_, row) => [0, 1, 2].map((channel) => (channel === row ? 1 : 0)));

async function embeddingOf(packId: string, change: Parameters<typeof tinyRecognitionPack>[1] = {}) {
	const { pack, files } = await tinyRecognitionPack(packId, change);
	await using folder = await createModelsFolder();
	await folder.addPack(pack, files);
	const models = await loadModels(folder.path, { pack: packId });
	try {
		const { primary } = await models.pipeline.analyse(await samplePhoto("sari"), options);
		return { description: models.description, embedding: primary?.embedding ?? new Float32Array() };
	} finally {
		await models.release();
	}
}

describe.each([
	["sface", 128],
	["arcface-r100", 512],
	["buffalo-sc", 512],
	["buffalo-l", 512],
])("the pack %s", (packId, dimension) => {
	it(`gives normalised embeddings of ${dimension} numbers under a contract of its own`, async () => {
		const { description, embedding } = await embeddingOf(packId);
		expect(description).toMatchObject({ pack: packId, embeddingDimension: dimension, falseMatchRates: null });
		expect(embedding).toHaveLength(dimension);
		expect(Math.hypot(...embedding)).toBeCloseTo(1, 5);
		await using folder = await createModelsFolder();
		const models = await loadModels(folder.path);
		expect(description.templateContractId).not.toBe(models.description.templateContractId);
		await models.release();
	});

	it("feeds red, green, blue in the order and on the scale that the manifest names", async () => {
		const { model } = await tinyRecognitionPack(packId);
		const { embedding } = await embeddingOf(packId, { cells: 1, weights: channelMeans(dimension) });
		const [first = 0, second = 0, third = 0] = embedding;
		// A face in daylight is redder than it is blue.
		expect(model.input.colour).toBe("RGB");
		expect(first).toBeGreaterThan(second);
		expect(second).toBeGreaterThan(third);
		// Raw bytes keep their proportions; around a mean of 127.5 a blue that is dark is next to nothing or negative.
		const isRaw = model.input.std.every((std) => std === 1);
		expect(third > 0.4).toBe(isRaw);
	});
});

describe("a recognition model that is not as the manifest says", () => {
	it.each<[string, Parameters<typeof tinyRecognitionPack>[1], RegExp]>([
		["of another dimension", { claimedDimension: 64, weights: channelMeans(64) }, /output fc1 has 64 values, not 128/],
		["with another output", { outputName: "embedding" }, /no output fc1/],
		["with another input", { inputName: "image" }, /no input data/],
		["for another size", { side: 56 }, /input is \[1, 3, 56, 56\], not \[1, 3, 112, 112\]/],
	])("is refused before anything is computed: one %s", async (_what, change, reason) => {
		await expect(embeddingOf("sface", change)).rejects.toMatchObject({
			code: "MODEL_ALTERED",
			message: expect.stringMatching(reason),
		});
	});

	it("is refused when its bytes are no graph at all, with the digest of the manifest", async () => {
		const { pack, model } = await tinyRecognitionPack("sface");
		const bytes = new TextEncoder().encode("no graph");
		const sha256 = createHash("sha256").update(bytes).digest("hex");
		await using folder = await createModelsFolder();
		await folder.addPack({ ...pack, models: [{ ...model, bytes: bytes.length, sha256 }] }, { [model.file]: bytes });
		await expect(loadModels(folder.path, { pack: "sface" })).rejects.toMatchObject({ code: "ENGINE_UNAVAILABLE" });
	});
});
