import { describe, expect, test } from "vitest";
import type { EnrollmentPose } from "../../../src/core/domain/employee.ts";
import type { EnrollmentProgress } from "../../../src/core/domain/enrollment.ts";
import { HOLD_FRAMES } from "../../../src/core/domain/enrollment-capture.ts";
import { type CoreFixture, createCoreFixture } from "../../support/core-fixture.ts";
import { employeeId } from "../../support/environment.ts";
import { emptyPhoto, facePhoto, type Scene } from "../../support/face-photo.ts";

const ANI = employeeId("ani");
const request = {
	employeeId: ANI,
	name: " Ani ",
	consent: { version: "2026-11", language: "id", acceptedAtMs: 1 },
	replace: false,
	cameraSession: "camera-1",
} as const;

const heads: Readonly<Record<EnrollmentPose, Partial<Scene>>> = {
	front: {},
	left: { yawDeg: -25 },
	right: { yawDeg: 25 },
	up: { pitchDeg: 18 },
	down: { pitchDeg: -18 },
};

async function hold(core: CoreFixture, id: string, pose: EnrollmentPose, scene: Partial<Scene> = {}, person = "ani") {
	let progress: EnrollmentProgress | null = null;
	for (let shot = 0; shot < HOLD_FRAMES; shot++)
		progress = await core.enrollment.submitFrame(id, facePhoto(person, { shot, ...heads[pose], ...scene }));
	if (!progress) throw new Error("no frame");
	return progress;
}

async function captureAll(core: CoreFixture, id: string): Promise<void> {
	for (const pose of ["front", "left", "right", "up", "down"] as const) await hold(core, id, pose);
}

describe("guided enrollment", () => {
	test("captures five poses and saves them together", async () => {
		const core = createCoreFixture();
		const { enrollmentId, ...start } = core.enrollment.start(request);
		expect(start).toEqual({
			pose: "front",
			captured: [],
			guidance: "look_straight",
			hold: 0,
			face: null,
			isComplete: false,
		});
		expect(await hold(core, enrollmentId, "front")).toMatchObject({
			pose: "left",
			captured: ["front"],
			hold: 1,
			guidance: "turn_left",
		});
		for (const pose of ["left", "right", "up"] as const) await hold(core, enrollmentId, pose);
		expect(core.employees.count()).toBe(0);
		expect(await hold(core, enrollmentId, "down")).toMatchObject({ pose: null, guidance: "done", isComplete: true });

		const summary = await core.enrollment.finish(enrollmentId, "supervisor");
		expect(summary).toMatchObject({ employeeId: "ani", name: "Ani", templateCount: 5 });
		expect(core.employees.templates(ANI).map(({ pose, source }) => [pose, source])).toEqual(
			["front", "left", "right", "up", "down"].map((pose) => [pose, "kiosk"]),
		);
		expect(core.employees.lastEnrolled()?.consent).toEqual(request.consent);
		expect(core.gallery.changes).toHaveLength(1);
		expect(core.audit.list(1)).toMatchObject([
			{
				actor: "supervisor",
				action: "employee.enroll",
				subject: "ani",
				detail: { templates: 5, consentVersion: "2026-11" },
			},
		]);
		await expect(core.enrollment.finish(enrollmentId, "supervisor")).rejects.toThrow("ENROLLMENT_NOT_ACTIVE");
	});

	test("guides, and runs liveness on the frontal pose only", async () => {
		const core = createCoreFixture();
		const { enrollmentId } = core.enrollment.start(request);
		const guided = async (image: Uint8Array) => (await core.enrollment.submitFrame(enrollmentId, image)).guidance;
		expect(await guided(emptyPhoto())).toBe("show_face");
		expect(await guided(facePhoto("ani", { othersPx: [170] }))).toBe("one_person");
		expect(await guided(facePhoto("ani", { facePx: 70 }))).toBe("come_closer");
		await hold(core, enrollmentId, "front");
		await hold(core, enrollmentId, "left");
		expect(core.engine.calls.map(({ liveness }) => liveness)).toEqual([
			...Array.from({ length: 3 + HOLD_FRAMES }, () => true),
			...Array.from({ length: HOLD_FRAMES }, () => false),
		]);
	});

	test("of a photograph stops at the frontal pose", async () => {
		const core = createCoreFixture();
		const { enrollmentId } = core.enrollment.start(request);
		expect(await hold(core, enrollmentId, "front", { live: 0.1 })).toMatchObject({
			guidance: "live_person",
			captured: [],
		});
	});

	test("of two people taking turns stops", async () => {
		const core = createCoreFixture();
		const { enrollmentId } = core.enrollment.start(request);
		await hold(core, enrollmentId, "front");
		expect((await hold(core, enrollmentId, "left", {}, "budi")).guidance).toBe("same_person");
	});
});

describe("refusals", () => {
	test.each([
		["no consent", { consent: { ...request.consent, version: " " } }, "CONSENT_REQUIRED"],
		["no name", { name: "  " }, "VALIDATION_FAILED"],
	])("%s", (_name, changes, code) => {
		expect(() => createCoreFixture().enrollment.start({ ...request, ...changes })).toThrow(code);
	});

	test("somebody who has templates, unless they are to be replaced", async () => {
		const core = createCoreFixture();
		await core.enroll("ani");
		expect(() => core.enrollment.start(request)).toThrow("EMPLOYEE_EXISTS");
		const { enrollmentId } = core.enrollment.start({ ...request, replace: true });
		await captureAll(core, enrollmentId);
		expect(await core.enrollment.finish(enrollmentId, "supervisor")).toMatchObject({ templateCount: 5 });
		expect(await core.gallery.size()).toMatchObject({ templates: 5 });
	});

	test("finishing too early, also after a pose was taken back", async () => {
		const core = createCoreFixture();
		const { enrollmentId } = core.enrollment.start(request);
		await expect(core.enrollment.finish(enrollmentId, "supervisor")).rejects.toThrow("ENROLLMENT_INCOMPLETE");
		await captureAll(core, enrollmentId);
		expect(core.enrollment.retake(enrollmentId, "left")).toMatchObject({ pose: "left", guidance: "turn_left" });
		await expect(core.enrollment.finish(enrollmentId, "supervisor")).rejects.toThrow("ENROLLMENT_INCOMPLETE");
	});

	test("an enrollment whose camera is gone, and no other", async () => {
		const core = createCoreFixture();
		const { enrollmentId } = core.enrollment.start(request);
		core.enrollment.endCameraSession("camera-2");
		expect(core.enrollment.retake(enrollmentId, "front").pose).toBe("front");
		core.enrollment.endCameraSession("camera-1");
		expect(() => core.enrollment.retake(enrollmentId, "front")).toThrow("ENROLLMENT_NOT_ACTIVE");
	});

	test("an enrollment that was cancelled, superseded or abandoned", async () => {
		const core = createCoreFixture();
		const frame = (id: string) => core.enrollment.submitFrame(id, facePhoto("ani"));
		const first = core.enrollment.start(request).enrollmentId;
		const second = core.enrollment.start(request).enrollmentId;
		await expect(frame(first)).rejects.toThrow("ENROLLMENT_NOT_ACTIVE");
		core.enrollment.cancel(first);
		await expect(frame(second)).resolves.toMatchObject({ pose: "front" });
		core.enrollment.cancel(second);
		await expect(frame(second)).rejects.toThrow("ENROLLMENT_NOT_ACTIVE");
		const third = core.enrollment.start(request).enrollmentId;
		await core.time.advance(11 * 60_000);
		await expect(frame(third)).rejects.toThrow("ENROLLMENT_NOT_ACTIVE");
	});
});
