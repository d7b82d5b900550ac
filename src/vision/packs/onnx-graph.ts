// Small ONNX graphs written in code: the search needs a bare operator over buffers of its own, and no file for it.
// Field numbers and values after onnx.proto (https://github.com/onnx/onnx/blob/main/onnx/onnx.proto), wire format after
// https://protobuf.dev/programming-guides/encoding/.

/** ONNX TensorProto.DataType. */
const elementType = { float32: 1, uint8: 2, int8: 3, int32: 6, int64: 7 } as const;

export interface GraphValue {
	readonly name: string;
	readonly type: keyof typeof elementType;
	/** A number is a fixed size, a name a size that each run decides. */
	readonly shape: readonly (number | string)[];
}

export interface GraphNode {
	readonly operator: string;
	readonly inputs: readonly string[];
	readonly outputs: readonly string[];
	/** Whole numbers; no operator used here needs another kind. */
	readonly attributes?: Readonly<Record<string, number>>;
}

export interface Graph {
	readonly inputs: readonly GraphValue[];
	readonly outputs: readonly GraphValue[];
	readonly nodes: readonly GraphNode[];
}

const IR_VERSION = 8;
const OPERATOR_SET = 17;
const ATTRIBUTE_INT = 2;

/** The bytes of a model that holds this graph, as `InferenceSession.create` takes them. */
export function encodeGraph(graph: Graph): Uint8Array {
	return Uint8Array.from([
		...integer(1, IR_VERSION),
		...message(7, [
			...graph.nodes.flatMap((node) => message(1, encodeNode(node))),
			...text(2, "graph"),
			...graph.inputs.flatMap((value) => message(11, encodeValue(value))),
			...graph.outputs.flatMap((value) => message(12, encodeValue(value))),
		]),
		...message(8, [...text(1, ""), ...integer(2, OPERATOR_SET)]),
	]);
}

function encodeNode({ operator, inputs, outputs, attributes = {} }: GraphNode): number[] {
	return [
		...inputs.flatMap((name) => text(1, name)),
		...outputs.flatMap((name) => text(2, name)),
		...text(4, operator),
		...Object.entries(attributes).flatMap(([name, value]) =>
			message(5, [...text(1, name), ...integer(3, value), ...integer(20, ATTRIBUTE_INT)]),
		),
	];
}

function encodeValue({ name, type, shape }: GraphValue): number[] {
	const dimensions = shape.flatMap((size) => message(1, typeof size === "number" ? integer(1, size) : text(2, size)));
	const tensor = [...integer(1, elementType[type]), ...message(2, dimensions)];
	return [...text(1, name), ...message(2, message(1, tensor))];
}

function integer(field: number, value: number): number[] {
	return [...varint(field << 3), ...varint(value)];
}

function text(field: number, value: string): number[] {
	return message(field, [...Buffer.from(value, "utf8")]);
}

function message(field: number, body: readonly number[]): number[] {
	return [...varint((field << 3) | 2), ...varint(body.length), ...body];
}

/** Base 128, least significant group first. Throws RangeError for what is no whole number from 0 to 2^31 - 1. */
function varint(value: number): number[] {
	if (!Number.isInteger(value) || value < 0 || value > 0x7fffffff) throw new RangeError(`no size or count: ${value}`);
	const groups = [];
	for (let rest = value; ; rest >>>= 7) {
		if (rest < 0x80) return [...groups, rest];
		groups.push((rest & 0x7f) | 0x80);
	}
}
