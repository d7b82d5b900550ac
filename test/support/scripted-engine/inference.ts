// The inference process of the scripted engine: real protocol, real gallery index, scripted analysis.
import { AppError } from "../../../src/core/domain/errors.ts";
import type { FrameAnalysis } from "../../../src/core/domain/recognition/face-analysis.ts";
import type { AnalysisOptions } from "../../../src/core/ports/face-engine.ts";
import { createGalleryIndex, type GalleryIndex } from "../../../src/vision/gallery/gallery-index.ts";
import {
	describeError,
	type Reply,
	type RequestBody,
	requestSchema,
} from "../../../src/vision/inference/inference-protocol.ts";
import { emptyPhoto, facePhoto } from "../face-photo.ts";
import { createFakeFaceEngine, fakeDescription } from "../fake-face-engine.ts";
import { readPoseFrame } from "./scripted-frame.ts";

const engine = createFakeFaceEngine();
let shot = 0;
let index: GalleryIndex | null = null;
let nextIndex: GalleryIndex | null = null;

function loaded(candidate: GalleryIndex | null): GalleryIndex {
	if (candidate) return candidate;
	throw new AppError("ENGINE_UNAVAILABLE", {}, { detail: "gallery is not loaded" });
}

async function analyse(image: Uint8Array, options: AnalysisOptions): Promise<FrameAnalysis> {
	const face = await readPoseFrame(image);
	shot += 1;
	return engine.analyse(face ? facePhoto("scripted", { ...face, shot }) : emptyPhoto(), options);
}

async function answer(body: RequestBody): Promise<unknown> {
	switch (body.kind) {
		case "load":
			return fakeDescription;
		case "analyse":
			return analyse(body.image, body.options);
		case "cropFace":
		case "evidencePicture":
			return body.image;
		case "galleryStart":
			nextIndex = await createGalleryIndex({
				dimension: fakeDescription.embeddingDimension,
				scratchDir: body.scratchDir,
			});
			return null;
		case "galleryLoad":
			await loaded(nextIndex).load(body.entries);
			return null;
		case "galleryFinish":
			await loaded(nextIndex).finishLoad(body.revision);
			index = nextIndex;
			return null;
		case "galleryApply":
			return loaded(index).apply(body.change);
		case "gallerySearch":
			return loaded(index).search(body.probe);
		case "gallerySize":
			return loaded(index).size();
		case "beat":
			return { rssBytes: process.memoryUsage.rss() };
	}
}

process.on("disconnect", () => process.exit(0));
process.on("message", (message) => {
	const { id, body } = requestSchema.parse(message);
	const post = (reply: Reply) => process.connected && process.send?.(reply);
	answer(body).then(
		(result) => post({ id, ok: true, result }),
		(error: unknown) => post({ id, ok: false, error: describeError(error) }),
	);
});
