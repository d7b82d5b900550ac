// How one camera comes to a decision over several frames, as a pure state machine: no clock, no engine, no store.
// Follows the person from frame to frame; `recognition-attempt.ts` decides about whoever stands there.
import type { LivenessMode } from "./liveness-policy.ts";
import {
	amongOthers,
	beginPresentation,
	follow,
	isRecorded,
	type Presentation,
	type SeenFace,
	withoutFace,
} from "./presentation.ts";
import { conclude, gather, isLivenessFailure, MAX_ATTEMPTS } from "./recognition-attempt.ts";
import type {
	FaceObservation,
	Observation,
	SessionDecision,
	SessionPolicy,
	SessionState,
	Step,
} from "./session-state.ts";

/** While an answer stands, how often to check that it is still the same person. */
const IDENTITY_CHECK_MS = 400;

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

/**
 * One frame. `nowMs` is monotonic. After a `record` decision the service writes the punch and calls `settle`; when it
 * could not be written, the evidence stands and the next frame asks again.
 */
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

function withNewPresentation(state: SessionState, face: SeenFace, nowMs: number, failedAttempts = 0): SessionState {
	const number = state.lastNumber + 1;
	const presentation = { ...beginPresentation(number, face, nowMs), failedAttempts };
	return { ...state, lastNumber: number, presentation };
}

/** Changing the picture before the camera gives one attempt, not all of them anew. */
function attemptsInherited(presentation: Presentation): number {
	const hasFailedLiveness = presentation.answer !== null && isLivenessFailure(presentation.answer);
	return hasFailedLiveness ? Math.min(presentation.failedAttempts, MAX_ATTEMPTS - 1) : 0;
}

function stepFace(state: SessionState, face: FaceObservation, nowMs: number, policy: SessionPolicy): Step {
	const { presentation } = state;
	const continuity = presentation && follow(presentation, face, nowMs, policy.match.low);
	if (continuity?.kind === "same") {
		const followed = { ...state, presentation: continuity.presentation };
		if (continuity.isTrusted) return decide(followed, face, nowMs, policy);
		return { state: followed, decision: whileUnsure(continuity.presentation, face) };
	}
	const inherited = presentation && continuity?.kind === "replaced" ? attemptsInherited(presentation) : 0;
	return decide(withNewPresentation(state, face, nowMs, inherited), face, nowMs, policy);
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
