import { expect, it } from "vitest";
import { measurePose } from "../../accuracy/pose.ts";

const pose = (yawDeg: number, pitchDeg = 0, rollDeg = 0) => ({ yawDeg, pitchDeg, rollDeg });

it("is the mean absolute error of each angle, faces not found told apart", () => {
	const photos = [
		{ label: pose(10, -5, 0), found: pose(13, -5, 1) },
		{ label: pose(-20, 5, 0), found: pose(-21, 9, -3) },
		{ label: pose(80), found: null },
	];
	expect(measurePose(photos)).toEqual({ yawMaeDeg: 2, pitchMaeDeg: 2, rollMaeDeg: 2, count: 2, facesNotFound: 1 });
});

it("measures the short way around", () => {
	expect(measurePose([{ label: pose(0, 0, 179), found: pose(0, 0, -179) }]).rollMaeDeg).toBeCloseTo(2);
});
