// Where each pose's part of the ring lies, in a picture of 200 by 200.
import type { EnrollmentPose } from "./enrollment-store.ts";

/** Degrees clockwise from the right, where each turn's arc begins and how long it is; as in a mirror, left is at the left. */
const ARC_DEG = 78;
const arcStarts: Record<Exclude<EnrollmentPose, "front">, number> = { right: -39, down: 51, left: 141, up: 231 };
const OUTER_RADIUS = 96;
const INNER_RADIUS = 87;

function point(radius: number, angleDeg: number): string {
	const angle = (angleDeg * Math.PI) / 180;
	return `${(100 + radius * Math.cos(angle)).toFixed(2)} ${(100 + radius * Math.sin(angle)).toFixed(2)}`;
}

/** The frontal pose is the inner circle, the four turns are the arcs around it. */
export function ringPath(pose: EnrollmentPose): string {
	if (pose === "front") {
		const [top, bottom] = [point(INNER_RADIUS, -90), point(INNER_RADIUS, 90)];
		return `M ${top} A ${INNER_RADIUS} ${INNER_RADIUS} 0 0 1 ${bottom} A ${INNER_RADIUS} ${INNER_RADIUS} 0 0 1 ${top}`;
	}
	const start = arcStarts[pose];
	return `M ${point(OUTER_RADIUS, start)} A ${OUTER_RADIUS} ${OUTER_RADIUS} 0 0 1 ${point(OUTER_RADIUS, start + ARC_DEG)}`;
}
