// `last_sync_of_checkin`: never later than what every kiosk of the shift has delivered, whatever goes wrong.
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createDrainedReports } from "../../../src/sync/drained-reports.ts";
import { connectorAt, punchDelivery } from "../../support/connector-fixture.ts";
import { createRecordingLog } from "../../support/environment.ts";
import { createManualTime } from "../../support/manual-time.ts";
import { type FrappeBench, startFrappe } from "../../support/stand-ins/frappe.ts";
import { createStoreFixture, enroll, punchOf } from "../../support/store-fixture.ts";

const staff = [{ name: "HR-EMP-1", employee_name: "Ani", status: "Active", attendance_device_id: "E-17" }] as const;
/** 09:00:00 in Jakarta, in the stand-in's past: its own clock does not hold it back. */
const NINE = Date.UTC(2026, 9, 22, 2, 0, 0, 500);
const HOUR = 3_600_000;

let frappe: FrappeBench;
beforeEach(async () => {
	frappe = await startFrappe(staff);
	frappe.shiftTypes.set("Pagi", null);
});
afterEach(() => frappe.stop());

function kiosk(deviceId: string, syncKiosks: string, syncShifts = "Pagi") {
	const settings = { ...frappe.settings, deviceId, syncShifts, syncKiosks };
	return connectorAt("frappe", { settings, secrets: frappe.secrets });
}
const report = (device: string, atMs: number, kiosks = "") => kiosk(device, kiosks).target.reportDrained?.(atMs);

describe("one kiosk", () => {
	test("moves its shift on, in whole seconds of the site's time, and only ever forward", async () => {
		expect(await report("Utara", NINE)).toEqual({ ok: true });
		expect(frappe.shiftTypes.get("Pagi")).toBe("2026-10-22 09:00:00");
		expect(await report("Utara", NINE - HOUR)).toEqual({ ok: true });
		expect(frappe.shiftTypes.get("Pagi")).toBe("2026-10-22 09:00:00");
		expect(await report("Utara", NINE + HOUR)).toEqual({ ok: true });
		expect(frappe.shiftTypes.get("Pagi")).toBe("2026-10-22 10:00:00");
	});

	test("is off unless somebody asks for it, and then needs a name of its own", () => {
		expect(connectorAt("frappe", frappe).target.reportDrained).toBeUndefined();
		expect(() => kiosk("", "")).toThrow("CONFIG_INVALID");
	});

	test("whose clock is ahead does not vouch for time that has not come", async () => {
		await report("Utara", Date.now() + 48 * HOUR);
		const moved = Date.parse(`${frappe.shiftTypes.get("Pagi")?.replace(" ", "T")}+07:00`);
		expect(moved).toBeLessThanOrEqual(Date.now() + 1000);
	});

	test("moves nothing while another device, of which nobody said anything, records for the shift", async () => {
		frappe.addCheckin("Belakang", "Pagi", "2026-10-21 08:00:00.000000");
		frappe.addCheckin("", "Pagi", "2026-10-21 08:00:00.000000");
		expect(await report("Utara", NINE)).toEqual({
			ok: false,
			errorCode: "SHIFT_NOT_MOVED",
			detail: "Belakang also records for Pagi",
		});
		expect(frappe.shiftTypes.get("Pagi")).toBeNull();
	});

	test("says which shift is not there, and that the HRIS does not answer", async () => {
		expect(await kiosk("Utara", "", "Malam").target.reportDrained?.(NINE)).toMatchObject({
			errorCode: "SHIFT_NOT_MOVED",
			detail: expect.stringMatching(/^Malam: .*404/),
		});
		frappe.setFault({ kind: "down" });
		expect(await report("Utara", NINE)).toMatchObject({ ok: false, errorCode: "SHIFT_NOT_MOVED" });
	});
});

describe("several kiosks of one shift", () => {
	const all = "Utara, Selatan";
	beforeEach(() => {
		frappe.shiftTypes.set("Utara", null);
		frappe.shiftTypes.set("Selatan", null);
	});

	test("move it no further than the slowest has come", async () => {
		expect(await report("Utara", NINE, all)).toMatchObject({ ok: false, detail: expect.stringContaining("Selatan") });
		expect(frappe.shiftTypes.get("Pagi")).toBeNull();
		await report("Selatan", NINE - 2 * HOUR, all);
		expect(frappe.shiftTypes.get("Pagi")).toBe("2026-10-22 07:00:00");
		// Selatan is cut off for hours: Utara goes on, and nobody becomes absent for Selatan's sake.
		await report("Utara", NINE + 3 * HOUR, all);
		expect(frappe.shiftTypes.get("Pagi")).toBe("2026-10-22 07:00:00");
		await report("Selatan", NINE + HOUR, all);
		expect(frappe.shiftTypes.get("Pagi")).toBe("2026-10-22 10:00:00");
	});

	test("move nothing while one has no register", async () => {
		frappe.shiftTypes.delete("Selatan");
		expect(await report("Utara", NINE, all)).toMatchObject({ ok: false, detail: expect.stringContaining("Selatan") });
		expect(frappe.shiftTypes.get("Pagi")).toBeNull();
	});
});

test("what waits holds the report back, a dead letter holds it before itself, and skipping it lets it go", async () => {
	const time = createManualTime(NINE);
	const fixture = createStoreFixture();
	const store = fixture.open({ clock: time.clock });
	const employeeId = enroll(store, "E-17");
	const eventId = "0193a000-0000-7000-8000-000000000001";
	const { bodyJson } = punchDelivery("E-17", "IN", new Date(NINE - HOUR).toISOString(), null);
	store.attendance.append(punchOf(employeeId, { eventId, occurredAtMs: NINE - HOUR }), () => [
		{ eventId, target: "t", bodyJson },
	]);
	const told: number[] = [];
	const { target } = kiosk("Utara", "");
	const watched = {
		...target,
		reportDrained: async (atMs: number) => {
			told.push(atMs);
			return { ok: false, errorCode: "SHIFT_NOT_MOVED", detail: "Pagi" } as const;
		},
	};
	const reports = createDrainedReports({
		targets: () => new Map([["t", watched]]),
		outbox: store.outbox,
		...time,
		log: createRecordingLog(),
	});
	reports.start();
	await time.advance(60_000);
	expect(told).toEqual([]);
	store.outbox.markDead(1, NINE, { errorCode: "EMPLOYEE_UNKNOWN" });
	await time.advance(600_000);
	expect(told).toEqual([NINE - HOUR - 1]);
	expect(reports.problemOf("t")).toMatchObject({ errorCode: "SHIFT_NOT_MOVED" });
	store.outbox.skip(1, NINE);
	await time.advance(600_000);
	expect(told.at(-1)).toBe(time.clock.nowMs());
	reports.stop();
	expect(time.pending()).toBe(0);
	fixture.dispose();
});
