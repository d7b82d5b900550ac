// One kiosk frame, top to bottom: analyse, quality gate, liveness, search, decide, record.
import type { LivenessScore } from "../domain/face-analysis.ts";
import type { LivenessVerdict } from "../domain/liveness-policy.ts";
import type { MatchVerdict } from "../domain/match-policy.ts";
import type { QualityHint, RecognitionResult } from "../domain/recognition-result.ts";

/** The single-image decision of REST: no session, no cooldown, nothing is recorded. */
export interface ImageDecision {
	readonly quality: QualityHint | null;
	/** `not_run` when liveness is off. In `observe` the verdict is told but has not gated. */
	readonly liveness: LivenessVerdict | "not_run";
	readonly livenessScores: readonly LivenessScore[];
	/** null when the image was refused by quality or liveness. */
	readonly match: (MatchVerdict & { readonly name: string | null }) | null;
	readonly templateContractId: string;
}

export interface RecognitionService {
	/**
	 * Decides over the frames of one camera (`cameraSession`, one a connection). A match is recorded before it is
	 * returned. Rejects with ENGINE_* codes, UNSUPPORTED_IMAGE, STORAGE_UNAVAILABLE (then nothing was recorded).
	 */
	submitFrame(cameraSession: string, image: Uint8Array): Promise<RecognitionResult>;
	/** Forgets the camera's session: its connection closed, or the page went elsewhere. */
	endCameraSession(cameraSession: string): void;
	/** One image, for REST. Rejects with NO_FACE or MULTIPLE_FACES besides. */
	recogniseImage(image: Uint8Array): Promise<ImageDecision>;
}
