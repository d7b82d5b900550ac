import { describe, expect, test } from "vitest";
import type { EnrollmentPose } from "../../../src/core/domain/employee.ts";
import type { EnrollmentDecision, EnrollmentProgress } from "../../../src/core/domain/enrollment/enrollment.ts";
import { HOLD_FRAMES } from "../../../src/core/domain/enrollment/enrollment-capture.ts";
import type { EnrollmentStart } from "../../../src/core/services/enrollment/active-enrollment.ts";
import { type CoreFixture, createCoreFixture } from "../../support/core-fixture.ts";
import { employeeId } from "../../support/environment.ts";
import { emptyPhoto, facePhoto, type Scene } from "../../support/face-photo.ts";

const ANI = employeeId("ani");
const request = {
	employeeId: ANI,
	name: " Ani ",
	consent: { version: "2026-11", language: "id", acceptedAtMs: 1 },
	mode: "new",
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

async function captureAll(core: CoreFixture, id: string, person = "ani"): Promise<void> {
	for (const pose of ["front", "left", "right", "up", "down"] as const) await hold(core, id, pose, {}, person);
}

/** Everything but the end of an enrollment of `person`'s face. */
async function upToFinish(core: CoreFixture, person = "ani", changes: Partial<EnrollmentStart> = {}) {
	const { enrollmentId } = core.enrollment.start({ ...request, ...changes });
	await captureAll(core, enrollmentId, person);
	return (decision: EnrollmentDecision = {}) => core.enrollment.finish(enrollmentId, decision, "supervisor");
}

describe("guided enrollment", () => {
	test("captures five poses and saves them together", async () => {
		const core = createCoreFixture();
		const { enrollmentId, ...start } = core.enrollment.start(request);
		expect(start).toEqual({
			set: "first",
			poses: ["front", "left", "right", "up", "down"],
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

		const outcome = await core.enrollment.finish(enrollmentId, {}, "supervisor");
		expect(outcome).toMatchObject({ kind: "saved", employee: { employeeId: "ani", name: "Ani", templateCount: 5 } });
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
		await expect(core.enrollment.finish(enrollmentId, {}, "supervisor")).rejects.toThrow("ENROLLMENT_NOT_ACTIVE");
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

describe("a face that another employee has", () => {
	const [BUDI, CICI] = [employeeId("budi"), employeeId("cici")];

	/** Budi's face, who is enrolled, comes as Ani. */
	async function budiAsAni(changes: Partial<EnrollmentStart> = {}) {
		const core = createCoreFixture();
		await core.enroll("budi");
		return { core, finish: await upToFinish(core, "budi", changes) };
	}

	test("is told before anything is saved, with the name", async () => {
		const { core, finish } = await budiAsAni();
		expect(await finish()).toEqual({
			kind: "resembles",
			people: [{ employeeId: BUDI, name: "Name of budi", isActive: true, similarity: expect.closeTo(1, 3) }],
		});
		expect(core.employees.find(ANI)).toBeNull();
		expect(core.audit.list(10).map(({ action }) => action)).toEqual(["employee.register"]);
	});

	test("also of somebody who was deactivated, and of nobody who was removed", async () => {
		const { core, finish } = await budiAsAni();
		core.employees.deactivate(BUDI);
		expect(await finish()).toMatchObject({ people: [{ employeeId: BUDI, isActive: false }] });
		core.employees.remove(BUDI);
		expect(await finish()).toMatchObject({ kind: "saved" });
	});

	test("of the same person goes to the id that is there, with the new consent and the name that is known", async () => {
		const { core, finish } = await budiAsAni();
		expect(await finish({ samePersonAs: BUDI })).toMatchObject({
			kind: "saved",
			employee: { employeeId: BUDI, name: "Name of budi", templateCount: 6, consent: request.consent },
		});
		expect(core.employees.find(ANI)).toBeNull();
		expect(core.audit.list(1)).toMatchObject([
			{ action: "employee.addTemplates", subject: BUDI, detail: { enteredAs: ANI, templates: 5 } },
		]);
	});

	test("of a look-alike is enrolled, flags both, and is not asked about again", async () => {
		const { core, finish } = await budiAsAni();
		expect(await finish({ lookAlikes: [BUDI] })).toMatchObject({ employee: { employeeId: ANI, lookAlikes: [BUDI] } });
		expect(core.employees.lookAlikes(BUDI)).toEqual([ANI]);
		expect(core.audit.list(1)).toMatchObject([{ detail: { lookAlikes: "budi" } }]);
		const again = await upToFinish(core, "budi", { mode: "add" });
		expect(await again()).toMatchObject({ kind: "saved", employee: { templateCount: 10 } });
	});

	test("is no look-alike any more when a supervisor says so", async () => {
		const { core, finish } = await budiAsAni();
		await finish({ lookAlikes: [BUDI] });
		core.enrollment.clearLookAlike(BUDI, ANI, "supervisor");
		expect(core.employees.lookAlikes(ANI)).toEqual([]);
		expect(core.audit.list(1)).toMatchObject([
			{ action: "employee.clearLookAlike", subject: BUDI, detail: { other: ANI } },
		]);
		expect(() => core.enrollment.clearLookAlike(BUDI, ANI, "supervisor")).toThrow("NOT_FOUND");
	});

	test("is asked about until every person found is answered for", async () => {
		const { core, finish } = await budiAsAni();
		expect(await finish({ lookAlikes: [CICI] })).toMatchObject({ kind: "resembles" });
		expect(await finish({ samePersonAs: CICI })).toMatchObject({ kind: "resembles" });
		core.employees.remove(BUDI);
		await expect(finish({ samePersonAs: BUDI })).rejects.toThrow("EMPLOYEE_NOT_FOUND");
		expect(core.employees.find(ANI)).toBeNull();
	});

	test("is no question when it is the person's own", async () => {
		const core = createCoreFixture();
		await core.enroll("ani");
		expect(await (await upToFinish(core, "ani", { mode: "replace" }))()).toMatchObject({ kind: "saved" });
	});
});

describe("adding templates", () => {
	test("keeps the earlier ones, of whatever model", async () => {
		const core = createCoreFixture();
		await core.enroll("ani");
		const finish = await upToFinish(core, "ani", { mode: "add" });
		expect(await finish()).toMatchObject({ kind: "saved", employee: { templateCount: 6 } });
		expect(core.audit.list(1)).toMatchObject([{ action: "employee.addTemplates", subject: ANI }]);
	});

	test("of somebody else's face asks first, and replaces when told to", async () => {
		const core = createCoreFixture();
		await core.enroll("ani");
		const finish = await upToFinish(core, "cici", { mode: "add" });
		expect(await finish()).toEqual({ kind: "unlike_own" });
		expect(core.employees.templates(ANI)).toHaveLength(1);
		expect(await finish({ replacesOwn: true })).toMatchObject({ employee: { employeeId: ANI, templateCount: 5 } });
		expect(core.audit.list(1)).toMatchObject([{ action: "employee.reenroll" }]);
	});
});

describe("a second set, with glasses on or off", () => {
	async function withSecondSet() {
		const core = createCoreFixture();
		const { enrollmentId } = core.enrollment.start(request);
		expect(() => core.enrollment.chooseSecondSet(enrollmentId, true)).toThrow("ENROLLMENT_INCOMPLETE");
		await captureAll(core, enrollmentId);
		expect(core.enrollment.chooseSecondSet(enrollmentId, true)).toMatchObject({
			set: "second",
			poses: ["front", "left", "right"],
			pose: "front",
			captured: [],
			isComplete: false,
		});
		return { core, enrollmentId, finish: () => core.enrollment.finish(enrollmentId, {}, "supervisor") };
	}

	test("is saved beside the first", async () => {
		const { core, enrollmentId, finish } = await withSecondSet();
		await expect(finish()).rejects.toThrow("ENROLLMENT_INCOMPLETE");
		for (const pose of ["front", "left", "right"] as const) await hold(core, enrollmentId, pose, { noise: 0.5 });
		expect(await finish()).toMatchObject({ employee: { templateCount: 8 } });
		expect(core.employees.templates(ANI).filter(({ pose }) => pose === "front")).toHaveLength(2);
	});

	test("is of the same live person", async () => {
		const { core, enrollmentId } = await withSecondSet();
		expect((await hold(core, enrollmentId, "front", {}, "budi")).guidance).toBe("same_person");
		expect((await hold(core, enrollmentId, "front", { live: 0.1 })).guidance).toBe("live_person");
	});

	test("can be left out after all, the first being there still", async () => {
		const { core, enrollmentId, finish } = await withSecondSet();
		await hold(core, enrollmentId, "front");
		expect(core.enrollment.chooseSecondSet(enrollmentId, false)).toMatchObject({ set: "first", isComplete: true });
		expect(await finish()).toMatchObject({ employee: { templateCount: 5 } });
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
		const { enrollmentId } = core.enrollment.start({ ...request, mode: "replace" });
		await captureAll(core, enrollmentId);
		expect(await core.enrollment.finish(enrollmentId, {}, "supervisor")).toMatchObject({
			employee: { templateCount: 5 },
		});
		expect(await core.gallery.size()).toMatchObject({ templates: 5 });
	});

	test("finishing too early, also after a pose was taken back", async () => {
		const core = createCoreFixture();
		const { enrollmentId } = core.enrollment.start(request);
		await expect(core.enrollment.finish(enrollmentId, {}, "supervisor")).rejects.toThrow("ENROLLMENT_INCOMPLETE");
		await captureAll(core, enrollmentId);
		expect(core.enrollment.retake(enrollmentId, "left")).toMatchObject({ pose: "left", guidance: "turn_left" });
		await expect(core.enrollment.finish(enrollmentId, {}, "supervisor")).rejects.toThrow("ENROLLMENT_INCOMPLETE");
	});

	test("an enrollment whose camera is gone, and no other", async () => {
		const core = createCoreFixture();
		const { enrollmentId } = core.enrollment.start(request);
		core.enrollment.endCameraSession("camera-2");
		expect(core.enrollment.retake(enrollmentId, "front").pose).toBe("front");
		core.enrollment.endCameraSession("camera-1");
		expect(() => core.enrollment.retake(enrollmentId, "front")).toThrow("ENROLLMENT_NOT_ACTIVE");
	});

	test("nobody's enrollment because of one before another camera", async () => {
		const core = createCoreFixture();
		const { enrollmentId } = core.enrollment.start(request);
		const phone = core.enrollment.start({ ...request, cameraSession: "phone" }).enrollmentId;
		await captureAll(core, enrollmentId);
		expect(await core.enrollment.finish(enrollmentId, {}, "supervisor")).toMatchObject({ kind: "saved" });
		expect(core.enrollment.retake(phone, "front").pose).toBe("front");
		core.enrollment.endCameraSession("phone");
		expect(() => core.enrollment.retake(phone, "front")).toThrow("ENROLLMENT_NOT_ACTIVE");
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
