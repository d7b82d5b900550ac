// The product that a search is made of, as an onnxruntime session over buffers that the index owns: neither the matrix
// nor the result is copied.
import type { Tensor } from "onnxruntime-node";
import { SESSION_OPTIONS } from "../model-session.ts";
import { openSession } from "../open-session.ts";
import { encodeGraph } from "../packs/onnx-graph.ts";

const PRODUCT = encodeGraph({
	inputs: [
		{ name: "digits", type: "uint8", shape: [2, "dimension"] },
		{ name: "matrix", type: "int8", shape: ["panels", "dimension", "lanes"] },
		{ name: "zero", type: "uint8", shape: [] },
	],
	outputs: [{ name: "sums", type: "int32", shape: ["panels", 2, "lanes"] }],
	nodes: [{ operator: "MatMulInteger", inputs: ["digits", "matrix", "zero"], outputs: ["sums"] }],
});

export interface GalleryProduct {
	/** ([2, dimension] - zero) x [panels, dimension, lanes] into [panels, 2, lanes], exact in whole numbers. */
	run(tensors: Readonly<Record<"digits" | "zero" | "matrix" | "sums", Tensor>>): Promise<void>;
	release(): Promise<void>;
}

export async function openGalleryProduct(): Promise<GalleryProduct> {
	const session = await openSession(PRODUCT, SESSION_OPTIONS);
	return {
		async run({ digits, zero, matrix, sums }) {
			await session.run({ digits, zero, matrix }, { sums });
		},
		release: () => session.release(),
	};
}
