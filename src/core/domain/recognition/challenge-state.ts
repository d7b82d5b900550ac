// What a running challenge remembers between two frames, and what is shown of it. `challenge.ts` moves it on.
import type { EyeState, HeadPose } from "./face-analysis.ts";
import type { Point } from "./geometry.ts";
import type { ChallengeStep } from "./recognition-result.ts";

/** 0 <= value < 1, unpredictable. */
export type Chance = () => number;

export interface ChallengeFrame {
	readonly pose: Pick<HeadPose, "yawDeg">;
	readonly landmarks: readonly Point[];
	readonly eyes: EyeState;
	/** L2-normalised; null when the frame is too poor to say who it is. */
	readonly embedding: Float32Array | null;
}

export type ChallengeFailure = "too_late" | "too_early" | "wrong_side" | "restless" | "gone" | "somebody_else";

/** The person's own straight look, which turns are measured from. */
export interface Neutral {
	readonly yawDeg: number;
	readonly landmarks: readonly Point[];
	readonly embedding: Float32Array;
}

/** Before the first step: the head comes to rest, for a time that nobody knows. */
export interface Calm {
	readonly kind: "calm";
	readonly sinceMs: number;
	/** null until a straight face is seen. */
	readonly steady: { readonly sinceMs: number; readonly yawDeg: number } | null;
	readonly holdMs: number;
	/** Consecutive frames away from `steady`: a single one is the pose model's. */
	readonly strayFrames: number;
}

export type Place = "left" | "straight" | "right";

/** The head goes to a place, and stays there until the next step is asked. */
export interface Move {
	readonly kind: "move";
	readonly from: Place;
	readonly to: Place;
	readonly sinceMs: number;
	/** Frames there, until they are believed. */
	readonly framesThere: number;
	/** Consecutive frames in the place that was not asked for, or away from the one that was reached; and since when. */
	readonly strayFrames: number;
	readonly straySinceMs: number;
	readonly reachedAtMs: number | null;
	readonly holdMs: number;
}

export interface Blink {
	readonly kind: "blink";
	readonly sinceMs: number;
	readonly hasClosed: boolean;
}

export interface Challenge {
	readonly startedAtMs: number;
	readonly lastSeenMs: number;
	/** Moves that are still to be drawn, the present one not counted. */
	readonly movesLeft: number;
	/** Whether a blink is still to be asked for, when the head looks straight. */
	readonly blinkLeft: boolean;
	readonly stepNumber: number;
	readonly steps: number;
	readonly phase: Calm | Move | Blink;
	/** Times that the head moved although it was to rest. */
	readonly falseStarts: number;
	readonly neutral: Neutral | null;
}

export type ChallengeProgress =
	| { readonly state: "running"; readonly challenge: Challenge }
	| { readonly state: "passed" }
	| { readonly state: "failed"; readonly reason: ChallengeFailure };

export interface ChallengeRules {
	/** Cosine from which two embeddings are one person's. */
	readonly minSimilarity: number;
	readonly chance: Chance;
}

/** Time boxes of the phases. */
export const limitMs = { calm: 6_000, move: 3_000, blink: 3_000 } as const;

export interface ChallengeView {
	readonly step: ChallengeStep;
	/** 1 for the first step; the straight look before it counts for it. */
	readonly stepNumber: number;
	readonly steps: number;
	/** Until the step's time box ends; when the next one begins is not told. */
	readonly remainingMs: number;
}

const requests = { left: "turn_left", straight: "look_straight", right: "turn_right" } as const;

export function viewChallenge({ phase, stepNumber, steps }: Challenge, nowMs: number): ChallengeView {
	const step = phase.kind === "calm" ? "look_straight" : phase.kind === "blink" ? "blink" : requests[phase.to];
	const remainingMs = Math.max(0, Math.round(limitMs[phase.kind] - (nowMs - phase.sinceMs)));
	return { step, stepNumber: Math.min(Math.max(1, stepNumber), steps), steps, remainingMs };
}
