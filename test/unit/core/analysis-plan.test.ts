import { describe, expect, test } from "vitest";
import { lookedAt, planFrame, unseenCamera } from "../../../src/core/domain/recognition/analysis-plan.ts";
import { recognitionLimits } from "../../../src/core/domain/recognition/quality-gate.ts";

const face = {
	box: { x: 200, y: 100, width: 150, height: 200 },
	pose: { yawDeg: 4, pitchDeg: -2, rollDeg: 1 },
	eyes: { leftOpen: 0.9, rightOpen: 0.8 },
};
const everything = { liveness: true, embedding: true };
const nothing = { liveness: false, embedding: false };

describe("the plan of a camera's next frame", () => {
	test("looks everywhere while nobody is there, the closer views in turn", () => {
		let camera = unseenCamera;
		const turns = [0, 1, 2].map(() => {
			const { turn } = planFrame(camera, everything, recognitionLimits);
			camera = lookedAt(camera, null);
			return turn;
		});
		expect(turns).toEqual([0, 1, 2]);
		expect(planFrame(camera, everything, recognitionLimits)).not.toHaveProperty("near");
	});

	test("looks where the face was, and measures all that a decision hangs on", () => {
		const camera = lookedAt(unseenCamera, face);
		for (const needs of [everything, { liveness: false, embedding: true }, { liveness: true, embedding: false }]) {
			const plan = planFrame(camera, needs, recognitionLimits);
			expect(plan).toMatchObject({ ...needs, near: face.box, turn: 1, limits: recognitionLimits });
			expect(plan).not.toHaveProperty("knownPose");
			expect(plan).not.toHaveProperty("knownEyes");
		}
	});

	test("takes over pose and eyes while only an answer is shown", () => {
		const plan = planFrame(lookedAt(unseenCamera, face), nothing, recognitionLimits);
		expect(plan).toMatchObject({ near: face.box, knownPose: face.pose, knownEyes: face.eyes });
	});

	test("knows nothing of somebody who has gone", () => {
		const plan = planFrame(lookedAt(lookedAt(unseenCamera, face), null), nothing, recognitionLimits);
		expect(plan).toEqual({ ...nothing, turn: 2, limits: recognitionLimits });
	});

	test("keeps numbers of the face only, never its embedding", () => {
		const seen = { ...face, embedding: new Float32Array(512) };
		expect(lookedAt(unseenCamera, seen).lastFace).toEqual(face);
	});
});
