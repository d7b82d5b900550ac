// What the capture screen shows for a progress: pure, so that every guidance has a picture.
import type { EnrollmentPose, EnrollmentProgress } from "./enrollment-store.ts";

export type PoseState = "todo" | "current" | "captured";

export interface PoseView {
	readonly pose: EnrollmentPose;
	readonly state: PoseState;
	/** 0..1 of its part of the ring. */
	readonly fill: number;
}

export function poseViews({ poses, captured, pose, hold }: EnrollmentProgress): readonly PoseView[] {
	return poses.map((each) => {
		if (captured.includes(each)) return { pose: each, state: "captured", fill: 1 };
		return each === pose
			? { pose: each, state: "current", fill: Math.min(1, Math.max(0, hold)) }
			: { pose: each, state: "todo", fill: 0 };
	});
}

/** What the little head does. Directions are as in a mirror: the person's left is the screen's left. */
export type HeadMove = "straight" | "left" | "right" | "up" | "down" | "closer" | "back" | "hold";

const moves: Partial<Record<EnrollmentProgress["guidance"], HeadMove>> = {
	turn_left: "left",
	turn_right: "right",
	look_up: "up",
	look_down: "down",
	come_closer: "closer",
	move_back: "back",
	hold_still: "hold",
	done: "hold",
};

const opposite: Partial<Record<EnrollmentPose, HeadMove>> = { left: "right", right: "left", up: "down", down: "up" };
const towards: Partial<Record<EnrollmentPose, HeadMove>> = { left: "left", right: "right", up: "up", down: "down" };

export function headMove({ guidance, pose }: EnrollmentProgress): HeadMove {
	if (guidance === "turn_less" && pose) return opposite[pose] ?? "straight";
	// Held as asked: the head stays turned instead of coming back to the middle.
	if (guidance === "hold_still" && pose) return towards[pose] ?? "hold";
	return moves[guidance] ?? "straight";
}

export type GuidanceTone = "ask" | "good" | "obstacle";

const obstacles: readonly EnrollmentProgress["guidance"][] = [
	"one_person",
	"more_light",
	"less_light",
	"take_off_mask",
	"open_eyes",
	"same_person",
	"live_person",
];

export function guidanceTone({ guidance }: EnrollmentProgress): GuidanceTone {
	if (guidance === "hold_still" || guidance === "done") return "good";
	return obstacles.includes(guidance) ? "obstacle" : "ask";
}
