import { describe, expect, test } from "vitest";
import type { FaceQuality, HeadPose } from "../../../src/core/domain/recognition/face-analysis.ts";
import type { Box } from "../../../src/core/domain/recognition/geometry.ts";
import {
	enrollmentLimits,
	imageLimits,
	photoLimits,
	qualityHint,
	qualityScore,
	recognitionLimits,
	turnedEnrollmentLimits,
	withMasks,
} from "../../../src/core/domain/recognition/quality-gate.ts";
import { qualityHints } from "../../../src/core/domain/recognition/recognition-result.ts";
import { goodQuality } from "../../support/good-quality.ts";

const image = { width: 640, height: 480 };
const good = goodQuality;
const straight: HeadPose = { yawDeg: 0, pitchDeg: 0, rollDeg: 0 };
const middle: Box = { x: 230, y: 150, width: 180, height: 180 };

function face(quality: Partial<FaceQuality> = {}, pose: Partial<HeadPose> = {}, box: Box = middle) {
	return { box, pose: { ...straight, ...pose }, quality: { ...good, ...quality } };
}
const filling: Box = { x: -40, y: -40, width: 700, height: 560 };

describe("the recognition gate", () => {
	test.each([
		["a good face", face(), null],
		["far away", face({ faceSizePx: 50 }), "come_closer"],
		["larger than the image", face({ faceSizePx: 560, insideFrame: 80 }, {}, filling), "move_back"],
		["half outside", face({ insideFrame: 50 }), "move_into_frame"],
		["in profile", face({}, { yawDeg: -70 }), "look_straight"],
		["looking at the floor", face({}, { pitchDeg: -55 }), "look_straight"],
		["lying on one side", face({}, { rollDeg: 80 }), "look_straight"],
		["in the dark", face({ brightness: 4 }), "more_light"],
		["flat and dark", face({ brightness: 20, contrast: 1 }), "more_light"],
		["a silhouette before a window", face({ brightness: 11, frontLight: 5 }), "more_light"],
		["burnt out by the sun", face({ brightness: 85, exposure: 10 }), "less_light"],
		["washed out", face({ brightness: 97 }), "less_light"],
		["bright fog", face({ brightness: 80, contrast: 1 }), "less_light"],
		["moving", face({ sharpness: 2 }), "hold_still"],
		["blurred by a camera in the dark", face({ sharpness: 2, brightness: 12 }), "more_light"],
		["blurred by a camera against the light", face({ sharpness: 2, brightness: 32, frontLight: 60 }), "more_light"],
		["masked", face({ mouthAndNose: 10 }), "take_off_mask"],
	])("%s", (_name, seen, hint) => {
		expect(qualityHint(seen, image, recognitionLimits)).toBe(hint);
	});

	test.each([
		["at arm's length of a wide camera", face({ faceSizePx: 70, sharpness: 30 })],
		["half turned, as people walk up", face({}, { yawDeg: 35, pitchDeg: -20, rollDeg: 20 })],
		["dim evening light", face({ brightness: 18, contrast: 6, sharpness: 25 })],
		["a very light complexion", face({ brightness: 85 })],
		["a dark complexion before a white wall", face({ brightness: 20, frontLight: 5 })],
		["a blink", face({ eyesOpen: 0 })],
	])("lets pass: %s", (_name, seen) => {
		expect(qualityHint(seen, image, recognitionLimits)).toBeNull();
	});

	test("names the most important thing first, in the order of the catalogue", () => {
		const faults = [
			face({ faceSizePx: 20 }),
			face({}, {}, filling),
			face({ insideFrame: 20 }),
			face({}, { yawDeg: 80 }),
			face({ brightness: 1 }),
			face({ brightness: 99 }),
			face({ sharpness: 0 }),
			face({ mouthAndNose: 0 }),
			face({ eyesOpen: 0 }),
		];
		expect(faults.map((seen) => qualityHint(seen, image, enrollmentLimits))).toEqual(qualityHints);
		const allAtOnce = face({ faceSizePx: 20, insideFrame: 20, brightness: 1, sharpness: 0 }, { yawDeg: 80 });
		expect(qualityHint(allAtOnce, image, recognitionLimits)).toBe("come_closer");
	});
});

describe("the gates among themselves", () => {
	const doubtful = [
		face({ faceSizePx: 80 }),
		face({ brightness: 12 }),
		face({ brightness: 92 }),
		face({ sharpness: 15 }),
		face({ contrast: 4 }),
		face({ insideFrame: 80 }),
		face({}, { rollDeg: 40 }),
		face({ eyesOpen: 5 }),
	];

	test("enrollment refuses what recognition still takes", () => {
		expect(doubtful.map((seen) => qualityHint(seen, image, recognitionLimits))).toEqual(doubtful.map(() => null));
		expect(doubtful.every((seen) => qualityHint(seen, image, enrollmentLimits) !== null)).toBe(true);
	});

	test("enrollment takes the turned poses it asks for", () => {
		expect(qualityHint(face({}, { yawDeg: 35 }), image, enrollmentLimits)).toBeNull();
		expect(qualityHint(face({}, { pitchDeg: -30 }), image, enrollmentLimits)).toBeNull();
	});

	test("turned poses do not ask for open eyes", () => {
		const looksDown = face({ eyesOpen: 5 }, { pitchDeg: -25 });
		expect(qualityHint(looksDown, image, turnedEnrollmentLimits)).toBeNull();
		expect(qualityHint(looksDown, image, enrollmentLimits)).toBe("open_eyes");
	});

	test("where the operator lets masks be, they pass everywhere but at enrollment", () => {
		const masked = face({ mouthAndNose: 5 });
		expect(qualityHint(masked, image, withMasks(recognitionLimits, "ask"))).toBe("take_off_mask");
		expect(qualityHint(masked, image, withMasks(recognitionLimits, "accept"))).toBeNull();
		expect(qualityHint(masked, image, enrollmentLimits)).toBe("take_off_mask");
		expect(qualityHint(masked, image, photoLimits)).toBe("take_off_mask");
	});

	test("a single image may be turned further than somebody at the kiosk, but not be dark", () => {
		expect(qualityHint(face({}, { yawDeg: 60 }), image, recognitionLimits)).toBe("look_straight");
		expect(qualityHint(face({}, { yawDeg: 60 }), image, imageLimits)).toBeNull();
		expect(qualityHint(face({ brightness: 3 }), image, imageLimits)).toBe("more_light");
	});

	test("a photo is refused only when it is too small, cut or blurred", () => {
		expect(qualityHint(face({ brightness: 2, contrast: 0 }, { yawDeg: 80 }), image, photoLimits)).toBeNull();
		expect(qualityHint(face({ faceSizePx: 30 }), image, photoLimits)).toBe("come_closer");
		expect(qualityHint(face({ sharpness: 1 }), image, photoLimits)).toBe("hold_still");
	});
});

describe("the score", () => {
	test("lies in 0..100 and grows with each measure", () => {
		const best = qualityScore({ ...good, faceSizePx: 400, sharpness: 100, contrast: 30 });
		expect(best).toBe(100);
		for (const worse of [{ faceSizePx: 60 }, { sharpness: 10 }, { contrast: 2 }, { brightness: 90 }, { brightness: 8 }])
			expect(qualityScore({ ...good, ...worse })).toBeLessThan(qualityScore(good));
		expect(qualityScore({ ...good, sharpness: 0 })).toBe(0);
	});
});
