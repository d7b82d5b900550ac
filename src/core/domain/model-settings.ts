// What an operator decides about the face models. Kept apart from the other settings: it has its own rules.
import type { MatchThresholds } from "./recognition/match-policy.ts";

export interface ModelSettings {
	/** Pack that makes the embeddings, by its id in the manifest. */
	readonly recognitionPack: string;
	/** Pack that finds the faces. */
	readonly detectionPack: string;
	/** Whether enrollment keeps a sealed picture of the face, so that another model needs nobody to enroll again. */
	readonly keepsEnrollmentCrops: boolean;
	/** Thresholds that an administrator took from a calibration, by the template contract they were measured under. */
	readonly thresholdOverrides: Readonly<Record<string, ThresholdOverride>>;
}

export interface ThresholdOverride {
	readonly thresholds: MatchThresholds;
	readonly appliedAtMs: number;
}

export const DEFAULT_MODEL_PACK = "default";

export const defaultModelSettings: ModelSettings = {
	recognitionPack: DEFAULT_MODEL_PACK,
	detectionPack: DEFAULT_MODEL_PACK,
	keepsEnrollmentCrops: false,
	thresholdOverrides: {},
};
