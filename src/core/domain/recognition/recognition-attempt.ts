// One attempt at a decision about the person who stands there: gathers frames, and ends in a match, in a challenge, or in
// an answer that says why there is neither. Failures are remembered (`failure-memory.ts`), so that nobody can stand there,
// or come and go, until one frame passes.
import { giveUp, noteOn, settle } from "./attempt-answer.ts";
import { beginChallenge } from "./challenge.ts";
import { viewChallenge } from "./challenge-state.ts";
import { forgiveFace, isUnderAttack } from "./failure-memory.ts";
import { type Agreement, addVote, agreedEmployee, VOTES_TO_MATCH } from "./identity-votes.ts";
import {
	addLivenessFrame,
	framesToPass,
	judgePresentation,
	MIN_LIVENESS_FRAMES,
	meanLiveness,
} from "./liveness-evidence.ts";
import { judgeFrame, type LivenessVerdict } from "./liveness-policy.ts";
import { type Answer, type Attempt, beginAttempt, type Presentation } from "./presentation.ts";
import type { FaceObservation, SessionPolicy, SessionState, Step } from "./session-state.ts";

/** A person waits this long at most for an answer once the face is good. */
export const ATTEMPT_MS = 1_500;
/** ... but on a slow machine no fewer frames than this decide. */
export const MIN_ATTEMPT_FRAMES = 5;
/** Before a challenge the layers get twice the frames that could have passed: the score of a dim webcam wavers ... */
const HEARD_FACTOR = 2;
/** ... but no longer than this: a camera that stands still never gives them. */
const LONGEST_ATTEMPT_MS = 6_000;
/** Somebody who looks away and back at once sees the same card again, not "already recorded". */
const SAME_CARD_MS = 5_000;

/** Openness of both eyes from which they are clearly open, and how steadily, for a blink to be told from a dark lid. */
const CLEARLY_OPEN = 0.8;
const STEADILY_OPEN_SHARE = 0.85;
const MIN_EYE_FRAMES = 8;

type Attempted = Presentation & { readonly attempt: Attempt };

/** Adds one good frame to the evidence. A frame that looks like an attack says nothing about who it is. */
export function gather(
	presentation: Presentation,
	face: FaceObservation,
	nowMs: number,
	policy: SessionPolicy,
): Attempted {
	const attempt = presentation.attempt ?? beginAttempt(nowMs);
	const votes = face.verdict && mayVote(face, policy) ? addVote(attempt.votes, face.verdict) : attempt.votes;
	return {
		...withLiveness(presentation, face, policy),
		attempt: { ...attempt, goodFrames: attempt.goodFrames + 1, votes },
	};
}

/** The frame's liveness alone. */
export function withLiveness(presentation: Presentation, face: FaceObservation, policy: SessionPolicy): Presentation {
	const { box, livenessScores, eyes } = face;
	const isOpen = Math.min(eyes.leftOpen, eyes.rightOpen) >= CLEARLY_OPEN;
	const { frames, openFrames } = presentation.eyes;
	return {
		...presentation,
		liveness: addLivenessFrame(presentation.liveness, { box, scores: livenessScores }, policy.liveness),
		eyes: { frames: frames + 1, openFrames: openFrames + (isOpen ? 1 : 0) },
	};
}

/** Whether a frame may be searched and counted towards a name. */
export function mayVote({ livenessScores }: Pick<FaceObservation, "livenessScores">, policy: SessionPolicy): boolean {
	return policy.livenessMode !== "enforce" || judgeFrame(livenessScores, policy.liveness) !== "attack";
}

/** An attack stays one whatever is passed later; a face that failed a moment ago has to pass a challenge. */
function verdictOn(
	state: SessionState,
	presentation: Presentation,
	nowMs: number,
	policy: SessionPolicy,
): LivenessVerdict {
	if (policy.livenessMode !== "enforce") return "live";
	const verdict = judgePresentation(presentation.liveness, policy.liveness, isUnderAttack(state.failures, nowMs));
	if (verdict === "attack") return "attack";
	if (presentation.isProven) return "live";
	return verdict === "live" && presentation.isSuspect ? "uncertain" : verdict;
}

