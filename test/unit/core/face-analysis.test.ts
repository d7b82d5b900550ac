import { describe, expect, it } from "vitest";
import { hasDominantFace, prominence } from "../../../src/core/domain/face-analysis.ts";

const image = { width: 640, height: 480 };

const face = (x: number, width: number, height: number, detectionScore = 0.99) => ({
	box: { x, y: 100, width, height },
	detectionScore,
});

describe("the face that is meant", () => {
	it.each([
		["one face", [face(200, 70, 100)], true],
		["one face cut by the border", [face(-20, 70, 100)], true],
		["a bystander of half the area", [face(200, 100, 140), face(400, 70, 100)], true],
		["a bystander of a little more than half the area", [face(200, 100, 140), face(400, 71, 100)], false],
		["two alike", [face(200, 90, 130), face(400, 90, 130)], false],
		["one alike that the border cuts", [face(200, 90, 130), face(560, 90, 130)], true],
		["a nearer one that the border cuts", [face(200, 90, 130), face(500, 145, 200)], false],
		["one alike that somebody half hides", [face(200, 90, 130), face(290, 60, 130)], true],
		["something that may be a face", [face(200, 90, 130), face(400, 90, 130, 0.8)], true],
		["two close together in front of a third", [face(200, 90, 130), face(400, 85, 120), face(20, 20, 28)], false],
		["nobody", [], false],
	])("with %s", (_, faces, expected) => {
		expect(hasDominantFace({ ...image, faces })).toBe(expected);
	});

	it("is the small whole one rather than a sliver of a large one, and the large one when it fills the frame", () => {
		const whole = face(200, 90, 130);
		expect(prominence(whole, image)).toBeGreaterThan(prominence(face(590, 60, 260), image));
		expect(prominence(whole, image)).toBeLessThan(prominence(face(0, 400, 470), image));
	});
});
