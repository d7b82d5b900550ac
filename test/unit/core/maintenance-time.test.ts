import { beforeEach, expect, it } from "vitest";
import { createMaintenanceTime } from "../../../src/core/services/operation/maintenance-time.ts";
import { createManualTime, type ManualTime } from "../../support/manual-time.ts";
import { createMemoryAttendance } from "../../support/memory-attendance.ts";
import { createMemorySettings } from "../../support/memory-settings.ts";
import { webhookTarget } from "../../support/memory-targets.ts";
import { employeeId, punchOf } from "../../support/store-fixture.ts";

const MINUTE_MS = 60_000;
/** 2.30 in Jakarta. */
const NIGHT_MS = Date.parse("2026-11-23T19:30:00Z");

let time: ManualTime;
beforeEach(() => {
	time = createManualTime(NIGHT_MS);
});

function maintenance({ sinceFaceMs = 60 * MINUTE_MS, lastRecordMs = NIGHT_MS - 60 * MINUTE_MS, delivered = 0 } = {}) {
	const settings = createMemorySettings();
	const attendance = createMemoryAttendance({ nowMs: () => lastRecordMs });
	attendance.append(punchOf(employeeId("E-1")), () => []);
	const service = createMaintenanceTime({
		settings,
		vitals: { sinceFaceMs: () => sinceFaceMs },
		attendance,
		targets: { list: () => [webhookTarget()] },
		signal: {
			activity: () => ({
				state: "online",
				cause: null,
				nextTryAtMs: null,
				deliveredLastMinute: delivered,
				notice: null,
			}),
		},
		clock: time.clock,
	});
	return { settings, service };
}

it("is night once nobody is there, named by its day", () => {
	expect(maintenance().service.quietNight()).toBe("2026-11-24");
});

it("is no night by day, though nobody is there", async () => {
	const { service } = maintenance();
	await time.advance(90 * MINUTE_MS);
	expect(service.quietNight()).toBeNull();
	expect(service.isUndisturbed()).toBe(true);
});

it("follows the hours that are set", () => {
	const { service, settings } = maintenance();
	settings.update({ maintenanceHours: { fromMinute: 13 * 60, toMinute: 14 * 60 } });
	expect(service.quietNight()).toBeNull();
});

it("waits while somebody stands there, punched a moment ago, or records are on their way", () => {
	for (const busy of [{ sinceFaceMs: 9 * MINUTE_MS }, { lastRecordMs: NIGHT_MS - 9 * MINUTE_MS }, { delivered: 3 }])
		expect(maintenance(busy).service.quietNight()).toBeNull();
});

it("does not wait for hours because the clock was set back behind the last record", () => {
	expect(maintenance({ lastRecordMs: NIGHT_MS + 300 * MINUTE_MS }).service.isUndisturbed()).toBe(true);
});