export function conclude(state: SessionState, presentation: Attempted, nowMs: number, policy: SessionPolicy): Step {
	const { attempt, answer } = presentation;
	const next = { ...state, presentation };
	const liveness = verdictOn(state, presentation, nowMs, policy);
	const agreed = agreedEmployee(attempt.votes, policy.match);
	if (agreed && liveness === "live") return record(next, presentation, agreed, nowMs, policy);
	const isOver = nowMs - attempt.startedAtMs >= ATTEMPT_MS && attempt.goodFrames >= MIN_ATTEMPT_FRAMES;
	if (agreed && liveness === "uncertain") {
		if (needsChallenge(state, presentation, nowMs, policy)) return askOrGiveUp(next, presentation, nowMs, policy);
	} else if (isOver) return giveUp(next, presentation, answerTo(liveness), nowMs, policy);
	// While a second attempt runs the first answer stays on the screen: nothing flickers.
	if (answer) return { state: next, decision: { kind: "answered", answer } };
	return { state: next, decision: { kind: "observing", progress: progressOf(attempt, nowMs) } };
}

/** Not before the layers had frames enough to decide by themselves: on a slow machine that takes longer. */
function needsChallenge(
	{ failures }: SessionState,
	{ attempt, isSuspect, liveness }: Attempted,
	nowMs: number,
	policy: SessionPolicy,
): boolean {
	if (isSuspect) return liveness.frames >= MIN_LIVENESS_FRAMES;
	const elapsedMs = nowMs - attempt.startedAtMs;
	const isHeard = liveness.frames >= HEARD_FACTOR * framesToPass(policy.liveness, isUnderAttack(failures, nowMs));
	return elapsedMs >= (isHeard ? ATTEMPT_MS : LONGEST_ATTEMPT_MS) && attempt.goodFrames >= MIN_ATTEMPT_FRAMES;
}

/** Somebody unknown is told so: proving to be alive would not help. */
function answerTo(liveness: LivenessVerdict): Answer {
	return { kind: liveness === "attack" ? "presentation_attack" : "unknown" };
}

function record(
	state: SessionState,
	presentation: Presentation,
	agreed: Agreement,
	nowMs: number,
	policy: SessionPolicy,
): Step {
	const failures = forgiveFace(state.failures, presentation.embedding, policy.match.low);
	const last = state.lastRecorded;
	if (last && last.answer.employeeId === agreed.employeeId && nowMs - last.atMs < SAME_CARD_MS)
		return {
			state: settle({ ...state, failures }, last.answer, last.atMs),
			decision: { kind: "answered", answer: last.answer },
		};
	return {
		state: { ...state, failures },
		decision: { kind: "record", ...agreed, livenessScore: meanLiveness(presentation.liveness) },
		note: noteOn(presentation, "live"),
	};
}

/** A camera under attack asks nobody any more: asking again and again is what an attacker wants. */
function askOrGiveUp(state: SessionState, presentation: Attempted, nowMs: number, policy: SessionPolicy): Step {
	if (isUnderAttack(state.failures, nowMs))
		return giveUp(state, presentation, { kind: "liveness_uncertain" }, nowMs, policy);
	const { frames, openFrames } = presentation.eyes;
	const canBlink = frames >= MIN_EYE_FRAMES && openFrames >= STEADILY_OPEN_SHARE * frames;
	const challenge = beginChallenge(canBlink, nowMs, policy.chance);
	return {
		state: { ...state, presentation: { ...presentation, challenge } },
		decision: { kind: "challenge", ...viewChallenge(challenge, nowMs) },
		note: noteOn(presentation, "challenge"),
	};
}

function progressOf(attempt: Attempt, nowMs: number): number {
	const elapsed = (nowMs - attempt.startedAtMs) / ATTEMPT_MS;
	return Math.min(0.95, Math.max(elapsed, attempt.votes.votes.length / (VOTES_TO_MATCH + 1)));
}
