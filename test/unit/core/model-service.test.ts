// Rules about pictures, thresholds and calibration that need no model.
import { describe, expect, it } from "vitest";
import type { EnrollmentCrop } from "../../../src/core/ports/enrollment-crops.ts";
import { withCalibratedThresholds } from "../../../src/core/services/recognition/calibrated-engine.ts";
import { createCalibrationService } from "../../../src/core/services/recognition/calibration-service.ts";
import { systemTimer } from "../../../src/sync/system-timer.ts";
import { createCoreFixture } from "../../support/core-fixture.ts";
import { createCountingIds, employeeId } from "../../support/environment.ts";
import { facePhoto } from "../../support/face-photo.ts";
import { fakeDescription } from "../../support/fake-face-engine.ts";
import { createMemoryModelSettings } from "../../support/memory-models.ts";

describe("pictures beside templates", () => {
	function watchCrops() {
		const fixture = createCoreFixture();
		const kept: (readonly EnrollmentCrop[])[] = [];
		const { enroll } = fixture.employees;
		fixture.employees.enroll = (person, templates, options) => {
			kept.push(options.crops ?? []);
			return enroll(person, templates, options);
		};
		return { fixture, kept };
	}

	it("are not made unless they are wanted", async () => {
		const { fixture, kept } = watchCrops();
		await fixture.enroll("ana");
		expect(kept).toEqual([[]]);
	});

	it("belong to the template that was made from the same photo", async () => {
		const { fixture, kept } = watchCrops();
		fixture.modelSettings.update({ keepsEnrollmentCrops: true });
		const photo = facePhoto("ana");
		await fixture.employeeService.register({ employeeId: employeeId("ana"), name: "Ana" }, photo, "test");
		const [template] = fixture.employees.templates(employeeId("ana"));
		expect(kept).toEqual([[{ cropId: expect.any(String), templateId: template?.templateId, image: photo }]]);
	});
});

describe("thresholds of a calibration", () => {
	function fixture() {
		const core = createCoreFixture();
		const modelSettings = createMemoryModelSettings();
		const calibration = createCalibrationService({
			engine: core.engine,
			employees: core.employees,
			modelSettings,
			audit: core.audit,
			transaction: (work) => work(),
			timer: systemTimer,
			clock: core.time.clock,
			ids: createCountingIds(),
		});
		return { core, modelSettings, calibration, engine: withCalibratedThresholds(core.engine, modelSettings) };
	}

	it("are applied by the report that was read, told, and reverted; all of it audited", async () => {
		const { core, calibration, engine } = fixture();
		await core.enroll("ana");
		await core.enroll("budi");
		const { reportId, report, override } = await calibration.report();
		expect(report).toMatchObject({ people: 2, evidence: "nothing", templateContractId: "fake-contract" });
		expect(override).toBeNull();
		const applied = calibration.apply(reportId, "administrator");
		expect(applied.thresholds).toEqual(report.suggested);
		expect((await engine.describe()).matchThresholds).toEqual(report.suggested);
		expect((await calibration.report()).override).toEqual(applied);
		await calibration.revert("administrator");
		expect((await engine.describe()).matchThresholds).toEqual(fakeDescription.matchThresholds);
		const actions = core.audit.list(10).map(({ actor, action }) => [actor, action]);
		expect(actions).toContainEqual(["administrator", "models.applyThresholds"]);
		expect(actions).toContainEqual(["administrator", "models.revertThresholds"]);
	});

	it("are not applied from a report that nobody has read", async () => {
		const { calibration } = fixture();
		const first = await calibration.report();
		await calibration.report();
		expect(() => calibration.apply(first.reportId, "administrator")).toThrowError("NOT_FOUND");
	});

	it("hold for the model that they were measured with, and no other", async () => {
		const { core, modelSettings, engine } = fixture();
		const thresholds = { high: 0.9, medium: 0.8, low: 0.7, margin: 0.05 };
		modelSettings.update({ thresholdOverrides: { "another-contract": { thresholds, appliedAtMs: 0 } } });
		expect((await engine.describe()).matchThresholds).toEqual(fakeDescription.matchThresholds);
		modelSettings.update({ thresholdOverrides: { "fake-contract": { thresholds, appliedAtMs: 0 } } });
		expect((await engine.describe()).matchThresholds).toEqual(thresholds);
		expect((await core.engine.describe()).matchThresholds).toEqual(fakeDescription.matchThresholds);
	});
});
