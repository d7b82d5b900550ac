// What one kiosk frame amounts to. Expected outcomes are values: nothing here is an error.
import type { ConfidenceBand, Direction, PunchMethod } from "../attendance/attendance-event.ts";
import type { HeadPose } from "./face-analysis.ts";

/** A box as fractions 0..1 of the upright frame, so that a screen can draw it at any size. */
export interface RelativeBox {
	readonly x: number;
	readonly y: number;
	readonly width: number;
	readonly height: number;
}

/** What the screen draws over the live image; null when there is no face. */
export interface FaceOverlay {
	readonly box: RelativeBox;
	readonly pose: HeadPose;
}

/** The one thing to change, most important first. */
export const qualityHints = [
	"come_closer",
	"move_back",
	"move_into_frame",
	"look_straight",
	"more_light",
	"less_light",
	"hold_still",
	"take_off_mask",
	"open_eyes",
] as const;
export type QualityHint = (typeof qualityHints)[number];

/** A recorded punch as shown to the person and answered over REST. */
export interface PunchView {
	readonly eventId: string;
	readonly employeeId: string;
	readonly name: string;
	readonly direction: Direction;
	/** RFC 3339 with the offset in force at the kiosk. */
	readonly occurredAt: string;
	readonly method: PunchMethod;
	readonly confidence: ConfidenceBand | null;
}

/** Somebody was recognised, and says which way: nothing is recorded until then. */
export interface QuestionView {
	/** Goes back with the answer. */
	readonly questionId: string;
	readonly employeeId: string;
	readonly name: string;
	readonly likely: Direction;
	/** Until nothing is recorded for want of an answer. */
	readonly remainingMs: number;
}

/** One layer's opinion of a frame, shown in `observe` mode. */
export interface LivenessView {
	readonly verdict: "live" | "attack" | "uncertain" | "not_run";
	/** Combined score 0..1, null when not run. */
	readonly score: number | null;
}

/** What a challenge asks for; sides are the person's own. */
export const challengeSteps = ["look_straight", "turn_left", "turn_right", "blink"] as const;
export type ChallengeStep = (typeof challengeSteps)[number];

interface FrameOutcome {
	/** Identifies the person's stay in front of the camera; a new number means a new presentation. */
	readonly presentation: number;
	readonly face: FaceOverlay | null;
	/** null where liveness was not reached for this frame. */
	readonly liveness: LivenessView | null;
}

export type RecognitionResult =
	| (FrameOutcome & { readonly outcome: "no_face" })
	| (FrameOutcome & { readonly outcome: "multiple_faces" })
	| (FrameOutcome & { readonly outcome: "low_quality"; readonly hint: QualityHint })
	/** Evidence is being gathered over frames; `progress` 0..1. */
	| (FrameOutcome & { readonly outcome: "observing"; readonly progress: number })
	/** Passive evidence does not suffice: the person is asked to do something, step by step. */
	| (FrameOutcome & {
			readonly outcome: "challenge";
			readonly step: ChallengeStep;
			/** 1 for the first step; looking straight belongs to the step that it prepares. */
			readonly stepNumber: number;
			readonly steps: number;
			/** Until the step's time box ends. */
			readonly remainingMs: number;
	  })
	| (FrameOutcome & { readonly outcome: "ask"; readonly question: QuestionView })
	/** Nobody said which way, so nothing was recorded. */
	| (FrameOutcome & { readonly outcome: "not_answered" })
	/** Recognised, but somebody else looks so alike that nothing is recorded without the person's PIN. */
	| (FrameOutcome & { readonly outcome: "pin_wanted" })
	| (FrameOutcome & { readonly outcome: "matched"; readonly punch: PunchView })
	| (FrameOutcome & { readonly outcome: "already_recorded"; readonly punch: PunchView })
	| (FrameOutcome & { readonly outcome: "unknown" })
	| (FrameOutcome & { readonly outcome: "presentation_attack" })
	| (FrameOutcome & { readonly outcome: "liveness_uncertain" });

export type RecognitionOutcome = RecognitionResult["outcome"];
