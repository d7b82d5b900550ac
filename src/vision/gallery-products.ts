// The two products that a search is made of, as onnxruntime sessions over buffers that the index owns: neither the
// matrix nor the result is copied.
import { InferenceSession, type Tensor } from "onnxruntime-node";
import { SESSION_OPTIONS } from "./model-session.ts";
import { encodeGraph } from "./onnx-graph.ts";

const FLOAT_PRODUCT = encodeGraph({
	inputs: [
		{ name: "probe", type: "float32", shape: [1, "dimension"] },
		{ name: "matrix", type: "float32", shape: ["dimension", "templates"] },
	],
	outputs: [{ name: "cosines", type: "float32", shape: [1, "templates"] }],
	nodes: [{ operator: "MatMul", inputs: ["probe", "matrix"], outputs: ["cosines"] }],
});

const WHOLE_PRODUCT = encodeGraph({
	inputs: [
		{ name: "digits", type: "uint8", shape: [2, "dimension"] },
		{ name: "matrix", type: "int8", shape: ["panels", "dimension", "lanes"] },
		{ name: "zero", type: "uint8", shape: [] },
	],
	outputs: [{ name: "sums", type: "int32", shape: ["panels", 2, "lanes"] }],
	nodes: [{ operator: "MatMulInteger", inputs: ["digits", "matrix", "zero"], outputs: ["sums"] }],
});

export interface GalleryProducts {
	/** [1, d] x [d, n] into [1, n]. */
	float(probe: Tensor, matrix: Tensor, cosines: Tensor): Promise<void>;
	/** ([2, d] - zero) x [p, d, l] into [p, 2, l], exact in whole numbers. */
	whole(digits: Tensor, zero: Tensor, matrix: Tensor, sums: Tensor): Promise<void>;
	release(): Promise<void>;
}

export async function openGalleryProducts(): Promise<GalleryProducts> {
	const [floats, whole] = await Promise.all(
		[FLOAT_PRODUCT, WHOLE_PRODUCT].map((graph) => InferenceSession.create(graph, SESSION_OPTIONS)),
	);
	if (!floats || !whole) throw new Error("a session for each graph");
	return {
		async float(probe, matrix, cosines) {
			await floats.run({ probe, matrix }, { cosines });
		},
		async whole(digits, zero, matrix, sums) {
			await whole.run({ digits, zero, matrix }, { sums });
		},
		async release() {
			await Promise.all([floats.release(), whole.release()]);
		},
	};
}
