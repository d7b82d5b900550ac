// A challenge inside a session: the frames of the person who is asked, until it is passed or failed.
import { giveUp, noteOn } from "./attempt-answer.ts";
import { stepChallenge } from "./challenge.ts";
import { viewChallenge } from "./challenge-state.ts";
import type { Presentation } from "./presentation.ts";
import { conclude, withLiveness } from "./recognition-attempt.ts";
import type { FaceObservation, SessionPolicy, SessionState, Step } from "./session-state.ts";

/** Liveness layers are trained on faces that look at the camera: a head that turns as asked is not judged by them. */
const FRONTAL_DEG = 25;

/** One frame of the challenge; null when no challenge runs. `face` null: this frame shows nobody, or nobody for sure. */
export function runChallenge(
	state: SessionState,
	face: FaceObservation | null,
	nowMs: number,
	policy: SessionPolicy,
): Step | null {
	const { presentation } = state;
	if (!presentation?.challenge) return null;
	const seen = face && isFrontal(face) ? withLiveness(presentation, face, policy) : presentation;
	if (seen.liveness.isAttack) return giveUp(state, seen, { kind: "presentation_attack" }, nowMs, policy);
	const rules = { minSimilarity: policy.match.low, chance: policy.chance };
	const progress = stepChallenge(presentation.challenge, face, nowMs, rules);
	switch (progress.state) {
		case "failed":
			return giveUp(state, seen, { kind: "liveness_uncertain" }, nowMs, policy, progress.reason);
		case "running":
			return {
				state: { ...state, presentation: { ...seen, challenge: progress.challenge } },
				decision: { kind: "challenge", ...viewChallenge(progress.challenge, nowMs) },
			};
		case "passed":
			return pass(state, seen, nowMs, policy);
	}
}

function isFrontal({ hint, pose }: FaceObservation): boolean {
	return hint === null && Math.abs(pose.yawDeg) <= FRONTAL_DEG;
}

/** Who it is was agreed on before the challenge, and the challenge has seen to it that it is the same face. */
function pass(state: SessionState, seen: Presentation, nowMs: number, policy: SessionPolicy): Step {
	const proven = { ...seen, challenge: null, isProven: true };
	if (!proven.attempt)
		return { state: { ...state, presentation: proven }, decision: { kind: "observing", progress: 0 } };
	const step = conclude(state, { ...proven, attempt: proven.attempt }, nowMs, policy);
	return { ...step, note: noteOn(proven, "challenge_passed") };
}
