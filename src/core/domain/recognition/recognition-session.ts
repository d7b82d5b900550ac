// How one camera comes to a decision over several frames, as a pure state machine: no clock, no engine, no store.
// Follows the person from frame to frame; `recognition-attempt.ts` decides about whoever stands there.

import { isLivenessFailure, noteOn } from "./attempt-answer.ts";
import { MAX_ATTEMPTS, recallFailures, rememberFailure } from "./failure-memory.ts";
import { wasSuspicious } from "./liveness-evidence.ts";
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
import { runQuestion } from "./punch-question.ts";
import { conclude, gather } from "./recognition-attempt.ts";
import { runChallenge } from "./running-challenge.ts";
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
	{ presentation, question }: SessionState,
	nowMs: number,
	livenessMode: LivenessMode,
): { readonly liveness: boolean; readonly embedding: boolean } {
	const isAnswered = isRecorded(presentation?.answer ?? null) || nowMs < (presentation?.restsUntilMs ?? 0);
	const isResting = isAnswered || question !== null;
	if (!presentation || presentation.isIdentityOpen || presentation.absentSinceMs !== null || !isResting)
		return { liveness: livenessMode !== "off", embedding: true };
	return { liveness: false, embedding: nowMs - presentation.embeddingAtMs >= IDENTITY_CHECK_MS };
}

/**
 * One frame. `nowMs` is monotonic. After a `record` decision the service writes the punch and calls `settle`; when it
 * could not be written, the evidence stands and the next frame asks again.
 */
export function step(before: SessionState, observation: Observation, nowMs: number, policy: SessionPolicy): Step {
	const { state, decision } = runQuestion(before, observation, nowMs, policy);
	return decision ? { state, decision } : stepPerson(state, observation, nowMs, policy);
}

function stepPerson(state: SessionState, observation: Observation, nowMs: number, policy: SessionPolicy): Step {
	switch (observation.kind) {
		case "no_face":
			return stepNobody(state, nowMs, policy);
		case "multiple_faces": {
			const presentation = state.presentation && amongOthers(state.presentation, nowMs);
			const asked = runChallenge({ ...state, presentation }, null, nowMs, policy);
			return { ...asked, state: asked?.state ?? { ...state, presentation }, decision: { kind: "multiple_faces" } };
		}
		case "face":
			return stepFace(state, observation, nowMs, policy);
	}
}

function stepNobody(state: SessionState, nowMs: number, policy: SessionPolicy): Step {
	const presentation = state.presentation && withoutFace(state.presentation, nowMs);
	if (!presentation) return { ...endPresentation(state, nowMs, policy), decision: { kind: "no_face" } };
	const asked = runChallenge({ ...state, presentation }, null, nowMs, policy);
	return { ...asked, state: asked?.state ?? { ...state, presentation }, decision: { kind: "no_face" } };
}

/** Going away in the middle of a failure is one: else a picture could be shown for half a second at a time, for ever. */
function endPresentation(state: SessionState, nowMs: number, policy: SessionPolicy): Pick<Step, "state" | "note"> {
	const { presentation } = state;
	const gone = { ...state, presentation: null };
	if (!presentation || policy.livenessMode !== "enforce") return { state: gone };
	const isCounted = presentation.answer !== null || !wasSuspicious(presentation.liveness);
	if (!presentation.challenge && isCounted) return { state: gone };
	const { embedding, failedAttempts } = presentation;
	const { memory } = rememberFailure(state.failures, embedding, failedAttempts, nowMs, policy.match.low);
	return { state: { ...gone, failures: memory }, note: noteOn(presentation, "left") };
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
		const followed = recalled({ ...state, presentation: continuity.presentation }, nowMs, policy);
		if (continuity.isTrusted) return decide(followed, face, nowMs, policy);
		const asked = runChallenge(followed, null, nowMs, policy);
		return asked ?? { state: followed, decision: whileUnsure(continuity.presentation, face) };
	}
	const inherited = presentation && continuity?.kind === "replaced" ? attemptsInherited(presentation) : 0;
	const ended = endPresentation(state, nowMs, policy);
	const fresh = recalled(withNewPresentation(ended.state, face, nowMs, inherited), nowMs, policy);
	return { ...(ended.note && { note: ended.note }), ...decide(fresh, face, nowMs, policy) };
}

/** A face that failed here of late goes on where it was: with the attempts that are left, or with its pause. */
function recalled(state: SessionState, nowMs: number, policy: SessionPolicy): SessionState {
	const { presentation } = state;
	if (presentation?.isSuspect !== null || presentation.embedding === null) return state;
	const past = recallFailures(state.failures, presentation.embedding, nowMs, policy.match.low);
	if (!past || policy.livenessMode !== "enforce")
		return { ...state, presentation: { ...presentation, isSuspect: false } };
	const isPaused = past.pausedUntilMs > nowMs;
	const answer = isPaused ? ({ kind: "liveness_uncertain" } as const) : presentation.answer;
	const failedAttempts = isPaused ? MAX_ATTEMPTS : Math.max(presentation.failedAttempts, past.failures);
	const restsUntilMs = Math.max(presentation.restsUntilMs, past.pausedUntilMs);
	return { ...state, presentation: { ...presentation, isSuspect: true, answer, failedAttempts, restsUntilMs } };
}

/** A steady box keeps its answer through one odd frame; after a jump nobody sees an answer that may not be theirs. */
function whileUnsure(presentation: Presentation, face: FaceObservation): SessionDecision {
	if (presentation.answer && !presentation.isIdentityOpen) return { kind: "answered", answer: presentation.answer };
	return face.hint ? { kind: "low_quality", hint: face.hint } : { kind: "observing", progress: 0 };
}

function decide(state: SessionState, face: FaceObservation, nowMs: number, policy: SessionPolicy): Step {
	const { presentation } = state;
	if (!presentation) return { state, decision: { kind: "no_face" } };
	const asked = runChallenge(state, face, nowMs, policy);
	if (asked) return asked;
	const { answer } = presentation;
	if (answer && (isRecorded(answer) || nowMs < presentation.restsUntilMs))
		return { state, decision: { kind: "answered", answer } };
	if (presentation.failedAttempts >= MAX_ATTEMPTS)
		return decide(recalled(withNewPresentation(state, face, nowMs), nowMs, policy), face, nowMs, policy);
	if (face.hint) return { state, decision: { kind: "low_quality", hint: face.hint } };
	return conclude(state, gather(presentation, face, nowMs, policy), nowMs, policy);
}
