import { describe, expect, it } from "vitest";
import type { Affine } from "../../../src/vision/affine.ts";
import { createFaceEmbedder } from "../../../src/vision/face-embedder.ts";
import { type ModelOf, modelSchema } from "../../../src/vision/packs/manifest-schema.ts";
import { createRasterPyramid } from "../../../src/vision/raster.ts";

const SIDE = 112;

function embeddingModel(staggerRows: number): ModelOf<"embedding"> {
	const model = modelSchema.parse({
		id: "test",
		file: "test.onnx",
		bytes: 1,
		sha256: "0".repeat(64),
		licence: "MIT",
		task: "embedding",
		input: { name: "input", width: SIDE, height: SIDE, colour: "RGB", mean: [0, 0, 0], std: [1, 1, 1] },
		output: "output",
		dimension: 64,
		alignment: "arcface-112",
		preprocessingVersion: 1,
		staggerRows,
		thresholds: { high: 0.6, medium: 0.5, low: 0.4, margin: 0, falseMatchRates: null, operatingPoint: "none" },
	});
	if (model.task !== "embedding") throw new Error("an embedding model was expected");
	return model;
}

/** A picture whose red is the column and whose green is the row, so that a tensor tells where it was taken. */
function grid() {
	const data = new Uint8Array(200 * 200 * 3);
	for (let y = 0; y < 200; y++)
		for (let x = 0; x < 200; x++) {
			data[(y * 200 + x) * 3] = x;
			data[(y * 200 + x) * 3 + 1] = y;
		}
	return createRasterPyramid({ width: 200, height: 200, data });
}

async function viewsOf(staggerRows: number, averageMirror: boolean) {
	const input = new Float32Array(3 * SIDE * SIDE);
	const views: { column: number; row: number }[] = [];
	const embedder = createFaceEmbedder({
		model: embeddingModel(staggerRows),
		input,
		async run() {
			views.push({ column: input[0] ?? Number.NaN, row: input[SIDE * SIDE] ?? Number.NaN });
			const output = new Float32Array(64);
			output[views.length] = 3;
			return { output };
		},
		release: async () => {},
	});
	const alignment: Affine = { a: 1, b: 0, tx: 20, c: 0, d: 1, ty: 30 };
	return { views, embedding: await embedder.embed(grid(), alignment, averageMirror) };
}

describe("the embedder", () => {
	it("looks once where it is told", async () => {
		const { views, embedding } = await viewsOf(2, false);
		expect(views).toEqual([{ column: 20, row: 30 }]);
		expect(embedding[1]).toBe(1);
	});

	it("averages a lower view with a mirrored one, and gives a direction of length 1", async () => {
		const { views, embedding } = await viewsOf(2, true);
		expect(views).toEqual([
			{ column: 20, row: 32 },
			{ column: 131, row: 30 },
		]);
		expect(embedding[1]).toBeCloseTo(Math.SQRT1_2, 6);
		expect(embedding[2]).toBeCloseTo(Math.SQRT1_2, 6);
	});

	it("takes both views alike for a model that does not ask for more", async () => {
		expect((await viewsOf(0, true)).views.map(({ row }) => row)).toEqual([30, 30]);
	});
});
