import { InferenceSession, Tensor } from "onnxruntime-node";
import { describe, expect, it } from "vitest";
import { encodeGraph } from "../../../src/vision/packs/onnx-graph.ts";

describe("a graph written in code", () => {
	it("is a model that onnxruntime opens and runs, with its names, types, sizes and attributes", async () => {
		const session = await InferenceSession.create(
			encodeGraph({
				inputs: [
					{ name: "a", type: "float32", shape: ["rows", 300] },
					{ name: "b", type: "float32", shape: [2, 300] },
				],
				outputs: [{ name: "product", type: "float32", shape: ["rows", 2] }],
				nodes: [{ operator: "Gemm", inputs: ["a", "b"], outputs: ["product"], attributes: { transB: 1 } }],
			}),
		);
		expect(session.inputMetadata).toMatchObject([
			{ name: "a", type: "float32", shape: ["rows", 300] },
			{ name: "b", type: "float32", shape: [2, 300] },
		]);
		const a = new Tensor("float32", new Float32Array(900).fill(0.5), [3, 300]);
		const b = new Tensor(
			"float32",
			Float32Array.from({ length: 600 }, (_, i) => (i < 300 ? 1 : -2)),
			[2, 300],
		);
		const { product } = await session.run({ a, b });
		expect(product?.dims).toEqual([3, 2]);
		expect([...(product?.data ?? [])]).toEqual([150, -300, 150, -300, 150, -300]);
		await session.release();
	});

	it("refuses sizes that are none", () => {
		const graph = (size: number) => ({
			inputs: [{ name: "a", type: "float32", shape: [size] } as const],
			outputs: [],
			nodes: [],
		});
		for (const size of [-1, 1.5, 2 ** 31]) expect(() => encodeGraph(graph(size))).toThrow(RangeError);
	});
});
