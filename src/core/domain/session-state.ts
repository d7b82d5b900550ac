// What a camera's recognition session remembers, what a frame tells it, and what it decides.
import type { ConfidenceBand } from "./attendance-event.ts";
import type { EmployeeId } from "./employee.ts";
import type { LivenessMode, LivenessThresholds } from "./liveness-policy.ts";
import type { MatchThresholds, MatchVerdict } from "./match-policy.ts";
import type { Answer, Presentation, RecordedAnswer, SeenFace } from "./presentation.ts";
import type { QualityHint } from "./recognition-result.ts";

export interface SessionPolicy {
	readonly match: MatchThresholds;
	readonly liveness: LivenessThresholds;
	readonly livenessMode: LivenessMode;
}

export interface SessionState {
	/** Number of the latest presentation. */
	readonly lastNumber: number;
	/** null while nobody is there. */
	readonly presentation: Presentation | null;
	/** Pauses for liveness since somebody passed. */
	readonly strikes: number;
	readonly lastRecorded: { readonly answer: RecordedAnswer; readonly atMs: number } | null;
}

export const initialSession: SessionState = { lastNumber: 0, presentation: null, strikes: 0, lastRecorded: null };

export interface FaceObservation extends SeenFace {
	readonly kind: "face";
	/** null: the quality gate is passed. */
	readonly hint: QualityHint | null;
	/** Combined score of this frame; null when liveness was not run. */
	readonly livenessScore: number | null;
	/** null when the gallery was not searched. */
	readonly verdict: MatchVerdict<EmployeeId> | null;
}

export type Observation = { readonly kind: "no_face" } | { readonly kind: "multiple_faces" } | FaceObservation;

/** Enough frames agree: the service records this, then calls `settle`. */
export interface MatchDecision {
	readonly kind: "record";
	readonly employeeId: EmployeeId;
	readonly similarity: number;
	readonly confidence: Exclude<ConfidenceBand, "low">;
	/** Mean over the presentation; null when liveness is off. */
	readonly livenessScore: number | null;
}

export type SessionDecision =
	| { readonly kind: "no_face" }
	| { readonly kind: "multiple_faces" }
	| { readonly kind: "low_quality"; readonly hint: QualityHint }
	| { readonly kind: "observing"; readonly progress: number }
	| { readonly kind: "answered"; readonly answer: Answer }
	| MatchDecision;

export interface Step {
	readonly state: SessionState;
	readonly decision: SessionDecision;
}
