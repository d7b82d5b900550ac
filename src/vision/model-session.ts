// One model in onnxruntime: digest checked on the very bytes that are loaded, outputs checked to be finite.
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { type InferenceSession, Tensor } from "onnxruntime-node";
import { AppError } from "../core/domain/errors.ts";
import { openSession } from "./open-session.ts";
import type { ModelEntry } from "./packs/manifest-schema.ts";
import { signatureProblem } from "./packs/model-signature.ts";

/** One intra-op thread: on the small graphs used here a second one gains little and makes the tail worse. */
export const SESSION_OPTIONS: InferenceSession.SessionOptions = {
	executionProviders: ["cpu"],
	intraOpNumThreads: 1,
	interOpNumThreads: 1,
	executionMode: "sequential",
	graphOptimizationLevel: "all",
	logSeverityLevel: 3,
};

export interface ModelSession<M extends ModelEntry = ModelEntry> {
	readonly model: M;
	/** Input buffer of this model, NCHW; fill it, then call `run`. One run at a time. */
	readonly input: Float32Array;
	/** Output by name. Rejects with ENGINE_UNAVAILABLE when a value is not finite. */
	run(): Promise<Readonly<Record<string, Float32Array>>>;
	release(): Promise<void>;
}

/** Rejects with MODELS_MISSING when the file is not there, MODEL_ALTERED when it is not the file of the manifest. */
export async function readModelFile(path: string, model: ModelEntry): Promise<Uint8Array> {
	let bytes: Uint8Array;
	try {
		bytes = await readFile(path);
	} catch (cause) {
		throw new AppError("MODELS_MISSING", { file: model.file }, { detail: `${model.file} cannot be read`, cause });
	}
	if (!isAcceptedDigest(model, bytes.length, createHash("sha256").update(bytes).digest("hex")))
		throw new AppError(
			"MODEL_ALTERED",
			{ file: model.file },
			{ detail: `${model.file} is not the file of the manifest` },
		);
	return bytes;
}

export function isAcceptedDigest(model: ModelEntry, byteCount: number, sha256: string): boolean {
	return [model, ...model.alsoAccepted].some((known) => known.bytes === byteCount && known.sha256 === sha256);
}

export async function openModelSession<M extends ModelEntry>(path: string, model: M): Promise<ModelSession<M>> {
	const bytes = await readModelFile(path, model);
	const session = await createSession(bytes, model);
	const { input } = model;
	const channels = input.colour === "GREY" ? 1 : 3;
	const buffer = new Float32Array(channels * input.height * input.width);
	const feeds = { [input.name]: new Tensor("float32", buffer, [1, channels, input.height, input.width]) };
	return {
		model,
		input: buffer,
		async run() {
			const outputs = await session.run(feeds);
			return Object.fromEntries(session.outputNames.map((name) => [name, toFinite(model, name, outputs[name]?.data)]));
		},
		release: () => session.release(),
	};
}

async function createSession(bytes: Uint8Array, model: ModelEntry): Promise<InferenceSession> {
	let session: InferenceSession;
	try {
		session = await openSession(bytes, SESSION_OPTIONS);
	} catch (cause) {
		throw new AppError("ENGINE_UNAVAILABLE", { file: model.file }, { detail: `cannot open ${model.file}`, cause });
	}
	const problem = signatureProblem(session, model);
	if (problem === null) return session;
	await session.release();
	throw new AppError(
		"MODEL_ALTERED",
		{ file: model.file },
		{ detail: `${model.file} is not as the manifest says: ${problem}` },
	);
}

/** A score that is not a number would compare as "not below the threshold" somewhere: stop it here. */
function toFinite(model: ModelEntry, name: string, data: unknown): Float32Array {
	if (data instanceof Float32Array && allFinite(data)) return data;
	throw new AppError(
		"ENGINE_UNAVAILABLE",
		{ file: model.file },
		{ detail: `${model.id}: output ${name} is not finite` },
	);
}

/** A plain loop: the detector has 26,520 outputs a run, and a callback for each costs a tenth of the run itself. */
function allFinite(values: Float32Array): boolean {
	for (let i = 0; i < values.length; i++) if (!Number.isFinite(values[i])) return false;
	return true;
}
