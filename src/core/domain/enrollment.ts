// Guided enrollment as the screen sees it.
import type { EnrollmentPose } from "./employee.ts";
import type { FaceOverlay } from "./recognition-result.ts";

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

export interface EnrollmentProgress {
	readonly enrollmentId: string;
	/** Pose asked for now; null when all are captured. */
	readonly pose: EnrollmentPose | null;
	readonly captured: readonly EnrollmentPose[];
	readonly guidance: EnrollmentGuidance;
	/** 0..1: how far the pose has been held; 1 means it has just been captured. */
	readonly hold: number;
	readonly face: FaceOverlay | null;
	readonly isComplete: boolean;
}
