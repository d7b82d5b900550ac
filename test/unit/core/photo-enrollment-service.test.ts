import { expect, test } from "vitest";
import { contentId } from "../../../src/app/content-id.ts";
import { AppError } from "../../../src/core/domain/errors.ts";
import { type CoreFixture, createCoreFixture } from "../../support/core-fixture.ts";
import { employeeId } from "../../support/environment.ts";
import { emptyPhoto, facePhoto } from "../../support/face-photo.ts";

const consent = { version: "written", language: "id", acceptedAtMs: 5 } as const;
const ownerOf = (id: string) => ({ employeeId: employeeId(id), name: `Name of ${id}`, consent });
const enroll = (core: CoreFixture, id: string, photo: Uint8Array) =>
	core.photoEnrollment.enroll(ownerOf(id), photo, "test");

test("a photo becomes a template, with the consent; the same photo again is known", async () => {
	const core = createCoreFixture();
	expect(await enroll(core, "ani", facePhoto("ani"))).toEqual({ kind: "enrolled" });
	expect(await enroll(core, "ani", facePhoto("ani"))).toEqual({ kind: "known" });
	expect(await enroll(core, "ani", facePhoto("ani", { shot: 1 }))).toEqual({ kind: "enrolled" });
	expect(core.employees.summary(employeeId("ani"), "fake-contract")).toMatchObject({ templateCount: 2, consent });
	expect(core.audit.list(10).map(({ action, subject }) => [action, subject])).toEqual([
		["employee.addTemplates", "ani"],
		["employee.enroll", "ani"],
	]);
	expect(await core.gallery.size()).toMatchObject({ templates: 2 });
});

test("a name and a consent that were given at the kiosk stay", async () => {
	const core = createCoreFixture();
	const own = { version: "2026-11-1", language: "en", acceptedAtMs: 1 } as const;
	core.employees.enroll({ employeeId: employeeId("ani"), name: "Ani P.", consent: own }, [], { replace: false });
	await enroll(core, "ani", facePhoto("ani"));
	expect(core.employees.summary(employeeId("ani"), "fake-contract")).toMatchObject({ name: "Ani P.", consent: own });
});

test.each([
	["nobody", emptyPhoto(), { code: "NO_FACE" }],
	["several people", facePhoto("ani", { othersPx: [170] }), { code: "MULTIPLE_FACES" }],
	["a tiny face", facePhoto("ani", { facePx: 20 }), { code: "LOW_QUALITY", data: { hint: "come_closer" } }],
	["no image", new TextEncoder().encode("film"), { code: "UNSUPPORTED_IMAGE" }],
])("a photo of %s is refused with the reason", async (_what, photo, refusal) => {
	const core = createCoreFixture();
	expect(await enroll(core, "ani", photo)).toMatchObject({ kind: "refused", ...refusal });
	expect(core.employees.count()).toBe(0);
});

test("a photo of somebody who withdrew is refused with the reason, whatever the list says, and the next one goes on", async () => {
	const core = createCoreFixture();
	await enroll(core, "ani", facePhoto("ani"));
	core.employees.withdraw(employeeId("ani"));
	expect(await enroll(core, "ani", facePhoto("ani", { shot: 1 }))).toEqual({
		kind: "refused",
		code: "CONSENT_WITHDRAWN",
		data: {},
	});
	expect(await enroll(core, "budi", facePhoto("budi"))).toEqual({ kind: "enrolled" });
});

test("one face under two numbers is told and not enrolled", async () => {
	const core = createCoreFixture();
	await enroll(core, "ani", facePhoto("ani"));
	expect(await enroll(core, "budi", facePhoto("ani", { shot: 1 }))).toMatchObject({
		kind: "resembles",
		people: [{ employeeId: "ani", name: "Name of ani" }],
	});
	expect(core.employees.find(employeeId("budi"))).toBeNull();
});

test("another person's photo among somebody's own is told and not enrolled", async () => {
	const core = createCoreFixture();
	await enroll(core, "ani", facePhoto("ani"));
	expect(await enroll(core, "ani", facePhoto("cici"))).toEqual({ kind: "unlike_own" });
	expect(core.employees.templates(employeeId("ani"))).toHaveLength(1);
});

test("what would befall every other photo too ends it", async () => {
	const core = createCoreFixture();
	core.engine.failNext(new AppError("ENGINE_UNAVAILABLE"));
	await expect(enroll(core, "ani", facePhoto("ani"))).rejects.toThrow("ENGINE_UNAVAILABLE");
});

test("ids that follow from the content differ by label and content, and are UUIDs of version 8", () => {
	const bytes = Uint8Array.of(1, 2);
	const id = contentId(["photo", "c", "a"], bytes);
	expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
	expect(contentId(["photo", "c", "a"], bytes)).toBe(id);
	expect(contentId(["photo", "c", "b"], bytes)).not.toBe(id);
	expect(contentId(["photo", "c", "a"], Uint8Array.of(1))).not.toBe(id);
});
