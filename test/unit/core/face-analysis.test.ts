import { describe, expect, it } from "vitest";
import { hasDominantFace } from "../../../src/core/domain/face-analysis.ts";

const face = (width: number, height: number, detectionScore = 0.99) => ({
	box: { x: 0, y: 0, width, height },
	detectionScore,
});

describe("the face that is meant", () => {
	it.each([
		["one face", [face(70, 100)], true],
		["a bystander of less than half the area", [face(100, 140), face(70, 99)], true],
		["a bystander of exactly half the area", [face(100, 140), face(70, 100)], true],
		["a bystander of more than half the area", [face(100, 140), face(71, 100)], false],
		["two alike", [face(90, 130), face(90, 130)], false],
		["half a face beside, cut by the border", [face(90, 130), face(55, 150)], true],
		["something that may be a face beside", [face(90, 130), face(90, 130, 0.8)], true],
		["two close together in front of a third far away", [face(90, 130), face(85, 120), face(20, 28)], false],
		["nobody", [], false],
	])("with %s: %#", (_, faces, expected) => {
		expect(hasDominantFace(faces)).toBe(expected);
	});
});
