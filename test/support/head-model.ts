// Landmarks of a head, or of a flat picture of one, turned about the vertical axis: for what needs to know depth.
import type { Point } from "../../src/core/domain/recognition/geometry.ts";

/** x to the image's right, y down, z toward the camera; in units of the distance of the eyes' outer corners. */
type Place = readonly [x: number, y: number, z: number];

const POINTS = 68;
/** The points that are looked at, roughly as on an adult's head; the others lie in the middle. */
const places: ReadonlyMap<number, Place> = new Map([
	[2, [-0.78, 0.3, -0.75]],
	[14, [0.78, 0.3, -0.75]],
	[4, [-0.68, 0.75, -0.55]],
	[12, [0.68, 0.75, -0.55]],
	[8, [0, 1.35, -0.02]],
	[27, [0, 0, 0.1]],
	[29, [0, 0.35, 0.3]],
	[30, [0, 0.5, 0.4]],
	[33, [0, 0.62, 0.22]],
	[36, [-0.5, 0, -0.15]],
	[39, [-0.18, 0, 0]],
	[42, [0.18, 0, 0]],
	[45, [0.5, 0, -0.15]],
	[48, [-0.28, 0.9, 0]],
	[54, [0.28, 0.9, 0]],
]);
const CENTRE = { x: 320, y: 200 };
const EYES_PX = 90;
/** Distance of the camera, in the same units. */
const CAMERA = 8;

/** yaw > 0 turns the nose to the image's left. `depth` 1 is a head, 0 a picture of it. */
export function headLandmarks(yawDeg: number, depth = 1): Point[] {
	const yaw = (yawDeg * Math.PI) / 180;
	return Array.from({ length: POINTS }, (_, index) => {
		const [x, y, z] = places.get(index) ?? [0, 0.5, 0];
		const across = x * Math.cos(yaw) - z * depth * Math.sin(yaw);
		const toward = x * Math.sin(yaw) + z * depth * Math.cos(yaw);
		const scale = (EYES_PX * CAMERA) / (CAMERA - toward);
		return { x: CENTRE.x + across * scale, y: CENTRE.y + y * scale };
	});
}
