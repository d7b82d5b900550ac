// Guided enrollment as a pure state machine: five poses, each captured by itself once it was held for a few good frames.
// Poses are from the person's own point of view and relative to their own frontal pose, so that a camera mounted high or
// low, and the pose model's own bias, do not matter. Frames are not mirrored: yaw > 0 is the person's right.
import type { EnrollmentPose } from "../employee.ts";
import type { HeadPose } from "../recognition/face-analysis.ts";
import {
	addLivenessFrame,
	judgePresentation,
	type LivenessEvidence,
	noLivenessEvidence,
	type ScoredFrame,
} from "../recognition/liveness-evidence.ts";
import type { LivenessMode, LivenessThresholds } from "../recognition/liveness-policy.ts";
import { cosineSimilarity } from "../recognition/match-policy.ts";
import type { QualityHint } from "../recognition/recognition-result.ts";
import type { EnrollmentGuidance } from "./enrollment.ts";
import { guidanceFor, poseGuidance, poseOfHead } from "./enrollment-poses.ts";

/** Consecutive good frames. */
export const HOLD_FRAMES = 5;
/** A blink lasts 0.1 to 0.4 s; shut eyes longer than that are asked to open. */
const MAX_BLINK_FRAMES = 6;
/** The frontal pose is held until its liveness is sure, but no longer than this: then it begins anew. */
export const MAX_HOLD_FRAMES = 25;

export interface CaptureCandidate {
	/** L2-normalised. */
	readonly embedding: Float32Array;
	/** Sample quality 0..100. */
	readonly quality: number;
	readonly headPose: HeadPose;
}

export interface CaptureState {
	readonly captured: ReadonlyMap<EnrollmentPose, CaptureCandidate>;
	/** Held for `heldFrames` now; null when none is. */
	readonly heldPose: EnrollmentPose | null;
	readonly heldFrames: number;
	/** Frames in a row, within a hold, with shut eyes. */
	readonly blinkFrames: number;
	readonly best: CaptureCandidate | null;
	readonly liveness: LivenessEvidence;
}

export const nothingCaptured: CaptureState = {
	captured: new Map(),
	heldPose: null,
	heldFrames: 0,
	blinkFrames: 0,
	best: null,
	liveness: noLivenessEvidence,
};

export type CaptureObservation =
	| { readonly kind: "no_face" }
	| { readonly kind: "multiple_faces" }
	| {
			readonly kind: "face";
			/** From the enrollment gate; null when it is passed. */
			readonly hint: QualityHint | null;
			readonly candidate: CaptureCandidate;
			/** Without scores when liveness was not run. */
			readonly liveness: ScoredFrame;
	  };

export interface CapturePolicy {
	readonly liveness: LivenessThresholds;
	readonly livenessMode: LivenessMode;
	/** Cosine from which two poses are one person's. */
	readonly samePersonSimilarity: number;
	/** Asked for in this order. */
	readonly poses: readonly EnrollmentPose[];
	/** The frontal pose of an earlier set: the person must be the same; null for the first set. */
	readonly reference: Float32Array | null;
}

export interface CaptureStep {
	readonly state: CaptureState;
	readonly guidance: EnrollmentGuidance;
	/** 0..1; 1 in the step that captured the pose. */
	readonly hold: number;
}

/** The pose asked for now, in the order of `poses`; null when all are captured. */
export function nextPose({ captured }: CaptureState, poses: readonly EnrollmentPose[]): EnrollmentPose | null {
	return poses.find((pose) => !captured.has(pose)) ?? null;
}

/** Forgets one pose, so that it is asked for again. */
export function retakePose(state: CaptureState, pose: EnrollmentPose): CaptureState {
	const captured = new Map(state.captured);
	captured.delete(pose);
	return { ...nothingCaptured, captured };
}

function isSamePerson(state: CaptureState, candidate: CaptureCandidate, policy: CapturePolicy): boolean {
	const captured = state.captured.get("front") ?? state.captured.values().next().value;
	const reference = captured?.embedding ?? policy.reference;
	return reference === null || cosineSimilarity(reference, candidate.embedding) >= policy.samePersonSimilarity;
}

/** One frame. */
export function stepCapture(state: CaptureState, observation: CaptureObservation, policy: CapturePolicy): CaptureStep {
	const asked = nextPose(state, policy.poses);
	if (asked === null) return { state, guidance: "done", hold: 1 };
	const startOver = (guidance: EnrollmentGuidance): CaptureStep => ({
		state: { ...nothingCaptured, captured: state.captured },
		guidance,
		hold: 0,
	});
	if (observation.kind === "no_face") return startOver("show_face");
	if (observation.kind === "multiple_faces") return startOver("one_person");
	const { candidate, hint } = observation;
	if (hint) return isBlink(state, hint) ? passOver(state) : startOver(hint);
	const straight = state.captured.get("front")?.headPose ?? null;
	const missing = policy.poses.filter((each) => !state.captured.has(each));
	const pose = poseOfHead(asked, missing, candidate.headPose, straight);
	if (pose === null) return startOver(poseGuidance(asked, candidate.headPose, straight));
	if (!isSamePerson(state, candidate, policy)) return startOver("same_person");
	// Another pose than before begins anew, with this frame.
	const before = state.heldPose === pose ? state : { ...nothingCaptured, captured: state.captured };
	const held: CaptureState = {
		captured: state.captured,
		heldPose: pose,
		heldFrames: before.heldFrames + 1,
		blinkFrames: 0,
		best: before.best && before.best.quality >= candidate.quality ? before.best : candidate,
		liveness: addLivenessFrame(before.liveness, observation.liveness, policy.liveness),
	};
	if (held.heldFrames < HOLD_FRAMES)
		return { state: held, guidance: "hold_still", hold: held.heldFrames / HOLD_FRAMES };
	const verdict = pose === "front" ? judgeHeld(held, policy) : "live";
	if (verdict === "refused") return startOver("live_person");
	if (verdict === "open") return { state: held, guidance: "hold_still", hold: 0.9 };
	return capture(held, pose, held.best ?? candidate, policy.poses);
}

/** Whether somebody live held the pose; `open` while more frames may still tell. */
function judgeHeld({ liveness, heldFrames }: CaptureState, policy: CapturePolicy): "live" | "open" | "refused" {
	if (policy.livenessMode !== "enforce") return "live";
	const verdict = judgePresentation(liveness, policy.liveness);
	if (verdict === "uncertain") return heldFrames >= MAX_HOLD_FRAMES ? "refused" : "open";
	return verdict === "live" ? "live" : "refused";
}

function isBlink({ heldFrames, blinkFrames }: CaptureState, obstacle: EnrollmentGuidance): boolean {
	return obstacle === "open_eyes" && heldFrames > 0 && blinkFrames < MAX_BLINK_FRAMES;
}

/** A blink is no reason to begin again: its frames are no candidates, and the hold waits for the eyes. */
function passOver(state: CaptureState): CaptureStep {
	const waiting = { ...state, blinkFrames: state.blinkFrames + 1 };
	return { state: waiting, guidance: "hold_still", hold: Math.min(0.9, state.heldFrames / HOLD_FRAMES) };
}

function capture(
	held: CaptureState,
	pose: EnrollmentPose,
	best: CaptureCandidate,
	poses: readonly EnrollmentPose[],
): CaptureStep {
	const state = { ...nothingCaptured, captured: new Map(held.captured).set(pose, best) };
	return { state, guidance: guidanceFor(nextPose(state, poses)), hold: 1 };
}
