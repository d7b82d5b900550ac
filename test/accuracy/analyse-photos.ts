// Photos through the product's own pipeline and gates, as REST registers and recognises a single image.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { AppError } from "../../src/core/domain/errors.ts";
import { type FrameAnalysis, hasDominantFace } from "../../src/core/domain/recognition/face-analysis.ts";
import {
	imageLimits,
	photoLimits,
	qualityHint,
	recognitionLimits,
} from "../../src/core/domain/recognition/quality-gate.ts";
import type { QualityHint } from "../../src/core/domain/recognition/recognition-result.ts";
import type { FacePipeline } from "../../src/vision/face-pipeline.ts";
import { createProgress } from "./progress.ts";

export interface PhotoAnalysis {
	/** Of the most prominent face, averaged with its mirror image; null where no face was found. */
	readonly embedding: Float32Array | null;
	/** Why there is not the one face. */
	readonly problem: "unreadable" | "no_face" | "multiple_faces" | null;
	/** What each of the product's gates would ask to change. */
	readonly hints: {
		readonly kiosk: QualityHint | null;
		readonly probe: QualityHint | null;
		readonly template: QualityHint | null;
	};
}

export type PhotoAnalyses = ReadonlyMap<string, PhotoAnalysis>;

const noHints = { kiosk: null, probe: null, template: null };

export async function analysePhotos(
	pipeline: Pick<FacePipeline, "analyse">,
	root: string,
	images: readonly string[],
): Promise<Map<string, PhotoAnalysis>> {
	const photos = new Map<string, PhotoAnalysis>();
	const progress = createProgress("photos", images.length);
	for (const image of images) {
		photos.set(image, await analysePhoto(pipeline, await readFile(join(root, image))));
		progress.step();
	}
	return photos;
}

async function analysePhoto(pipeline: Pick<FacePipeline, "analyse">, bytes: Uint8Array): Promise<PhotoAnalysis> {
	try {
		return judge(await pipeline.analyse(bytes, { liveness: false, embedding: true, averageMirror: true }));
	} catch (error) {
		if (isRefusedImage(error)) return { embedding: null, problem: "unreadable", hints: noHints };
		throw error;
	}
}

function judge(frame: FrameAnalysis): PhotoAnalysis {
	const { primary } = frame;
	if (!primary) return { embedding: null, problem: "no_face", hints: noHints };
	return {
		embedding: primary.embedding,
		problem: hasDominantFace(frame) ? null : "multiple_faces",
		hints: {
			kiosk: qualityHint(primary, frame, recognitionLimits),
			probe: qualityHint(primary, frame, imageLimits),
			template: qualityHint(primary, frame, photoLimits),
		},
	};
}

/** The pipeline refused the bytes: an error of the measured system, not of the measurement. */
export function isRefusedImage(error: unknown): boolean {
	return error instanceof AppError && (error.code === "UNSUPPORTED_IMAGE" || error.code === "PAYLOAD_TOO_LARGE");
}
