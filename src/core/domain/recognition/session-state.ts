// What a camera's recognition session remembers, what a frame tells it, and what it decides.
import type { ConfidenceBand, Direction } from "../attendance/attendance-event.ts";
import type { EmployeeId } from "../employee.ts";
import type { ChallengeFailure, ChallengeFrame, ChallengeView, Chance } from "./challenge-state.ts";
import type { LivenessScore } from "./face-analysis.ts";
import { type FailureMemory, noFailures } from "./failure-memory.ts";
import type { LivenessMode, LivenessThresholds } from "./liveness-policy.ts";
import type { MatchThresholds, MatchVerdict } from "./match-policy.ts";
import type { Answer, Presentation, RecordedAnswer, SeenFace } from "./presentation.ts";
import type { QualityHint, QuestionView } from "./recognition-result.ts";

export interface SessionPolicy {
	readonly match: MatchThresholds;
	readonly liveness: LivenessThresholds;
	readonly livenessMode: LivenessMode;
	/** Draws the steps of a challenge. */
	readonly chance: Chance;
}

/** Somebody was recognised, and is asked IN or OUT. */
export interface OpenQuestion {
	/** Known to nobody but the screen that shows it; good for one answer. */
	readonly questionId: string;
	/** What the recognition found: recorded with the answer. */
	readonly match: MatchDecision;
	readonly templateContractId: string;
	readonly name: string;
	/** By alternation. */
	readonly likely: Direction;
	/** Whom it was put to, to tell them from whoever comes next. In memory only, gone with the question. */
	readonly embedding: Float32Array | null;
	/** Monotonic. */
	readonly expiresAtMs: number;
	readonly absentSinceMs: number | null;
}

export interface SessionState {
	/** Number of the latest presentation. */
	readonly lastNumber: number;
	/** null while nobody is there. */
	readonly presentation: Presentation | null;
	readonly failures: FailureMemory;
	readonly lastRecorded: { readonly answer: RecordedAnswer; readonly atMs: number } | null;
	readonly question: OpenQuestion | null;
}

export const initialSession: SessionState = {
	lastNumber: 0,
	presentation: null,
	failures: noFailures,
	lastRecorded: null,
	question: null,
};

export interface FaceObservation extends SeenFace, ChallengeFrame {
	readonly kind: "face";
	/** null: the quality gate is passed. */
	readonly hint: QualityHint | null;
	/** Of this frame, one a layer; empty when liveness was not run. */
	readonly livenessScores: readonly LivenessScore[];
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
	| ({ readonly kind: "challenge" } & ChallengeView)
	| { readonly kind: "ask"; readonly question: QuestionView }
	| MatchDecision;

/** For the log, when something was decided: numbers only. */
export interface LivenessNote {
	readonly event: "live" | "presentation_attack" | "liveness_uncertain" | "challenge" | "challenge_passed" | "left";
	readonly frames: number;
	/** Mean of each layer over the presentation. */
	readonly scores: readonly LivenessScore[];
	readonly reason?: ChallengeFailure;
}

export interface Step {
	readonly state: SessionState;
	readonly decision: SessionDecision;
	readonly note?: LivenessNote;
}
