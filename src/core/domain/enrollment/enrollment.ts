// Guided enrollment as the screen sees it.
import type { EmployeeId, EmployeeSummary, EnrollmentPose } from "../employee.ts";
import type { FaceOverlay } from "../recognition/recognition-result.ts";

/** What to do now, for the screen. `turn_*` and `look_*` are from the person's own point of view. */
export const enrollmentGuidances = [
	"show_face",
	"one_person",
	"look_straight",
	"turn_left",
	"turn_right",
	"look_up",
	"look_down",
	"turn_less",
	"hold_still",
	"come_closer",
	"move_back",
	"move_into_frame",
	"more_light",
	"less_light",
	"take_off_mask",
	"open_eyes",
	"same_person",
	"live_person",
	"done",
] as const;
export type EnrollmentGuidance = (typeof enrollmentGuidances)[number];

/**
 * `new`: nobody of this id has templates yet. `replace`: every earlier template goes, of whatever model: they may be of
 * another person, or of a face that has changed. `add`: the earlier ones stay and these come to them.
 */
export const enrollmentModes = ["new", "replace", "add"] as const;
export type EnrollmentMode = (typeof enrollmentModes)[number];

/** A second, shorter set of poses: the person with glasses on who had them off, or the other way round. */
export const secondSetPoses = ["front", "left", "right"] as const satisfies readonly EnrollmentPose[];

export interface EnrollmentProgress {
	readonly enrollmentId: string;
	/** Which set of poses is being taken. */
	readonly set: "first" | "second";
	/** Of this set, in the order in which they are asked for. */
	readonly poses: readonly EnrollmentPose[];
	/** The pose that is held, else the one that is asked for; null when all are captured. */
	readonly pose: EnrollmentPose | null;
	readonly captured: readonly EnrollmentPose[];
	readonly guidance: EnrollmentGuidance;
	/** 0..1: how far the pose has been held; 1 means it has just been captured. */
	readonly hold: number;
	readonly face: FaceOverlay | null;
	readonly isComplete: boolean;
}

/** Somebody else in the gallery whom the new face reaches the match threshold of. For the supervisor only. */
export interface ResemblingPerson {
	readonly employeeId: EmployeeId;
	readonly name: string;
	readonly isActive: boolean;
	/** The highest of the new templates' scores, -1..1. */
	readonly similarity: number;
}

/** What the supervisor said to the questions that came up when it was to be saved; empty at first. */
export interface EnrollmentDecision {
	/** It is this person, who has another id already: the templates go there and the entered id is not enrolled. */
	readonly samePersonAs?: EmployeeId;
	/** Other people, only alike: enrolled, and each flagged as a pair with the person. */
	readonly lookAlikes?: readonly EmployeeId[];
	/** The new face is unlike the person's own templates: replace them. */
	readonly replacesOwn?: boolean;
}

export type EnrollmentOutcome =
	| { readonly kind: "saved"; readonly employee: EmployeeSummary }
	/** Nothing was saved: does the supervisor know these people? The most alike first. */
	| { readonly kind: "resembles"; readonly people: readonly ResemblingPerson[] }
	/** Nothing was saved: templates were to be added to a person whom this face does not match. */
	| { readonly kind: "unlike_own" };
