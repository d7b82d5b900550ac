// One attempt at a decision about the person who stands there: gathers frames, and ends in a match or in an answer that
// says why there is none. After a few answers comes a pause, so that nobody can stand there until one frame passes.
import { addVote, agreedEmployee, VOTES_TO_MATCH } from "./identity-votes.ts";
import { addLivenessScore, judgePresentation, meanLiveness } from "./liveness-evidence.ts";
import { judgeLiveness } from "./liveness-policy.ts";
import { type Answer, type Attempt, beginAttempt, type Presentation, type RecordedAnswer } from "./presentation.ts";
import type { FaceObservation, SessionPolicy, SessionState, Step } from "./session-state.ts";

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
/** Somebody who looks away and back at once sees the same card again, not "already recorded". */
const SAME_CARD_MS = 5_000;

/** Adds one good frame to the evidence. A frame that looks like an attack says nothing about who it is. */
export function gather(
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

export function conclude(
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

export function isLivenessFailure(answer: Answer): boolean {
	return answer.kind === "presentation_attack" || answer.kind === "liveness_uncertain";
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
	const isLiveness = isLivenessFailure(answer);
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
