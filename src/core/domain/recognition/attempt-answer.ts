// How an attempt ends: with an answer and a rest before the next one, or with the card of a punch.
import type { ChallengeFailure } from "./challenge-state.ts";
import { MAX_ATTEMPTS, rememberFailure } from "./failure-memory.ts";
import { layerMeans } from "./liveness-evidence.ts";
import { type Answer, isRecorded, type Presentation, type RecordedAnswer } from "./presentation.ts";
import type { LivenessNote, SessionPolicy, SessionState, Step } from "./session-state.ts";

/** Time to read the answer and to change something before the next attempt. */
const ANSWER_REST_MS = 1_000;
/** After a challenge there is more to read, and to get ready for. */
const CHALLENGE_REST_MS = 2_500;
const UNKNOWN_PAUSE_MS = 5_000;
/** Time to read the card and to touch the button of the PIN. */
const PIN_WANTED_REST_MS = 8_000;

export function isLivenessFailure(answer: Answer): boolean {
	return answer.kind === "presentation_attack" || answer.kind === "liveness_uncertain";
}

export function noteOn(
	{ liveness }: Presentation,
	event: LivenessNote["event"],
	reason?: ChallengeFailure,
): LivenessNote {
	return { event, frames: liveness.frames, scores: layerMeans(liveness), ...(reason && { reason }) };
}

/** Ends the attempt with an answer that is no match. After a few of them comes a pause. */
export function giveUp(
	state: SessionState,
	presentation: Presentation,
	answer: Answer,
	nowMs: number,
	policy: SessionPolicy,
	reason?: ChallengeFailure,
): Step {
	const before = presentation.failedAttempts;
	if (!isLivenessFailure(answer)) {
		const restMs = before + 1 >= MAX_ATTEMPTS ? UNKNOWN_PAUSE_MS : ANSWER_REST_MS;
		return answerAndRest(state, presentation, answer, { failedAttempts: before + 1, restsUntilMs: nowMs + restMs });
	}
	const { embedding } = presentation;
	const { memory, pauseMs } = rememberFailure(state.failures, embedding, before, nowMs, policy.match.low);
	const rest = {
		failedAttempts: pauseMs > 0 ? MAX_ATTEMPTS : before + 1,
		restsUntilMs: nowMs + Math.max(pauseMs, reason ? CHALLENGE_REST_MS : ANSWER_REST_MS),
	};
	const step = answerAndRest({ ...state, failures: memory }, { ...presentation, isSuspect: true }, answer, rest);
	const event = answer.kind === "presentation_attack" ? "presentation_attack" : "liveness_uncertain";
	return { ...step, note: noteOn(presentation, event, reason) };
}

function answerAndRest(
	state: SessionState,
	presentation: Presentation,
	answer: Answer,
	rest: Pick<Presentation, "failedAttempts" | "restsUntilMs">,
): Step {
	return {
		state: { ...state, presentation: { ...presentation, ...rest, attempt: null, challenge: null, answer } },
		decision: { kind: "answered", answer },
	};
}

/** Recognised, but a face alone is not enough for this person. Nothing is recorded; the card says what to do. */
export function wantPin(state: SessionState, nowMs: number) {
	const answer = { kind: "pin_wanted" } as const;
	const rest = { attempt: null, challenge: null, answer, restsUntilMs: nowMs + PIN_WANTED_REST_MS };
	const presentation = state.presentation && { ...state.presentation, ...rest };
	return { state: { ...state, presentation }, decision: { kind: "answered", answer } as const };
}

/** Keeps the card of a recorded punch for the rest of the presentation, which punches no more. */
export function settle(state: SessionState, answer: RecordedAnswer, nowMs: number): SessionState {
	return {
		...state,
		lastRecorded: { answer, atMs: nowMs },
		question: null,
		presentation: state.presentation && { ...state.presentation, attempt: null, challenge: null, answer },
	};
}

/** The card says what holds now, also when the person is still there. */
export function settleCorrection(state: SessionState, corrected: string, answer: RecordedAnswer): SessionState {
	const { lastRecorded, presentation } = state;
	const shown = presentation?.answer ?? null;
	const isShown = isRecorded(shown) && shown.punch.eventId === corrected;
	return {
		...state,
		lastRecorded: lastRecorded && { ...lastRecorded, answer },
		presentation: presentation && isShown ? { ...presentation, answer } : presentation,
	};
}
