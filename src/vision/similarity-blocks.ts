// Cosines of many vectors with many others, block by block: what calibration needs of a whole gallery.
import { InferenceSession, Tensor } from "onnxruntime-node";
import { SESSION_OPTIONS } from "./model-session.ts";
import { encodeGraph } from "./onnx-graph.ts";

/** 1024 x 1024 cosines are 4 MB: large enough for the product's full speed, small enough for the cache. */
const BLOCK_VECTORS = 1024;

const PRODUCT = encodeGraph({
	inputs: [
		{ name: "rows", type: "float32", shape: ["rows", "dimension"] },
		{ name: "columns", type: "float32", shape: ["columns", "dimension"] },
	],
	outputs: [{ name: "cosines", type: "float32", shape: ["rows", "columns"] }],
	nodes: [{ operator: "Gemm", inputs: ["rows", "columns"], outputs: ["cosines"], attributes: { transB: 1 } }],
});

export interface SimilarityBlock {
	/** Vector of the first matrix that the block's first row is of. */
	readonly firstRow: number;
	readonly rows: number;
	/** Vector of the second matrix that the block's first column is of. */
	readonly firstColumn: number;
	readonly columns: number;
	/** `rows * columns`, row by row; float32 sums, right to 1e-4 at worst and 1e-6 as a rule. The caller's to keep. */
	readonly cosines: Float32Array;
}

/**
 * Cosines of every vector in `first` with every one in `second`, both packed vector after vector and of length 1. When
 * both are the same array, blocks below the diagonal are left out: each pair of different vectors then comes once, in
 * a block right of the diagonal or, twice, in one on it. Throws RangeError for arrays that hold no whole vectors.
 */
export async function* similarityBlocks(
	first: Float32Array,
	second: Float32Array,
	dimension: number,
): AsyncGenerator<SimilarityBlock> {
	const firstBlocks = cutIntoBlocks(first, dimension);
	const secondBlocks = first === second ? firstBlocks : cutIntoBlocks(second, dimension);
	const session = await InferenceSession.create(PRODUCT, SESSION_OPTIONS);
	try {
		for (const rows of firstBlocks)
			for (const columns of secondBlocks) {
				if (first === second && columns.start < rows.start) continue;
				const cosines = new Float32Array(rows.count * columns.count);
				const output = new Tensor("float32", cosines, [rows.count, columns.count]);
				await session.run({ rows: rows.tensor, columns: columns.tensor }, { cosines: output });
				yield {
					firstRow: rows.start,
					rows: rows.count,
					firstColumn: columns.start,
					columns: columns.count,
					cosines,
				};
			}
	} finally {
		await session.release();
	}
}

function cutIntoBlocks(matrix: Float32Array, dimension: number) {
	const vectors = matrix.length / dimension;
	if (!Number.isInteger(vectors)) throw new RangeError(`no whole vectors of ${dimension} numbers`);
	return Array.from({ length: Math.ceil(vectors / BLOCK_VECTORS) }, (_, block) => {
		const start = block * BLOCK_VECTORS;
		const count = Math.min(BLOCK_VECTORS, vectors - start);
		const values = matrix.subarray(start * dimension, (start + count) * dimension);
		return { start, count, tensor: new Tensor("float32", values, [count, dimension]) };
	});
}
