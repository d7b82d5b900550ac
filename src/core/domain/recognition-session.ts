// How one camera comes to a decision over several frames, as a pure state machine: no clock, no engine, no store.
// A presentation is observed in attempts. An attempt ends in a match, or in an answer that says why there is none; after
// a few answers comes a pause, so that nobody can stand there until one frame passes.
import type { ConfidenceBand } from "./attendance-event.ts";
import type { EmployeeId } from "./employee.ts";
import { addVote, agreedEmployee, VOTES_TO_MATCH } from "./identity-votes.ts";
import { addLivenessScore, judgePresentation, meanLiveness } from "./liveness-evidence.ts";
import { judgeLiveness, type LivenessMode, type LivenessThresholds } from "./liveness-policy.ts";
import type { MatchThresholds, MatchVerdict } from "./match-policy.ts";
import {
	type Answer,
	type Attempt,
	amongOthers,
	beginAttempt,
	beginPresentation,
	follow,
	type Presentation,
	type SeenFace,
	withoutFace,
} from "./presentation.ts";
import type { QualityHint } from "./recognition-result.ts";

/** A person waits this long at most for an answer once the face is good. */
export const ATTEMPT_MS = 1_500;
/** ... but on a slow machine no fewer frames than this decide. */
export const MIN_ATTEMPT_FRAMES = 5;
/** Time to read the answer and to change something before the next attempt. */
const ANSWER_REST_MS = 1_000;
/** Attempts of one presentation before the pause. */
export const MAX_ATTEMPTS = 3;
const UNKNOWN_PAUSE_MS = 5_000;
/** Doubled with every pause for liveness until somebody passes. */
const LIVENESS_PAUSE_MS = 15_000;
const MAX_LIVENESS_PAUSE_MS = 120_000;
/** While an answer stands, how often to check that it is still the same person. */
const IDENTITY_CHECK_MS = 400;
/** Somebody who looks away and back at once sees the same card again, not "already recorded". */
const SAME_CARD_MS = 5_000;

export interface SessionPolicy {
	readonly match: MatchThresholds;
	readonly liveness: LivenessThresholds;
	readonly livenessMode: LivenessMode;
}

type RecordedAnswer = Extract<Answer, { kind: "matched" | "already_recorded" }>;

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

function isRecorded(answer: Answer | null): answer is RecordedAnswer {
	return answer?.kind === "matched" || answer?.kind === "already_recorded";
}

/** What the next frame needs: a steady face whose answer stands costs no liveness and seldom an embedding. */
export function planAnalysis(
	{ presentation }: SessionState,
	nowMs: number,
	livenessMode: LivenessMode,
): { readonly liveness: boolean; readonly embedding: boolean } {
	const isResting = isRecorded(presentation?.answer ?? null) || nowMs < (presentation?.restsUntilMs ?? 0);
	if (!presentation || presentation.isIdentityOpen || presentation.absentSinceMs !== null || !isResting)
		return { liveness: livenessMode !== "off", embedding: true };
	return { liveness: false, embedding: nowMs - presentation.embeddingAtMs >= IDENTITY_CHECK_MS };
}

/** One frame. `nowMs` is monotonic. The state is unchanged by a `record` decision until `settle`: a punch that could not be written is tried again with the next frame. */
export function step(state: SessionState, observation: Observation, nowMs: number, policy: SessionPolicy): Step {
	switch (observation.kind) {
		case "no_face": {
			const presentation = state.presentation && withoutFace(state.presentation, nowMs);
			return { state: { ...state, presentation }, decision: { kind: "no_face" } };
		}
		case "multiple_faces": {
			const presentation = state.presentation && amongOthers(state.presentation, nowMs);
			return { state: { ...state, presentation }, decision: { kind: "multiple_faces" } };
		}
		case "face":
			return stepFace(state, observation, nowMs, policy);
	}
}

function withNewPresentation(state: SessionState, face: SeenFace, nowMs: number): SessionState {
	const number = state.lastNumber + 1;
	return { ...state, lastNumber: number, presentation: beginPresentation(number, face, nowMs) };
}

function stepFace(state: SessionState, face: FaceObservation, nowMs: number, policy: SessionPolicy): Step {
	const continuity = state.presentation && follow(state.presentation, face, nowMs, policy.match.low);
	if (continuity?.kind !== "same") return decide(withNewPresentation(state, face, nowMs), face, nowMs, policy);
	const followed = { ...state, presentation: continuity.presentation };
	if (!continuity.isTrusted) return { state: followed, decision: whileUnsure(continuity.presentation, face) };
	return decide(followed, face, nowMs, policy);
}

/** A steady box keeps its answer through one odd frame; after a jump nobody sees an answer that may not be theirs. */
function whileUnsure(presentation: Presentation, face: FaceObservation): SessionDecision {
	if (presentation.answer && !presentation.isIdentityOpen) return { kind: "answered", answer: presentation.answer };
	return face.hint ? { kind: "low_quality", hint: face.hint } : { kind: "observing", progress: 0 };
}

