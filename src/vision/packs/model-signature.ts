// Whether a graph has the inputs and outputs that the manifest describes. A digest says which file it is; this says
// that the manifest's description of that file is true, before anything is computed with it.
import type { InferenceSession } from "onnxruntime-node";
import type { ModelEntry } from "./manifest-schema.ts";

/** x and y of the 68 points of the iBUG 300-W scheme. */
const LANDMARK_VALUES = 2 * 68;
/** Cells of YuNet's three grids, pixels of the tensor. */
export const YUNET_STRIDES = [8, 16, 32] as const;

type Graph = Pick<InferenceSession, "inputNames" | "outputNames" | "inputMetadata" | "outputMetadata">;
type Metadata = Graph["inputMetadata"];

/** Null when it fits, otherwise what does not, in a few words. */
export function signatureProblem(graph: Graph, model: ModelEntry): string | null {
	const { name, width, height, colour } = model.input;
	if (!graph.inputNames.includes(name)) return `it has no input ${name}`;
	const [other] = graph.inputNames.filter((input) => input !== name);
	if (other !== undefined) return `it wants an input ${other} that the manifest does not know`;
	const wanted = [1, colour === "GREY" ? 1 : 3, height, width];
	const shape = shapeOf(graph.inputMetadata, name);
	if (shape && !fits(shape, wanted)) return `its input is ${inWords(shape)}, not ${inWords(wanted)}`;
	for (const [output, values] of Object.entries(wantedOutputs(model))) {
		if (!graph.outputNames.includes(output)) return `it has no output ${output}`;
		const found = shapeOf(graph.outputMetadata, output);
		const count = found && countOf(found);
		if (values !== null && count !== null && count !== values)
			return `its output ${output} has ${count} values, not ${values}`;
	}
	return null;
}

/** How many values each output has; null where the manifest does not say. */
function wantedOutputs(model: ModelEntry): Record<string, number | null> {
	switch (model.task) {
		case "detection":
			return model.architecture === "yunet" ? yunetOutputs(model.input) : { scores: null, boxes: null };
		case "landmarks":
			return { [model.output]: LANDMARK_VALUES };
		case "embedding":
			return { [model.output]: model.dimension };
		case "pose":
			return Object.fromEntries(Object.values(model.outputs).map((output) => [output, null]));
		case "eyes":
		case "liveness":
			return { [model.output]: null };
	}
}

function yunetOutputs({ width, height }: ModelEntry["input"]): Record<string, number> {
	const values = { cls: 1, obj: 1, bbox: 4, kps: 10 };
	return Object.fromEntries(
		YUNET_STRIDES.flatMap((stride) =>
			Object.entries(values).map(([name, each]) => [`${name}_${stride}`, (width / stride) * (height / stride) * each]),
		),
	);
}

type Shape = readonly (number | string)[];

/** null where the graph does not tell. */
function shapeOf(metadata: Metadata, name: string): Shape | null {
	const value = metadata.find((candidate) => candidate.name === name);
	return value?.isTensor && value.shape.length > 0 ? value.shape : null;
}

/** A dimension without a number (a batch of any size) fits everything. */
function fits(shape: Shape, wanted: readonly number[]): boolean {
	return (
		shape.length === wanted.length &&
		shape.every((size, i) => typeof size !== "number" || size < 0 || size === wanted[i])
	);
}

/** null when a dimension other than the batch is open. */
function countOf(shape: Shape): number | null {
	const [batch, ...rest] = shape;
	const sizes = [typeof batch === "number" && batch > 0 ? batch : 1, ...rest];
	return sizes.every((size) => typeof size === "number" && size > 0)
		? sizes.reduce<number>((product, size) => product * Number(size), 1)
		: null;
}

function inWords(shape: Shape): string {
	return `[${shape.join(", ")}]`;
}
