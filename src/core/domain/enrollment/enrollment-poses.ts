// Which pose of an enrollment a head is in, and what to ask for to get it there. From the person's own point of view and
// relative to their own frontal pose. Frames are not mirrored: yaw > 0 is the person's right.
import type { EnrollmentPose } from "../employee.ts";
import type { HeadPose } from "../recognition/face-analysis.ts";
import type { EnrollmentGuidance } from "./enrollment.ts";

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
	left: { minYawDeg: -50, maxYawDeg: -12, minPitchDeg: -20, maxPitchDeg: 20 },
	right: { minYawDeg: 12, maxYawDeg: 50, minPitchDeg: -20, maxPitchDeg: 20 },
	up: { minYawDeg: -20, maxYawDeg: 20, minPitchDeg: 10, maxPitchDeg: 35 },
	down: { minYawDeg: -20, maxYawDeg: 20, minPitchDeg: -35, maxPitchDeg: -10 },
};

/** A pose that nobody asked for must be clear: who turns to one side also lifts the chin a little. */
const UNASKED_INSET_DEG = 6;

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

type HeadTurn = Pick<HeadPose, "yawDeg" | "pitchDeg">;

/** From the person's own frontal pose, once that is known; for the frontal pose itself, from the camera. */
function turnOf(pose: EnrollmentPose, head: HeadPose, straight: HeadPose | null): HeadTurn {
	const origin = pose === "front" ? null : straight;
	return { yawDeg: head.yawDeg - (origin?.yawDeg ?? 0), pitchDeg: head.pitchDeg - (origin?.pitchDeg ?? 0) };
}

/** `insetDeg` from every edge of the pose's window. */
function isInside(pose: EnrollmentPose, { yawDeg, pitchDeg }: HeadTurn, insetDeg: number): boolean {
	const { minYawDeg, maxYawDeg, minPitchDeg, maxPitchDeg } = poseWindows[pose];
	const isBetween = (value: number, least: number, most: number) =>
		value >= least + insetDeg && value <= most - insetDeg;
	return isBetween(yawDeg, minYawDeg, maxYawDeg) && isBetween(pitchDeg, minPitchDeg, maxPitchDeg);
}

/**
 * Which missing pose the head is in. The one that is asked for comes first, but any turn is taken as it comes: people
 * turn the other way, or all round at once, and waiting until they do as told makes an enrollment long.
 */
export function poseOfHead(
	asked: EnrollmentPose,
	missing: readonly EnrollmentPose[],
	head: HeadPose,
	straight: HeadPose | null,
): EnrollmentPose | null {
	if (isInside(asked, turnOf(asked, head, straight), 0)) return asked;
	if (asked === "front") return null;
	const isClearly = (pose: EnrollmentPose) => isInside(pose, turnOf(pose, head, straight), UNASKED_INSET_DEG);
	return missing.find(isClearly) ?? null;
}

/** How the head gets from where it is to where it should be. */
export function poseGuidance(pose: EnrollmentPose, head: HeadPose, straight: HeadPose | null): EnrollmentGuidance {
	const { yawDeg, pitchDeg } = turnOf(pose, head, straight);
	const window = poseWindows[pose];
	const isTooFar =
		(pose === "left" && yawDeg < window.minYawDeg) ||
		(pose === "right" && yawDeg > window.maxYawDeg) ||
		(pose === "up" && pitchDeg > window.maxPitchDeg) ||
		(pose === "down" && pitchDeg < window.minPitchDeg);
	return isTooFar ? "turn_less" : poseRequests[pose];
}
