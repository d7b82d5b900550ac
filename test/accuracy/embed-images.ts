// Photos to embeddings through the product's own pipeline, with progress on stderr.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { AppError } from "../../src/core/domain/errors.ts";
import type { FacePipeline } from "../../src/vision/face-pipeline.ts";

const PROGRESS_EVERY = 100;

/** Embedding by image; null where no face was found or the image could not be read. */
export async function embedImages(
	pipeline: FacePipeline,
	root: string,
	images: readonly string[],
): Promise<Map<string, Float32Array | null>> {
	const embeddings = new Map<string, Float32Array | null>();
	for (const [i, image] of images.entries()) {
		embeddings.set(image, await embedImage(pipeline, join(root, image)));
		if ((i + 1) % PROGRESS_EVERY === 0 || i + 1 === images.length) console.error(`${i + 1} of ${images.length} photos`);
	}
	return embeddings;
}

async function embedImage(pipeline: FacePipeline, path: string): Promise<Float32Array | null> {
	const bytes = await readFile(path);
	try {
		const analysis = await pipeline.analyse(bytes, { liveness: false, embedding: true });
		return analysis.primary?.embedding ?? null;
	} catch (error) {
		if (error instanceof AppError && error.code === "UNSUPPORTED_IMAGE") return null;
		throw error;
	}
}
