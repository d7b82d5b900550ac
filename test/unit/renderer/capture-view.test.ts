import { describe, expect, it } from "vitest";
import { enrollmentGuidances } from "../../../src/core/domain/enrollment/enrollment.ts";
import { guidanceTone, headMove, poseViews } from "../../../src/renderer/features/enrollment/capture-view.ts";
import type { EnrollmentProgress } from "../../../src/renderer/features/enrollment/enrollment-store.ts";
import { ringPath } from "../../../src/renderer/features/enrollment/pose-path.ts";

const progress = (change: Partial<EnrollmentProgress>): EnrollmentProgress => ({
	enrollmentId: "e",
	set: "first",
	poses: ["front", "left", "right", "up", "down"],
	pose: "left",
	captured: ["front"],
	guidance: "turn_left",
	hold: 0,
	face: null,
	isComplete: false,
	...change,
});

describe("the capture screen", () => {
	it("fills the ring pose by pose", () => {
		expect(poseViews(progress({ hold: 0.4 })).map(({ state, fill }) => [state, fill])).toEqual([
			["captured", 1],
			["current", 0.4],
			["todo", 0],
			["todo", 0],
			["todo", 0],
		]);
	});

	it("shows a retaken pose as the current one although later ones are there", () => {
		const views = poseViews(progress({ pose: "front", captured: ["left", "right", "up", "down"] }));
		expect(views.map(({ state }) => state)).toEqual(["current", "captured", "captured", "captured", "captured"]);
	});

	it("shows the head turn as in a mirror: own left is left", () => {
		expect(headMove(progress({ guidance: "turn_left" }))).toBe("left");
		expect(headMove(progress({ guidance: "look_up", pose: "up" }))).toBe("up");
	});

	it("turns back what went too far, and stays turned while a pose is held", () => {
		expect(headMove(progress({ guidance: "turn_less" }))).toBe("right");
		expect(headMove(progress({ guidance: "hold_still" }))).toBe("left");
		expect(headMove(progress({ guidance: "hold_still", pose: "front" }))).toBe("hold");
	});

	it("has a picture and a tone for every guidance that core knows", () => {
		for (const guidance of enrollmentGuidances) {
			expect(headMove(progress({ guidance })), guidance).toBeTypeOf("string");
			expect(["ask", "good", "obstacle"], guidance).toContain(guidanceTone(progress({ guidance })));
		}
	});

	it("puts the left arc at the left, as in the mirrored picture", () => {
		const x = (pose: "left" | "right") => Number(/^M ([\d.]+)/.exec(ringPath(pose))?.[1]);
		expect(x("left")).toBeLessThan(50);
		expect(x("right")).toBeGreaterThan(150);
	});
});
