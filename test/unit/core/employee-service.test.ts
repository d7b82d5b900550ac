import { describe, expect, test } from "vitest";
import { type CoreFixture, createCoreFixture } from "../../support/core-fixture.ts";
import { employeeId } from "../../support/environment.ts";
import { emptyPhoto, facePhoto } from "../../support/face-photo.ts";

const ANI = employeeId("ani");
const register = (core: CoreFixture, image: Uint8Array, name = "Ani") =>
	core.employeeService.register({ employeeId: ANI, name }, image, "key:1");

describe("registration from photos", () => {
	test("adds one template a call, keeps the latest name, and is audited without it", async () => {
		const core = createCoreFixture();
		expect(await register(core, facePhoto("ani"))).toMatchObject({ name: "Ani", templateCount: 1 });
		expect(await register(core, facePhoto("ani", { shot: 1 }), " Ani B. ")).toMatchObject({
			name: "Ani B.",
			templateCount: 2,
		});
		expect(core.employees.templates(ANI)[0]).toMatchObject({
			pose: "any",
			source: "rest",
			templateContractId: "fake-contract",
		});
		expect(await core.gallery.size()).toMatchObject({ templates: 2, employees: 1 });
		const entries = core.audit.list(10);
		expect(entries.map(({ actor, action, subject }) => [actor, action, subject])).toEqual([
			["key:1", "employee.register", "ani"],
			["key:1", "employee.register", "ani"],
		]);
		expect(JSON.stringify(entries)).not.toContain("Ani");
	});

	test.each([
		["nobody on it", emptyPhoto(), "NO_FACE"],
		["two people", facePhoto("ani", { othersPx: [170] }), "MULTIPLE_FACES"],
		["a face of a few pixels", facePhoto("ani", { facePx: 30 }), "LOW_QUALITY"],
		["a blur", facePhoto("ani", { sharpness: 1 }), "LOW_QUALITY"],
		["no image", new Uint8Array([0]), "UNSUPPORTED_IMAGE"],
	])("refuses %s and writes nothing", async (_name, image, code) => {
		const core = createCoreFixture();
		await expect(register(core, image)).rejects.toThrow(code);
		expect(core.employees.count()).toBe(0);
		expect(core.audit.list(10)).toEqual([]);
	});

	test("takes a photo with people in the background, turned or dark", async () => {
		const core = createCoreFixture();
		await register(core, facePhoto("ani", { othersPx: [60, 50], yawDeg: 50, brightness: 6 }));
		expect(core.employees.count()).toBe(1);
	});

	test("asks for no liveness: a photo is what it gets", async () => {
		const core = createCoreFixture();
		await register(core, facePhoto("ani", { live: 0 }));
		expect(core.engine.calls).toEqual([{ liveness: false, embedding: true, averageMirror: true }]);
	});

	test("succeeds while the index cannot follow, since that reloads from the store", async () => {
		const core = createCoreFixture();
		core.gallery.refuseChanges(new Error("restarting"));
		expect(await register(core, facePhoto("ani"))).toMatchObject({ templateCount: 1 });
		expect(core.diagnostics.lines).toMatchObject([{ level: "warn", fields: { revision: 1 } }]);
	});
});
