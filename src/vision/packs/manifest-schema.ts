// The shape of `models/manifest.json`, the run-time truth about every model. Strict: an unknown key is an error, because
// a misspelt "std" that is silently ignored gives wrong scores, not a failure.
import { z } from "zod";

const id = z.string().regex(/^[a-z0-9][a-z0-9.-]{0,63}$/);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
/** One path segment: a manifest cannot name a file outside its pack's folder. */
const fileName = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]*\.onnx$/);
const fraction = z.number().min(0).max(1);
const cosine = z.number().min(-1).max(1);
const rate = z.number().positive().max(0.1);

const inputSchema = z
	.strictObject({
		name: z.string().min(1),
		width: z.int().min(8).max(1280),
		height: z.int().min(8).max(1280),
		colour: z.enum(["RGB", "BGR", "GREY"]),
		/** Per tensor channel, on pixel values 0..255: (x - mean) / std. */
		mean: z.array(z.number()).min(1).max(3),
		std: z.array(z.number().positive()).min(1).max(3),
	})
	.refine(
		(input) => [input.mean, input.std].every((list) => list.length === (input.colour === "GREY" ? 1 : 3)),
		"mean and std need one number a channel",
	);
export type ModelInput = z.infer<typeof inputSchema>;

/** A square around the face box, `scale` times its side. */
const squareCropSchema = z.strictObject({
	kind: z.literal("square"),
	scale: z.number().min(0.5).max(6),
	/** Where the square leaves the image: repeat the edge, or shrink and shift the crop until it is inside. */
	outside: z.enum(["edge", "inside"]),
	/** Whether the crop keeps the box's own proportions (as DeepFace's anti-spoofing does) instead of a square. */
	keepAspect: z.boolean().default(false),
});
export type SquareCrop = z.infer<typeof squareCropSchema>;

const file = {
	id,
	file: fileName,
	bytes: z.int().positive(),
	sha256,
	/** Other releases of the same weights that were checked to give the same scores. */
	alsoAccepted: z.array(z.strictObject({ bytes: z.int().positive(), sha256 })).default([]),
	/** Where this file is, for packs whose source is `urls`. */
	url: z.url({ protocol: /^https?$/ }).optional(),
	licence: z.string().min(1),
	input: inputSchema,
};

const matchThresholdsSchema = z.strictObject({
	high: cosine,
	medium: cosine,
	low: cosine,
	margin: fraction,
	/** False match rates of the three, as measured by this project; null where it could not measure the model. */
	falseMatchRates: z.strictObject({ high: rate, medium: rate, low: rate }).nullable(),
	/** Data, pairs and error rates that these numbers come from. */
	operatingPoint: z.string().min(1),
});

export const modelSchema = z.discriminatedUnion("task", [
	z.strictObject({
		...file,
		task: z.literal("detection"),
		/** How the outputs are read: `face-detector.ts` or `yunet-detector.ts`. */
		architecture: z.enum(["ultraface", "yunet"]),
		/** Least score of a face, and the overlap at which two boxes are the same face. */
		scoreThreshold: fraction,
		overlapThreshold: fraction,
	}),
	z.strictObject({ ...file, task: z.literal("landmarks"), output: z.string(), crop: squareCropSchema }),
	z.strictObject({
		...file,
		task: z.literal("embedding"),
		output: z.string(),
		dimension: z.int().min(64).max(2048),
		alignment: z.literal("arcface-112"),
		/** Raised whenever the code that makes this model's input changes in a way that changes embeddings. */
		preprocessingVersion: z.int().min(1),
		/** Where the mean of two views is taken, the plain one looks this many rows of the input lower than the mirrored. */
		staggerRows: z.number().min(-8).max(8).default(0),
		thresholds: matchThresholdsSchema,
	}),
	z.strictObject({
		...file,
		task: z.literal("pose"),
		outputs: z.strictObject({ yaw: z.string(), pitch: z.string(), roll: z.string() }),
		/** Angle of bin i is `firstDeg + i * stepDeg`; the pose is the expectation over the bins. */
		bins: z.strictObject({ firstDeg: z.number(), stepDeg: z.number().positive() }),
		crop: squareCropSchema,
	}),
	z.strictObject({ ...file, task: z.literal("eyes"), output: z.string(), openIndex: z.int().min(0).max(1) }),
	z.strictObject({
		...file,
		task: z.literal("liveness"),
		/** Models of one layer are averaged and speak with one voice. */
		layer: id,
		output: z.string(),
		liveIndex: z.int().min(0).max(9),
		/** `probabilities`: the graph ends in a softmax of its own. */
		outputKind: z.enum(["logits", "probabilities"]),
		crop: squareCropSchema,
	}),
]);
export type ModelEntry = z.infer<typeof modelSchema>;
export type ModelTask = ModelEntry["task"];
export type ModelOf<T extends ModelTask> = Extract<ModelEntry, { task: T }>;

const sourceSchema = z.discriminatedUnion("kind", [
	z.strictObject({
		kind: z.literal("npm"),
		package: z.string().min(1),
		version: z.string().regex(/^\d+\.\d+\.\d+$/),
		/** Subresource integrity of the tarball, as in a lockfile. */
		integrity: z.string().regex(/^sha512-[A-Za-z0-9+/]{86}==$/),
		/** Folder of the files inside the tarball. */
		folder: z.string().min(1),
	}),
	z.strictObject({ kind: z.literal("urls") }),
	/** No fixed address: only `install <pack> --from <folder>`. */
	z.strictObject({ kind: z.literal("folder") }),
]);

export const packSchema = z.strictObject({
	id,
	title: z.string().min(1),
	/** `required` comes with `npm install`, `recommended` is tried once, `optional` only when asked for. */
	install: z.enum(["required", "recommended", "optional"]),
	/** Whether the licence forbids business use; installed only with a flag that says so. */
	nonCommercial: z.boolean(),
	/** What is known of how good the models are. Only figures that somebody published, or that this project measured. */
	accuracy: z
		.array(z.strictObject({ figure: z.string().min(1), measuredOn: z.string().min(1), source: z.string().min(1) }))
		.default([]),
	source: sourceSchema,
	models: z.array(modelSchema).min(1),
});
export type ModelPack = z.infer<typeof packSchema>;

export const livenessOperatingPointSchema = z.strictObject({
	layer: id,
	/** Mean score of a presentation from which the layer calls it live, beside other layers and alone. */
	live: fraction,
	liveAlone: fraction,
	/** ... and up to which it calls it an attack. */
	attack: fraction,
	operatingPoint: z.string().min(1),
});

export const manifestSchema = z.strictObject({
	manifestVersion: z.literal(1),
	packs: z.array(packSchema).min(1),
	liveness: z.array(livenessOperatingPointSchema).min(1),
});
export type ModelManifest = z.infer<typeof manifestSchema>;
