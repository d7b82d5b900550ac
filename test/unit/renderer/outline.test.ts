import { describe, expect, it } from "vitest";
import { outlineOnStage } from "../../../src/renderer/features/kiosk/cover-mapping.ts";
import { moveOutline, restingOutline } from "../../../src/renderer/features/kiosk/outline-motion.ts";

const frame = { width: 640, height: 480 };
const pose = { yawDeg: 0, pitchDeg: 0, rollDeg: 10 };

describe("outlineOnStage", () => {
	it("mirrors: what the camera sees on its left is on the screen's right", () => {
		const stage = { width: 640, height: 480 };
		const { centerX, tiltDeg } = outlineOnStage(
			{ box: { x: 0.1, y: 0.3, width: 0.2, height: 0.4 }, pose },
			frame,
			stage,
			true,
		);
		expect(centerX).toBeCloseTo(640 * 0.8);
		expect(tiltDeg).toBe(-10);
	});

	it("does not when the screen is none: tilt and place are as in the frame", () => {
		const face = { box: { x: 0.1, y: 0.3, width: 0.2, height: 0.4 }, pose };
		const { centerX, tiltDeg } = outlineOnStage(face, frame, { width: 640, height: 480 }, false);
		expect(centerX).toBeCloseTo(640 * 0.2);
		expect(tiltDeg).toBe(10);
	});

	it("follows the crop of a wide and of an upright screen", () => {
		const middle = { box: { x: 0.4, y: 0.4, width: 0.2, height: 0.2 }, pose };
		const wide = outlineOnStage(middle, frame, { width: 1280, height: 720 }, true);
		expect(wide.centerX).toBeCloseTo(640);
		expect(wide.radiusX / (1280 * 0.1)).toBeCloseTo(1.16);
		const upright = outlineOnStage(middle, frame, { width: 1080, height: 1920 }, true);
		expect(upright.centerX).toBeCloseTo(540);
		// The frame is scaled to 2560x1920: a fifth of its width, not of the screen's.
		expect(upright.radiusX / (2560 * 0.1)).toBeCloseTo(1.16);
	});
});

describe("moveOutline", () => {
	const at = (centerX: number) => ({ centerX, centerY: 100, radiusX: 50, radiusY: 70, tiltDeg: 0 });

	it("begins where the face is instead of flying in", () => {
		expect(moveOutline(restingOutline, at(300), 0, 16).outline).toEqual(at(300));
	});

	it("never jumps and always arrives", () => {
		let motion = moveOutline(restingOutline, at(100), 0, 16);
		let last = 100;
		for (let i = 0; i < 60; i += 1) {
			motion = moveOutline(motion, at(300), 0, 16);
			const x = motion.outline?.centerX ?? 0;
			expect(x - last).toBeGreaterThanOrEqual(0);
			expect(x - last).toBeLessThan(60);
			last = x;
		}
		expect(last).toBeCloseTo(300, 1);
	});

	it("moves alike at 30 and at 120 frames a second", () => {
		const run = (stepMs: number) => {
			let motion = moveOutline(restingOutline, at(100), 0, stepMs);
			for (let elapsed = 0; elapsed < 96; elapsed += stepMs) motion = moveOutline(motion, at(300), 0, stepMs);
			return motion.outline?.centerX ?? 0;
		};
		expect(run(8)).toBeCloseTo(run(32), 6);
	});

	it("fades where it was when the face is gone, then rests", () => {
		let motion = moveOutline(restingOutline, at(100), 0, 500);
		motion = moveOutline(motion, null, 0, 50);
		expect(motion.outline).toEqual(at(100));
		expect(motion.opacity).toBeGreaterThan(0.3);
		expect(motion.opacity).toBeLessThan(0.8);
		for (let i = 0; i < 40; i += 1) motion = moveOutline(motion, null, 0, 50);
		expect(motion).toBe(restingOutline);
	});

	it("lets progress grow smoothly and start again at once", () => {
		let motion = moveOutline(restingOutline, at(0), 1, 16);
		expect(motion.progress).toBeGreaterThan(0);
		expect(motion.progress).toBeLessThan(0.5);
		motion = moveOutline(motion, at(0), 0, 16);
		expect(motion.progress).toBe(0);
	});
});
