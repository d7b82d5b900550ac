// The inference process without its process: answers requests, whatever carries them.
import { AppError } from "../../core/domain/errors.ts";
import { evidencePicture } from "../evidence-picture.ts";
import { cropFace } from "../face-crop.ts";
import { createGalleryIndex, type GalleryIndex } from "../gallery/gallery-index.ts";
import { type LoadedModels, loadModels } from "../load-models.ts";
import { describeError, type Reply, type RequestBody, requestSchema } from "./inference-protocol.ts";

export interface InferenceHost {
	/** A message that is no valid request is ignored: there is no id to answer to. */
	receive(message: unknown): void;
}

export function createInferenceHost(post: (reply: Reply) => void): InferenceHost {
	let models: LoadedModels | null = null;
	let index: GalleryIndex | null = null;
	let nextIndex: GalleryIndex | null = null;

	function loaded(): LoadedModels {
		if (models) return models;
		throw new AppError("ENGINE_UNAVAILABLE", {}, { detail: "models are not loaded" });
	}

	function requireIndex(candidate: GalleryIndex | null): GalleryIndex {
		if (candidate) return candidate;
		throw new AppError("ENGINE_UNAVAILABLE", {}, { detail: "gallery is not loaded" });
	}

	/** The index in use answers what it was asked before, then makes room. */
	async function swapIndex(): Promise<void> {
		const previous = index;
		index = nextIndex;
		nextIndex = null;
		await previous?.release();
	}

	async function answer(body: RequestBody): Promise<unknown> {
		switch (body.kind) {
			case "load":
				models = await loadModels(body.modelsDir, { pack: body.pack, detectionPack: body.detectionPack });
				return models.description;
			case "analyse":
				return loaded().pipeline.analyse(body.image, body.options);
			case "cropFace":
				return cropFace(body.image, body.face);
			case "evidencePicture":
				return evidencePicture(body.image, body.face, body.style);
			case "galleryStart":
				await nextIndex?.release();
				nextIndex = await createGalleryIndex({
					dimension: loaded().description.embeddingDimension,
					scratchDir: body.scratchDir,
				});
				return null;
			case "galleryLoad":
				await requireIndex(nextIndex).load(body.entries);
				return null;
			case "galleryFinish":
				await requireIndex(nextIndex).finishLoad(body.revision);
				await swapIndex();
				return null;
			case "galleryApply":
				return requireIndex(index).apply(body.change);
			case "gallerySearch":
				return requireIndex(index).search(body.probe);
			case "gallerySize":
				return requireIndex(index).size();
			case "beat":
				return { rssBytes: process.memoryUsage.rss() };
		}
	}

	return {
		receive(message) {
			const request = requestSchema.safeParse(message);
			if (!request.success) return;
			const { id, body } = request.data;
			answer(body).then(
				(result) => post({ id, ok: true, result }),
				(error: unknown) => post({ id, ok: false, error: describeError(error) }),
			);
		},
	};
}
