import { expect, test } from "vitest";
import type { FrameAnalysis } from "../../../src/core/domain/recognition/face-analysis.ts";
import { judgePhoto, measureQuality } from "../../accuracy/quality.ts";
import { goodQuality } from "../../support/good-quality.ts";

function frameOf(changes: Partial<typeof goodQuality>): FrameAnalysis {
	const box = { x: 100, y: 100, width: 120, height: 160 };
	const pose = { yawDeg: 0, pitchDeg: 0, rollDeg: 0 };
	const eyes = { leftOpen: 1, rightOpen: 1 };
	const quality = { ...goodQuality, ...changes };
	const seen = { box, detectionScore: 1 };
	const primary = { ...seen, landmarks: [], pose, eyes, quality, liveness: [], embedding: null };
	return { width: 640, height: 480, faces: [seen], primary, timingsMs: {} };
}

const nobody: FrameAnalysis = { width: 640, height: 480, faces: [], primary: null, timingsMs: {} };

test("counts by gate what it would ask to change, and does not forget photos without a face", () => {
	const frames = [
		frameOf({}),
		frameOf({ faceSizePx: 80 }),
		frameOf({ faceSizePx: 80, eyesOpen: 2 }),
		frameOf({ mouthAndNose: 5 }),
		nobody,
	];
	const { photos, facesNotFound, refused } = measureQuality(frames.map((frame, i) => judgePhoto(`${i}.jpg`, frame)));
	expect([photos, facesNotFound]).toEqual([5, 1]);
	expect(refused.recognition).toMatchObject({ total: 1, byHint: { take_off_mask: 1, come_closer: 0 } });
	expect(refused.enrollment).toMatchObject({ total: 3, byHint: { take_off_mask: 1, come_closer: 2, open_eyes: 0 } });
	expect(refused.enrollmentAnySize).toMatchObject({ total: 2, byHint: { take_off_mask: 1, open_eyes: 1 } });
});

test("tells percentiles of every measure", () => {
	const photos = Array.from({ length: 101 }, (_, i) => judgePhoto(`${i}.jpg`, frameOf({ sharpness: i })));
	expect(measureQuality(photos).measures["sharpness"]).toEqual([1, 5, 50]);
	expect(measureQuality([null]).measures).toEqual({});
});
