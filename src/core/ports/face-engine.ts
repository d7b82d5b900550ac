// The vision pipeline as the rules see it. Implemented by `vision` in a process of its own.
import type { EyeState, FrameAnalysis, HeadPose } from "../domain/recognition/face-analysis.ts";
import type { Box } from "../domain/recognition/geometry.ts";
import type { LivenessThresholds } from "../domain/recognition/liveness-policy.ts";
import type { FalseMatchRates, MatchThresholds } from "../domain/recognition/match-policy.ts";
import type { QualityLimits } from "../domain/recognition/quality-gate.ts";

export interface AnalysisOptions {
	/** Run the liveness layers on the primary face. */
	readonly liveness: boolean;
	/** Compute the embedding of the primary face. */
	readonly embedding: boolean;
	/**
	 * Averages the embedding with that of the mirrored face: steadier, for another run of the embedder. For templates and
	 * for decisions on a single image; a camera's frames average over time instead.
	 */
	readonly averageMirror?: boolean;
	/**
	 * Where the face was in the frame before. One that is small in the whole image is looked for there before anywhere
	 * else; when it is not there either, every view of the image is searched.
	 */
	readonly near?: Box;
	/**
	 * Number of this frame in its camera's sequence. Closer views, in which small faces are found, are then taken one a
	 * frame in turn instead of all at once: a small face is noticed at most as many frames later as there are views
	 * (one at 640x480, five at 1280x720), a large one at once.
	 */
	readonly turn?: number;
	/** Liveness and the embedding only of a face within these limits: what the quality gate refuses needs neither. */
	readonly limits?: QualityLimits;
	/** Taken over instead of being estimated: a person whose answer stands need not be measured anew. */
	readonly knownPose?: HeadPose;
	readonly knownEyes?: EyeState;
}

/** What the installed model pack is and at which operating points it works; from `models/manifest.json`. */
export interface EngineDescription {
	readonly pack: string;
	/** Hash of all that decides an embedding: model digest, alignment, preprocessing, dimension. */
	readonly templateContractId: string;
	readonly embeddingDimension: number;
	readonly matchThresholds: MatchThresholds;
	/** At which of them a stranger matches how often, as measured; null for a model that was not measured here. */
	readonly falseMatchRates: FalseMatchRates | null;
	readonly livenessThresholds: LivenessThresholds;
	/** Names of the active liveness layers, in the order of their scores. */
	readonly livenessLayers: readonly string[];
	/** Recommended layers that are not installed. */
	readonly missingLivenessLayers: readonly string[];
}

export type EngineState = "starting" | "ready" | "restarting" | "failed" | "stopped";

export interface EngineStatus {
	readonly state: EngineState;
	/** How often the inference process has died and been started again. */
	readonly restarts: number;
	/** Why it is `failed`, as a code of the error catalogue. */
	readonly errorCode: string | null;
}

/** How much the process of the models holds. */
export interface EngineMemory {
	readonly rssBytes: number;
	/** Since it became ready. */
	readonly readyForMs: number;
}

export interface FaceEngine {
	/** Resolves when the models are loaded. Rejects with MODELS_MISSING, MODEL_ALTERED or ENGINE_UNAVAILABLE. */
	describe(): Promise<EngineDescription>;
	/**
	 * Analyses one encoded image (JPEG, PNG or WebP, at most 20 megapixels; EXIF orientation is applied).
	 * Rejects with UNSUPPORTED_IMAGE or PAYLOAD_TOO_LARGE for the input, ENGINE_RESTARTED when the inference process
	 * died on this call (the next one works), ENGINE_UNAVAILABLE when it cannot be started.
	 */
	analyse(image: Uint8Array, options: AnalysisOptions): Promise<FrameAnalysis>;
	status(): EngineStatus;
}
