// Start-up: from the start of the inference process to its first analysed frame, beside loading the bare models.
import { readFile } from "node:fs/promises";
import { InferenceSession } from "onnxruntime-node";
import type { GallerySource } from "../../src/core/ports/gallery.ts";
import { createForkedInference } from "../../src/vision/inference/fork-inference.ts";
import { createInferenceClient } from "../../src/vision/inference/inference-client.ts";
import { SESSION_OPTIONS } from "../../src/vision/model-session.ts";
import { DEFAULT_PACK, findPack, modelPath, readManifest } from "../../src/vision/packs/model-manifest.ts";
import { inferenceModule, silentLog } from "./bench-kiosk.ts";
import { benchPhoto } from "./bench-photos.ts";
import { median } from "./rounds.ts";

/** Nobody is enrolled. */
const emptyGallery: GallerySource = {
	snapshot: () => ({ revision: 0, entries: [], protect: (embedding) => embedding }),
};

export interface StartupFigures {
	/** Process start to first analysed frame. */
	readonly startupMs: number;
	/** The same models opened one after the other in a process that runs already. */
	readonly bareLoadMs: number;
}

export async function measureStartup(modelsDir: string, rounds: number): Promise<StartupFigures> {
	const frame = await benchPhoto();
	const started: number[] = [];
	const loaded: number[] = [];
	for (let round = 0; round < rounds; round++) {
		started.push(await timeStart(modelsDir, frame));
		loaded.push(await timeBareLoading(modelsDir));
	}
	return { startupMs: median(started), bareLoadMs: median(loaded) };
}

async function timeStart(modelsDir: string, frame: Uint8Array): Promise<number> {
	const spawn = createForkedInference(inferenceModule);
	const startedMs = performance.now();
	const client = createInferenceClient({ spawn, gallerySource: emptyGallery, modelsDir, log: silentLog });
	client.start();
	try {
		await client.engine.analyse(frame, { liveness: true, embedding: true });
		return performance.now() - startedMs;
	} finally {
		await client.stop();
	}
}

async function timeBareLoading(modelsDir: string): Promise<number> {
	const pack = findPack(await readManifest(modelsDir), DEFAULT_PACK);
	if (!pack) throw new Error("the manifest has no default pack");
	const startedMs = performance.now();
	const sessions: InferenceSession[] = [];
	for (const model of pack.models)
		sessions.push(await InferenceSession.create(await readFile(modelPath(modelsDir, pack, model)), SESSION_OPTIONS));
	const tookMs = performance.now() - startedMs;
	for (const session of sessions) await session.release();
	return tookMs;
}
