// Guided enrollment as a pure state machine: five poses, each captured by itself once it was held for a few good frames.
// Poses are from the person's own point of view and relative to their own frontal pose, so that a camera mounted high or
// low, and the pose model's own bias, do not matter. Frames are not mirrored: yaw > 0 is the person's right.
import type { EnrollmentPose } from "./employee.ts";
import type { EnrollmentGuidance } from "./enrollment.ts";
import type { HeadPose } from "./face-analysis.ts";
import {
	addLivenessFrame,
	judgePresentation,
	type LivenessEvidence,
	noLivenessEvidence,
	type ScoredFrame,
} from "./liveness-evidence.ts";
import type { LivenessMode, LivenessThresholds } from "./liveness-policy.ts";
import { cosineSimilarity } from "./match-policy.ts";
import type { QualityHint } from "./recognition-result.ts";

/** Consecutive good frames. */
export const HOLD_FRAMES = 5;
/** A blink lasts 0.1 to 0.4 s; shut eyes longer than that are asked to open. */
const MAX_BLINK_FRAMES = 6;
/** The frontal pose is held until its liveness is sure, but no longer than this: then it begins anew. */
export const MAX_HOLD_FRAMES = 25;

interface PoseWindow {
	readonly minYawDeg: number;
	readonly maxYawDeg: number;
	readonly minPitchDeg: number;
	readonly maxPitchDeg: number;
}

/**
 * From a pose that is told apart from "straight" in spite of the pose model's error (9 and 7 degrees) to where matching
 * against a frontal probe decays. Wide across the asked direction: nobody turns along one axis only. People who are
 * asked to turn go to 40 or 50 degrees at once and stay there.
 */
const poseWindows: Readonly<Record<EnrollmentPose, PoseWindow>> = {
	front: { minYawDeg: -13, maxYawDeg: 13, minPitchDeg: -18, maxPitchDeg: 18 },
	left: { minYawDeg: -50, maxYawDeg: -15, minPitchDeg: -20, maxPitchDeg: 20 },
	right: { minYawDeg: 15, maxYawDeg: 50, minPitchDeg: -20, maxPitchDeg: 20 },
	up: { minYawDeg: -20, maxYawDeg: 20, minPitchDeg: 10, maxPitchDeg: 35 },
	down: { minYawDeg: -20, maxYawDeg: 20, minPitchDeg: -35, maxPitchDeg: -10 },
};

export interface CaptureCandidate {
	/** L2-normalised. */
	readonly embedding: Float32Array;
	/** Sample quality 0..100. */
	readonly quality: number;
	readonly headPose: HeadPose;
}

export interface CaptureState {
	readonly captured: ReadonlyMap<EnrollmentPose, CaptureCandidate>;
	readonly heldFrames: number;
	/** Frames in a row, within a hold, with shut eyes. */
	readonly blinkFrames: number;
	readonly best: CaptureCandidate | null;
	readonly liveness: LivenessEvidence;
}

export const nothingCaptured: CaptureState = {
	captured: new Map(),
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

const poseRequests = {
	front: "look_straight",
	left: "turn_left",
	right: "turn_right",
	up: "look_up",
	down: "look_down",
} as const satisfies Record<EnrollmentPose, EnrollmentGuidance>;

/** What to ask for before any frame was seen. */
export function guidanceFor(pose: EnrollmentPose | null): EnrollmentGuidance {
	return pose === null ? "done" : poseRequests[pose];
}

/** null when the head is where it should be. */
function poseGuidance(pose: EnrollmentPose, head: HeadPose, straight: HeadPose | null): EnrollmentGuidance | null {
	const yawDeg = head.yawDeg - (pose === "front" ? 0 : (straight?.yawDeg ?? 0));
	const pitchDeg = head.pitchDeg - (pose === "front" ? 0 : (straight?.pitchDeg ?? 0));
	const window = poseWindows[pose];
	const isInside =
		yawDeg >= window.minYawDeg &&
		yawDeg <= window.maxYawDeg &&
		pitchDeg >= window.minPitchDeg &&
		pitchDeg <= window.maxPitchDeg;
	if (isInside) return null;
	const isTooFar =
		(pose === "left" && yawDeg < window.minYawDeg) ||
		(pose === "right" && yawDeg > window.maxYawDeg) ||
		(pose === "up" && pitchDeg > window.maxPitchDeg) ||
		(pose === "down" && pitchDeg < window.minPitchDeg);
	return isTooFar ? "turn_less" : poseRequests[pose];
}

function isSamePerson(state: CaptureState, candidate: CaptureCandidate, policy: CapturePolicy): boolean {
	const captured = state.captured.get("front") ?? state.captured.values().next().value;
	const reference = captured?.embedding ?? policy.reference;
	return reference === null || cosineSimilarity(reference, candidate.embedding) >= policy.samePersonSimilarity;
}

/** One frame. */
export function stepCapture(state: CaptureState, observation: CaptureObservation, policy: CapturePolicy): CaptureStep {
	const pose = nextPose(state, policy.poses);
	if (pose === null) return { state, guidance: "done", hold: 1 };
	const startOver = (guidance: EnrollmentGuidance): CaptureStep => ({
		state: { ...nothingCaptured, captured: state.captured },
		guidance,
		hold: 0,
	});
	if (observation.kind === "no_face") return startOver("show_face");
	if (observation.kind === "multiple_faces") return startOver("one_person");
	const { candidate, hint } = observation;
	const straight = state.captured.get("front")?.headPose ?? null;
	const obstacle = hint ?? poseGuidance(pose, candidate.headPose, straight);
	if (obstacle) return isBlink(state, obstacle) ? passOver(state) : startOver(obstacle);
	if (!isSamePerson(state, candidate, policy)) return startOver("same_person");
	const liveness = addLivenessFrame(state.liveness, observation.liveness, policy.liveness);
	const held: CaptureState = {
		captured: state.captured,
		heldFrames: state.heldFrames + 1,
		blinkFrames: 0,
		best: state.best && state.best.quality >= candidate.quality ? state.best : candidate,
		liveness,
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
