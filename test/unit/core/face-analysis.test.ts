import { describe, expect, it } from "vitest";
import { hasDominantFace, hasPersonToServe, prominence } from "../../../src/core/domain/recognition/face-analysis.ts";

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
		["somebody of three quarters the area who stands aside", [face(250, 90, 130), face(490, 80, 110)], true],
		["somebody aside who is more than as large", [face(250, 90, 130), face(470, 95, 135)], false],
		["two alike, both aside", [face(100, 90, 130), face(450, 90, 130)], false],
		["three alike in a row", [face(275, 90, 130), face(60, 90, 130), face(490, 90, 130)], false],
		["nobody", [], false],
	])("with %s", (_, faces, expected) => {
		expect(hasDominantFace({ ...image, faces })).toBe(expected);
	});

	it("is none of two pictures put side by side until one is twice as large", () => {
		const pasted = (scale: number) => {
			const width = 250 * (1 + scale);
			const larger = { box: { x: 80, y: 60, width: 90, height: 130 }, detectionScore: 0.99 };
			const smaller = {
				box: { x: 250 + 80 * scale, y: 60 * scale, width: 90 * scale, height: 130 * scale },
				detectionScore: 0.99,
			};
			return hasDominantFace({ width, height: 250, faces: [larger, smaller] });
		};
		expect([1, 0.9, 0.8, 0.72].map(pasted)).toEqual([false, false, false, false]);
		expect(pasted(0.7)).toBe(true);
	});

	it.each([
		["somebody a step behind", [face(250, 100, 140), face(400, 72, 101)], true],
		["somebody half a step behind", [face(250, 100, 140), face(400, 84, 118)], true],
		["two alike before the camera", [face(200, 90, 130), face(330, 90, 130)], false],
		["two alike, both aside", [face(60, 90, 130), face(470, 90, 130)], false],
		["somebody as near who stands aside", [face(275, 90, 130), face(490, 90, 130)], true],
		["nobody", [], false],
	])("is served at the kiosk: %s", (_, faces, expected) => {
		expect(hasPersonToServe({ ...image, faces }, null)).toBe(expected);
	});

	it("goes on being served while somebody comes up beside, until the other is as near", () => {
		const served = face(250, 100, 140);
		const beside = face(390, 92, 128);
		expect(hasPersonToServe({ ...image, faces: [served, beside] }, null)).toBe(false);
		expect(hasPersonToServe({ ...image, faces: [served, beside] }, served.box)).toBe(true);
		expect(hasPersonToServe({ ...image, faces: [served, face(390, 98, 138)] }, served.box)).toBe(false);
		expect(hasPersonToServe({ ...image, faces: [beside, face(250, 88, 123)] }, served.box)).toBe(false);
	});

	it("is the small whole one rather than a sliver of a large one, and the large one when it fills the frame", () => {
		const whole = face(200, 90, 130);
		expect(prominence(whole, image)).toBeGreaterThan(prominence(face(590, 60, 260), image));
		expect(prominence(whole, image)).toBeLessThan(prominence(face(0, 400, 470), image));
	});
});
