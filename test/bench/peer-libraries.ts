// The peers, each as one call from a decoded image to an embedding. They load their models over HTTP only.
import { createRequire } from "node:module";
import { join } from "node:path";
import { z } from "zod";
import type { PeerName } from "./peer-messages.ts";

const modulesDir = join(import.meta.dirname, "node_modules");
const wasmDir = join(modulesDir, "@tensorflow", "tfjs-backend-wasm", "dist/");
const require = createRequire(join(import.meta.dirname, "package.json"));

export interface RgbImage {
	readonly width: number;
	readonly height: number;
	readonly data: Uint8Array;
}

export interface Peer {
	/** null: no face found. */
	embed(image: RgbImage, isThorough: boolean): Promise<Float32Array | null>;
}

/** A method of an untyped library, called on its owner; what it returns is checked by the caller. */
function call(owner: unknown, name: string, ...args: unknown[]): unknown {
	if (owner === null || owner === undefined) throw new TypeError(`no owner of ${name}`);
	const method: unknown = Reflect.get(Object(owner), name);
	if (typeof method !== "function") throw new TypeError(`${name} is no function`);
	return Reflect.apply(method, owner, args);
}

function property(owner: unknown, name: string): unknown {
	return Reflect.get(Object(owner), name);
}

function construct(owner: unknown, name: string, ...args: unknown[]): unknown {
	const type = property(owner, name);
	if (typeof type !== "function") throw new TypeError(`${name} is no class`);
	return Reflect.construct(type, args);
}

const tensorOf = (tf: unknown, { data, width, height }: RgbImage) =>
	call(tf, "tensor3d", data, [height, width, 3], "int32");

/** `modelsUrl`: a server of `node_modules`. */
export async function loadPeer(name: PeerName, modelsUrl: string): Promise<Peer> {
	return name === "human" ? loadHuman(modelsUrl) : loadFaceApi(modelsUrl, name === "face-api-ssd");
}

/** Everything that the pipeline does too, nothing else, and nothing carried over from the frame before. */
function humanConfig(modelsUrl: string, rotation: boolean) {
	const always = { enabled: true, skipFrames: 0, skipTime: 0 };
	const off = { enabled: false };
	return {
		backend: "wasm",
		modelBasePath: `${modelsUrl}/@vladmandic/human/models/`,
		wasmPath: wasmDir,
		debug: false,
		cacheSensitivity: 0,
		filter: off,
		gesture: off,
		body: off,
		hand: off,
		object: off,
		segmentation: off,
		face: {
			enabled: true,
			detector: { rotation, maxDetected: 1, skipFrames: 0, skipTime: 0 },
			mesh: { enabled: true },
			iris: off,
			emotion: off,
			attention: off,
			description: always,
			antispoof: always,
			liveness: always,
		},
	};
}

const humanResult = z.object({ face: z.array(z.object({ embedding: z.array(z.number()).optional() })) });

async function loadHuman(modelsUrl: string): Promise<Peer> {
	const library: unknown = require(join(modulesDir, "@vladmandic", "human", "dist", "human.node-wasm.js"));
	const human = construct(library, "Human", humanConfig(modelsUrl, false));
	await call(human, "load");
	return {
		async embed(image, isThorough) {
			const tensor = tensorOf(property(human, "tf"), image);
			const result = humanResult.parse(await call(human, "detect", tensor, humanConfig(modelsUrl, isThorough)));
			call(tensor, "dispose");
			const embedding = result.face[0]?.embedding;
			return embedding && embedding.length > 0 ? Float32Array.from(embedding) : null;
		},
	};
}

const faceApiResult = z.object({ descriptor: z.instanceof(Float32Array) }).optional();

/** It has no liveness model: its time is for less work. */
async function loadFaceApi(modelsUrl: string, isSsd: boolean): Promise<Peer> {
	call(require(join(modulesDir, "@tensorflow", "tfjs-backend-wasm")), "setWasmPaths", wasmDir);
	const library: unknown = require(join(modulesDir, "@vladmandic", "face-api", "dist", "face-api.node-wasm.js"));
	const tf = property(library, "tf");
	await call(tf, "setBackend", "wasm");
	await call(tf, "ready");
	const nets = property(library, "nets");
	const detector = isSsd ? "ssdMobilenetv1" : "tinyFaceDetector";
	for (const net of [detector, "faceLandmark68Net", "faceRecognitionNet"])
		await call(property(nets, net), "loadFromUri", `${modelsUrl}/@vladmandic/face-api/model`);
	const options = isSsd
		? construct(library, "SsdMobilenetv1Options", { minConfidence: 0.5, maxResults: 1 })
		: construct(library, "TinyFaceDetectorOptions", { inputSize: 416, scoreThreshold: 0.5 });
	return {
		async embed(image) {
			const tensor = tensorOf(tf, image);
			const withLandmarks = call(call(library, "detectSingleFace", tensor, options), "withFaceLandmarks");
			const result = faceApiResult.parse(await call(withLandmarks, "withFaceDescriptor"));
			call(tensor, "dispose");
			return result?.descriptor ?? null;
		},
	};
}
