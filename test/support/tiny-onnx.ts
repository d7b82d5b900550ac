// Writes the smallest useful ONNX graphs: averages of the input's colours, one matrix. For packs whose files cannot
// be had in a test: the loading code is real, the graph has the real one's signature. Encoding: onnx.proto3, by hand.

export interface TinyClassifier {
	readonly inputName: string;
	readonly outputName: string;
	readonly side: number;
	/** One row a class: weights of the three channel means. */
	readonly weights: readonly (readonly [number, number, number])[];
}

export interface TinyEmbedder {
	readonly inputName: string;
	readonly outputName: string;
	readonly side: number;
	/** The image is averaged over `cells` x `cells` squares first; a divisor of `side`. */
	readonly cells: number;
	/** One row a number of the embedding: weights of the averages, channel by channel. */
	readonly weights: readonly (readonly number[])[];
	/** Size of the last dimension that the graph claims; that of `weights` unless a test lies. */
	readonly claimedDimension?: number;
}

const FLOAT = 1;
const INT = 2;
const INTS = 7;

function varint(value: number): number[] {
	const bytes: number[] = [];
	let rest = value;
	do {
		bytes.push((rest & 0x7f) | (rest > 0x7f ? 0x80 : 0));
		rest >>>= 7;
	} while (rest > 0);
	return bytes;
}

const number = (field: number, value: number): number[] => [...varint(field << 3), ...varint(value)];
const bytes = (field: number, value: Iterable<number>): number[] => {
	const content = [...value];
	return [...varint((field << 3) | 2), ...varint(content.length), ...content];
};
const text = (field: number, value: string): number[] => bytes(field, new TextEncoder().encode(value));

/** TypeProto of a float tensor. */
function floatTensor(name: string, shape: readonly number[]): number[] {
	const dimensions = shape.flatMap((size) => bytes(1, number(1, size)));
	const tensorType = [...number(1, FLOAT), ...bytes(2, dimensions)];
	return [...text(1, name), ...bytes(2, bytes(1, tensorType))];
}

function node(
	operator: string,
	inputs: readonly string[],
	output: string,
	attributes: readonly number[][] = [],
): number[] {
	return bytes(1, [
		...inputs.flatMap((name) => text(1, name)),
		...text(2, output),
		...text(4, operator),
		...attributes.flatMap((attribute) => bytes(5, attribute)),
	]);
}

const intAttribute = (name: string, value: number): number[] => [
	...text(1, name),
	...number(3, value),
	...number(20, INT),
];

const intsAttribute = (name: string, values: readonly number[]): number[] => [
	...text(1, name),
	...values.flatMap((value) => number(8, value)),
	...number(20, INTS),
];

function matrix(name: string, rows: readonly (readonly number[])[]): number[] {
	const columns = rows[0]?.length ?? 0;
	const values = new Uint8Array(Float32Array.from(rows.flat()).buffer);
	return bytes(5, [
		...number(1, rows.length),
		...number(1, columns),
		...number(2, FLOAT),
		...text(8, name),
		...bytes(9, values),
	]);
}

/** An ONNX file, opset 13: `input` [1,3,side,side] to `output` [1, classes] as probabilities. */
export function tinyClassifier({ inputName, outputName, side, weights }: TinyClassifier): Uint8Array {
	const transposed = [0, 1, 2].map((channel) => weights.map((row) => row[channel] ?? 0));
	const graph = [
		...node("GlobalAveragePool", [inputName], "pooled"),
		...node("Flatten", ["pooled"], "flat", [intAttribute("axis", 1)]),
		...node("MatMul", ["flat", "weights"], "logits"),
		...node("Softmax", ["logits"], outputName, [intAttribute("axis", 1)]),
		...text(2, "tiny"),
		...matrix("weights", transposed),
		...bytes(11, floatTensor(inputName, [1, 3, side, side])),
		...bytes(12, floatTensor(outputName, [1, weights.length])),
	];
	const opset = number(2, 13);
	return Uint8Array.from([...number(1, 8), ...bytes(7, graph), ...bytes(8, opset)]);
}

/** An ONNX file, opset 13: `input` [1,3,side,side] to `output` [1, dimension], linear. */
export function tinyEmbedder({
	inputName,
	outputName,
	side,
	cells,
	weights,
	claimedDimension = weights.length,
}: TinyEmbedder): Uint8Array {
	const rows = Array.from({ length: 3 * cells * cells }, (_, i) => weights.map((row) => row[i] ?? 0));
	const size = side / cells;
	const pooling = [intsAttribute("kernel_shape", [size, size]), intsAttribute("strides", [size, size])];
	const graph = [
		...node("AveragePool", [inputName], "pooled", pooling),
		...node("Flatten", ["pooled"], "flat", [intAttribute("axis", 1)]),
		...node("MatMul", ["flat", "weights"], outputName),
		...text(2, "tiny"),
		...matrix("weights", rows),
		...bytes(11, floatTensor(inputName, [1, 3, side, side])),
		...bytes(12, floatTensor(outputName, [1, claimedDimension])),
	];
	return Uint8Array.from([...number(1, 8), ...bytes(7, graph), ...bytes(8, number(2, 13))]);
}

/** Weights that tell faces apart a little: differences of neighbouring averages, mixed by a fixed sequence. */
export function mixingWeights(dimension: number, cells: number): number[][] {
	const inputs = 3 * cells * cells;
	return Array.from({ length: dimension }, (_, row) => {
		const weights = Array.from({ length: inputs }, (_, i) => Math.sin(row * 12.9898 + i * 78.233 + row * i * 0.37));
		const mean = weights.reduce((sum, weight) => sum + weight, 0) / inputs;
		return weights.map((weight) => (weight - mean) / 1000);
	});
}

/** An ONNX file, opset 13, that answers the same whatever it sees: for models that misbehave. */
export function constantModel(
	input: { readonly name: string; readonly shape: readonly number[] },
	outputs: Readonly<Record<string, { readonly shape: readonly number[]; readonly values: Float32Array }>>,
): Uint8Array {
	const graph = Object.entries(outputs).flatMap(([name, { shape, values }]) => [
		...node("Identity", [`${name} constant`], name),
		...bytes(5, [
			...shape.flatMap((size) => number(1, size)),
			...number(2, FLOAT),
			...text(8, `${name} constant`),
			...bytes(9, new Uint8Array(values.buffer)),
		]),
		...bytes(12, floatTensor(name, shape)),
	]);
	const named = [...graph, ...text(2, "constant"), ...bytes(11, floatTensor(input.name, input.shape))];
	return Uint8Array.from([...number(1, 8), ...bytes(7, named), ...bytes(8, number(2, 13))]);
}