function decide(state: SessionState, face: FaceObservation, nowMs: number, policy: SessionPolicy): Step {
	const { presentation } = state;
	if (!presentation) return { state, decision: { kind: "no_face" } };
	const { answer } = presentation;
	if (answer && (isRecorded(answer) || nowMs < presentation.restsUntilMs))
		return { state, decision: { kind: "answered", answer } };
	if (presentation.failedAttempts >= MAX_ATTEMPTS)
		return decide(withNewPresentation(state, face, nowMs), face, nowMs, policy);
	if (face.hint) return { state, decision: { kind: "low_quality", hint: face.hint } };
	return conclude(state, gather(presentation, face, nowMs, policy), nowMs, policy);
}

/** Adds one good frame to the evidence. A frame that looks like an attack says nothing about who it is. */
function gather(
	presentation: Presentation,
	face: FaceObservation,
	nowMs: number,
	policy: SessionPolicy,
): Presentation & { readonly attempt: Attempt } {
	const attempt = presentation.attempt ?? beginAttempt(nowMs);
	const votes = face.verdict && mayVote(face, policy) ? addVote(attempt.votes, face.verdict) : attempt.votes;
	return {
		...presentation,
		liveness: addLivenessScore(presentation.liveness, face.livenessScore, policy.liveness),
		attempt: { ...attempt, goodFrames: attempt.goodFrames + 1, votes },
	};
}

/** Whether a frame may be searched and counted towards a name. */
export function mayVote({ livenessScore }: Pick<FaceObservation, "livenessScore">, policy: SessionPolicy): boolean {
	return policy.livenessMode !== "enforce" || judgeLiveness(livenessScore, policy.liveness) !== "attack";
}

function conclude(
	state: SessionState,
	presentation: Presentation & { readonly attempt: Attempt },
	nowMs: number,
	policy: SessionPolicy,
): Step {
	const { attempt, answer } = presentation;
	const next = { ...state, presentation };
	const liveness =
		policy.livenessMode === "enforce" ? judgePresentation(presentation.liveness, policy.liveness) : "live";
	const agreed = agreedEmployee(attempt.votes, policy.match);
	if (agreed && liveness === "live") {
		const last = state.lastRecorded;
		if (last && last.answer.employeeId === agreed.employeeId && nowMs - last.atMs < SAME_CARD_MS)
			return { state: settle(next, last.answer, last.atMs), decision: { kind: "answered", answer: last.answer } };
		return { state: next, decision: { kind: "record", ...agreed, livenessScore: meanLiveness(presentation.liveness) } };
	}
	if (nowMs - attempt.startedAtMs >= ATTEMPT_MS && attempt.goodFrames >= MIN_ATTEMPT_FRAMES)
		return giveUp(next, presentation, { kind: liveness === "live" ? "unknown" : failedLiveness(liveness) }, nowMs);
	// While a second attempt runs the first answer stays on the screen: nothing flickers.
	if (answer) return { state: next, decision: { kind: "answered", answer } };
	return { state: next, decision: { kind: "observing", progress: progressOf(attempt, nowMs) } };
}

function failedLiveness(verdict: "attack" | "uncertain"): "presentation_attack" | "liveness_uncertain" {
	return verdict === "attack" ? "presentation_attack" : "liveness_uncertain";
}

function progressOf(attempt: Attempt, nowMs: number): number {
	const elapsed = (nowMs - attempt.startedAtMs) / ATTEMPT_MS;
	return Math.min(0.95, Math.max(elapsed, attempt.votes.votes.length / (VOTES_TO_MATCH + 1)));
}

function giveUp(state: SessionState, presentation: Presentation, answer: Answer, nowMs: number): Step {
	const failedAttempts = presentation.failedAttempts + 1;
	const isPause = failedAttempts >= MAX_ATTEMPTS;
	const isLiveness = answer.kind !== "unknown";
	const livenessPauseMs = Math.min(LIVENESS_PAUSE_MS * 2 ** state.strikes, MAX_LIVENESS_PAUSE_MS);
	const restMs = !isPause ? ANSWER_REST_MS : isLiveness ? livenessPauseMs : UNKNOWN_PAUSE_MS;
	return {
		state: {
			...state,
			strikes: isPause && isLiveness ? state.strikes + 1 : state.strikes,
			presentation: { ...presentation, attempt: null, failedAttempts, answer, restsUntilMs: nowMs + restMs },
		},
		decision: { kind: "answered", answer },
	};
}

/** Keeps the card of a recorded punch for the rest of the presentation, which punches no more. */
export function settle(state: SessionState, answer: RecordedAnswer, nowMs: number): SessionState {
	return {
		...state,
		strikes: 0,
		lastRecorded: { answer, atMs: nowMs },
		presentation: state.presentation && { ...state.presentation, attempt: null, answer },
	};
}
