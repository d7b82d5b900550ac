// What the gates ask of people at the kiosk, at enrollment and of photos.
import { describe, expect, test } from "vitest";
import { enrollmentPoses } from "../../../src/core/domain/employee.ts";
import {
	type CaptureObservation,
	nothingCaptured,
	stepCapture,
} from "../../../src/core/domain/enrollment/enrollment-capture.ts";
import type { RecognitionResult } from "../../../src/core/domain/recognition/recognition-result.ts";
import { createCoreFixture } from "../../support/core-fixture.ts";
import { employeeId } from "../../support/environment.ts";
import { facePhoto, type Scene } from "../../support/face-photo.ts";
import { fakeEmbedding } from "../../support/fake-embedding.ts";

const masked: Partial<Scene> = { mouthAndNose: 10 };
const request = {
	employeeId: employeeId("ani"),
	name: "Ani",
	consent: { version: "2026-11", language: "id", acceptedAtMs: 1 },
	mode: "new",
	cameraSession: "camera",
} as const;

async function showAtKiosk(core: ReturnType<typeof createCoreFixture>, scene: Partial<Scene>, frames = 12) {
	const results: RecognitionResult[] = [];
	for (let shot = 0; shot < frames; shot++) {
		await core.time.advance(100);
		results.push(await core.recognition.submitFrame("camera", facePhoto("ani", { shot, ...scene })));
	}
	return results;
}

describe("a mask at the kiosk", () => {
	test("is asked to come off, and records nothing", async () => {
		const core = createCoreFixture();
		await core.enroll("ani");
		const results = await showAtKiosk(core, masked);
		expect(results.every((result) => result.outcome === "low_quality" && result.hint === "take_off_mask")).toBe(true);
		expect(core.log.events).toEqual([]);
	});

	test("is let be from the moment the operator says so", async () => {
		const core = createCoreFixture();
		await core.enroll("ani");
		await showAtKiosk(core, masked, 3);
		core.settings.update({ maskPolicy: "accept" });
		const results = await showAtKiosk(core, masked);
		expect(results.some(({ outcome }) => outcome === "matched")).toBe(true);
	});

	test("is quality_low for a single image, unless it is let be", async () => {
		const core = createCoreFixture();
		await core.enroll("ani");
		const photo = facePhoto("ani", masked);
		expect(await core.recognition.recogniseImage(photo)).toMatchObject({ quality: "take_off_mask", match: null });
		core.settings.update({ maskPolicy: "accept" });
		expect(await core.recognition.recogniseImage(photo)).toMatchObject({ quality: null, match: { kind: "match" } });
	});
});

describe("a template", () => {
	test.each([
		["a mask", masked, "take_off_mask"],
		["a face of a few pixels", { facePx: 30 }, "come_closer"],
		["a blur", { sharpness: 1 }, "hold_still"],
	])("is not made of a photo with %s, and the reason is named", async (_what, scene, hint) => {
		const core = createCoreFixture();
		core.settings.update({ maskPolicy: "accept" });
		const registered = core.employeeService.register(
			{ employeeId: employeeId("ani"), name: "Ani" },
			facePhoto("ani", scene),
			"test",
		);
		await expect(registered).rejects.toMatchObject({ code: "LOW_QUALITY", data: { hint } });
		expect(core.employees.count()).toBe(0);
	});

	test.each([
		["a mask", masked, "take_off_mask"],
		["shut eyes", { eyesOpen: 3 }, "open_eyes"],
		["dim light", { brightness: 12 }, "more_light"],
		["a face that is far away", { facePx: 80 }, "come_closer"],
	])("is not captured with %s, and the screen says what to do", async (_what, scene, guidance) => {
		const core = createCoreFixture();
		core.settings.update({ maskPolicy: "accept" });
		const { enrollmentId } = core.enrollment.start(request);
		for (let shot = 0; shot < 10; shot++) {
			const progress = await core.enrollment.submitFrame(enrollmentId, facePhoto("ani", { shot, ...scene }));
			expect(progress).toMatchObject({ guidance, captured: [] });
		}
	});
});

describe("a blink while the pose is held", () => {
	const policy = {
		liveness: [],
		livenessMode: "off",
		samePersonSimilarity: 0.5,
		poses: enrollmentPoses,
		reference: null,
	} as const;
	const look = (hint: "open_eyes" | null, quality: number): CaptureObservation => ({
		kind: "face",
		hint,
		candidate: { embedding: fakeEmbedding("ani"), quality, headPose: { yawDeg: 0, pitchDeg: 0, rollDeg: 0 } },
		liveness: { box: { x: 0, y: 0, width: 200, height: 240 }, scores: [] },
	});
	function hold(hints: readonly ("open_eyes" | null)[]) {
		let state = nothingCaptured;
		return hints.map((hint, i) => {
			const result = stepCapture(state, look(hint, hint ? 99 : 50 + i), policy);
			({ state } = result);
			return { guidance: result.guidance, captured: state.captured };
		});
	}

	test("does not begin it anew, and its frames are no template", () => {
		const steps = hold([null, null, null, "open_eyes", "open_eyes", null, null]);
		expect(steps.slice(0, -1).map(({ guidance }) => guidance)).toEqual(Array(6).fill("hold_still"));
		expect(steps.at(-1)?.captured.get("front")?.quality).toBe(56);
	});

	test("is no blink when it lasts: the eyes are asked to open, and the hold begins anew", () => {
		const steps = hold([null, null, ...Array<"open_eyes">(8).fill("open_eyes"), null]);
		expect(steps.map(({ guidance }) => guidance)).toContain("open_eyes");
		expect(steps.at(-1)).toMatchObject({ guidance: "hold_still" });
		expect(hold(["open_eyes"])).toMatchObject([{ guidance: "open_eyes" }]);
	});
});
