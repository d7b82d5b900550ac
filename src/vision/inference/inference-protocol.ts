// Messages between the client and the inference process. Each request gets exactly one reply with its id.
import { z } from "zod";
import { type EmployeeId, parseEmployeeId } from "../../core/domain/employee.ts";
import { AppError, type ErrorCode, isErrorCode } from "../../core/domain/errors.ts";
import type { FrameAnalysis } from "../../core/domain/recognition/face-analysis.ts";
import type { QualityLimits } from "../../core/domain/recognition/quality-gate.ts";
import type { AnalysisOptions, EngineDescription } from "../../core/ports/face-engine.ts";
import type { GallerySearchResult } from "../../core/ports/gallery.ts";

const employeeId = z.custom<EmployeeId>((value) => typeof value === "string" && parseEmployeeId(value) === value);
const floats = z.custom<Float32Array>((value) => value instanceof Float32Array);
const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array);
const revision = z.int().min(0);

const galleryEntry = z.object({ templateId: z.string().min(1), employeeId, embedding: floats });
const galleryChange = z.object({
	revision,
	upserted: z.array(galleryEntry).readonly(),
	removedTemplateIds: z.array(z.string()).readonly(),
});

const finite = z.number();
const fraction = z.number().min(0).max(1);
const box = z.object({ x: finite, y: finite, width: finite, height: finite });
const pose = z.object({ yawDeg: finite, pitchDeg: finite, rollDeg: finite });
const eyes = z.object({ leftOpen: fraction, rightOpen: fraction });
const qualityLimits: z.ZodType<QualityLimits> = z.object({
	minFacePx: finite,
	maxFrameShare: finite,
	minInsideFrame: finite,
	maxYawDeg: finite,
	maxPitchDeg: finite,
	maxRollDeg: finite,
	minBrightness: finite,
	maxBrightness: finite,
	minBrightnessBackLit: finite,
	minFrontLight: finite,
	minExposure: finite,
	minContrast: finite,
	minSharpness: finite,
	minMouthAndNose: finite,
	minEyesOpen: finite,
});
const analysisOptions: z.ZodType<AnalysisOptions> = z.object({
	liveness: z.boolean(),
	embedding: z.boolean(),
	averageMirror: z.boolean().exactOptional(),
	near: box.exactOptional(),
	turn: z.int().min(0).exactOptional(),
	limits: qualityLimits.exactOptional(),
	knownPose: pose.exactOptional(),
	knownEyes: eyes.exactOptional(),
});

const requestBody = z.discriminatedUnion("kind", [
	z.object({
		kind: z.literal("load"),
		modelsDir: z.string().min(1),
		pack: z.string().min(1),
		detectionPack: z.string().min(1),
	}),
	z.object({
		kind: z.literal("analyse"),
		image: bytes,
		options: analysisOptions,
	}),
	z.object({ kind: z.literal("cropFace"), image: bytes, face: box }),
	z.object({ kind: z.literal("evidencePicture"), image: bytes, face: box, style: z.enum(["face", "blurred"]) }),
	/** A reload builds a second index beside the one in use; `galleryFinish` swaps them. */
	z.object({ kind: z.literal("galleryStart"), scratchDir: z.string().min(1) }),
	z.object({ kind: z.literal("galleryLoad"), entries: z.array(galleryEntry).readonly() }),
	z.object({ kind: z.literal("galleryFinish"), revision }),
	z.object({ kind: z.literal("galleryApply"), change: galleryChange }),
	z.object({ kind: z.literal("gallerySearch"), probe: floats }),
	z.object({ kind: z.literal("gallerySize") }),
	/** Whether anybody is there, and how much it holds. */
	z.object({ kind: z.literal("beat") }),
]);
export type RequestBody = z.infer<typeof requestBody>;

export const pictureSchema = bytes;

export const requestSchema = z.object({ id: z.int(), body: requestBody });

const errorSchema = z.object({
	code: z.custom<ErrorCode>(isErrorCode),
	data: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string()).readonly()])),
	detail: z.string(),
});

export const replySchema = z.discriminatedUnion("ok", [
	z.object({ id: z.int(), ok: z.literal(true), result: z.unknown() }),
	z.object({ id: z.int(), ok: z.literal(false), error: errorSchema }),
]);
export type Reply = z.infer<typeof replySchema>;

const measure = z.number().min(0).max(100);
const point = z.object({ x: finite, y: finite });
const detectedFace = z.object({ box, detectionScore: fraction });

const faceAnalysis = detectedFace.extend({
	landmarks: z.array(point).length(68),
	pose,
	eyes,
	quality: z.object({
		interEyePx: finite,
		faceSizePx: finite,
		resolution: measure,
		sharpness: measure,
		brightness: measure,
		exposure: measure,
		contrast: measure,
		frontLight: measure,
		pose: measure,
		eyesOpen: measure,
		insideFrame: measure,
		mouthAndNose: measure,
	}),
	liveness: z.array(z.object({ layer: z.string(), live: fraction })),
	embedding: floats.nullable(),
});

export const frameAnalysisSchema: z.ZodType<FrameAnalysis> = z.object({
	width: z.int().positive(),
	height: z.int().positive(),
	faces: z.array(detectedFace),
	primary: faceAnalysis.nullable(),
	timingsMs: z.record(z.string(), finite),
});

export const engineDescriptionSchema: z.ZodType<EngineDescription> = z.object({
	pack: z.string(),
	templateContractId: z.string(),
	embeddingDimension: z.int().positive(),
	matchThresholds: z.object({ high: finite, medium: finite, low: finite, margin: finite }),
	falseMatchRates: z.object({ high: fraction, medium: fraction, low: fraction }).nullable(),
	livenessThresholds: z.array(z.object({ layer: z.string(), live: fraction, attack: fraction })),
	livenessLayers: z.array(z.string()),
	missingLivenessLayers: z.array(z.string()),
});

const candidate = z.object({ employeeId, templateId: z.string(), similarity: finite });
export const searchResultSchema: z.ZodType<GallerySearchResult> = z.object({
	best: candidate.nullable(),
	second: candidate.nullable(),
	revision,
});

export const gallerySizeSchema = z.object({ templates: z.int(), employees: z.int(), revision });
export const beatSchema = z.object({ rssBytes: z.number().positive() });
export const appliedSchema = z.boolean();
export const doneSchema = z.null();

/** What may cross the border of an error: code and display data, and a detail for the log; never a stack or an image. */
export function describeError(error: unknown): z.infer<typeof errorSchema> {
	if (error instanceof AppError) return { code: error.code, data: error.data, detail: error.message };
	return { code: "INTERNAL", data: {}, detail: error instanceof Error ? `${error.name}: ${error.message}` : "unknown" };
}

export function restoreError(error: z.infer<typeof errorSchema>): AppError {
	return new AppError(error.code, error.data, { detail: error.detail });
}
