// What is particular to one system, each against its stand-in.
import { describe, expect, test } from "vitest";
import { connectorAt, punchDelivery } from "../../support/connector-fixture.ts";
import { startFaultyServer } from "../../support/stand-ins/faulty-server.ts";
import { startFrappe } from "../../support/stand-ins/frappe.ts";
import { startInHouse } from "../../support/stand-ins/in-house.ts";
import { startOdoo } from "../../support/stand-ins/odoo.ts";
import { startOrangeHrm } from "../../support/stand-ins/orangehrm.ts";

const day = (time: string) => `2026-11-22T${time}Z`;

describe("Odoo", () => {
	const staff = [{ id: 7, name: "Ani", barcode: "E-17", active: true }];
	const punch = (direction: "IN" | "OUT", time: string) => punchDelivery("E-17", direction, day(time), "7");

	test("puts punches that arrive late between the records that are there", async () => {
		const odoo = await startOdoo(staff);
		const { send } = connectorAt("odoo", odoo);
		odoo.add(7, "2026-11-22 01:00:00", "2026-11-22 05:00:00");
		odoo.add(7, "2026-11-22 09:00:00", false);
		for (const event of [punch("IN", "06:00:00"), punch("OUT", "08:00:00"), punch("OUT", "12:00:00")])
			expect(await send(event)).toEqual({ kind: "delivered" });
		expect(
			odoo.attendances().map(({ check_in, check_out }) => [check_in.slice(11), (check_out || "").slice(11)]),
		).toEqual([
			["01:00:00", "05:00:00"],
			["09:00:00", "12:00:00"],
			["06:00:00", "08:00:00"],
		]);
		await odoo.stop();
	});

	test("tells what a person has to put right, and goes on when that is done", async () => {
		const odoo = await startOdoo(staff);
		const { send } = connectorAt("odoo", odoo);
		const out = punch("OUT", "05:00:00");
		expect(await send(out)).toMatchObject({ kind: "dead", errorCode: "OUT_WITHOUT_IN" });
		odoo.add(7, "2026-11-22 01:00:00", false);
		expect(await send(out)).toEqual({ kind: "delivered" });
		odoo.add(7, "2026-11-22 06:00:00", false);
		expect(await send(punch("IN", "09:00:00"))).toMatchObject({
			kind: "dead",
			errorCode: "ATTENDANCE_OPEN",
			detail: expect.stringContaining("2026-11-22 06:00:00"),
		});
		expect(await send(punch("IN", "04:00:00"))).toMatchObject({ kind: "dead", errorCode: "OVERLAP" });
		await odoo.stop();
	});

	test("pauses at an address where there is no such service, instead of refusing record after record", async () => {
		const odoo = await startOdoo(staff);
		const wrong = connectorAt("odoo", { ...odoo, settings: { ...odoo.settings, database: "other" } });
		expect(await wrong.send(punch("IN", "01:00:00"))).toMatchObject({ kind: "pause", errorCode: "HRIS_NOT_THERE" });
		await odoo.stop();
	});

	test("lists everybody with a badge, also who has left", async () => {
		const odoo = await startOdoo([
			...staff,
			{ id: 8, name: "Budi", barcode: "E-18", active: false },
			{ id: 9, name: "Robot", barcode: false, active: true },
		]);
		expect(await connectorAt("odoo", odoo).target.pull?.()).toEqual({
			ok: true,
			employees: [
				{ employeeId: "E-17", externalId: "7", name: "Ani", isActive: true },
				{ employeeId: "E-18", externalId: "8", name: "Budi", isActive: false },
			],
		});
		await odoo.stop();
	});
});

describe("Frappe", () => {
	const left = { name: "HR-EMP-2", employee_name: "Budi", status: "Left", attendance_device_id: "E-18" } as const;

	test("tells a person who has left from one it does not know", async () => {
		const frappe = await startFrappe([left]);
		const { send } = connectorAt("frappe", frappe);
		const at = day("01:01:02");
		expect(await send(punchDelivery("E-18", "IN", at, null))).toMatchObject({
			kind: "dead",
			errorCode: "EMPLOYEE_INACTIVE",
			detail: "Transactions cannot be created for an Inactive Employee HR-EMP-2 .",
		});
		expect(await send(punchDelivery("E-18", "IN", at, "77"))).toMatchObject({ errorCode: "EMPLOYEE_UNKNOWN" });
		await frappe.stop();
	});

	test("writes the site's own time, whatever the kiosk's zone", async () => {
		const frappe = await startFrappe([{ ...left, status: "Active" }], "UTC");
		const { send } = connectorAt("frappe", frappe);
		expect(await send(punchDelivery("E-18", "IN", day("01:01:02"), null))).toEqual({ kind: "delivered" });
		expect(frappe.accepted()).toEqual([{ person: "E-18", direction: "IN", at: day("01:01:02") }]);
		await frappe.stop();
	});

	test("pauses where its method is not there, however its version says so", async () => {
		const method = "hrms.hr.doctype.employee_checkin.employee_checkin.add_log_based_on_employee_field";
		const said = JSON.stringify([JSON.stringify({ message: `Failed to get method for command ${method}` })]);
		const older = await startFaultyServer(() => ({
			status: 417,
			json: { exc_type: "ValidationError", _server_messages: said },
		}));
		const frappe = await startFrappe([left]);
		const event = punchDelivery("E-18", "IN", day("01:01:02"), null);
		const settings = { ...frappe.settings, url: older.url };
		expect(await connectorAt("frappe", { ...frappe, settings }).send(event)).toMatchObject({
			kind: "pause",
			errorCode: "HRIS_NOT_THERE",
		});
		const wrongVersion = { ...frappe.settings, version: "erpnext13" };
		expect(await connectorAt("frappe", { ...frappe, settings: wrongVersion }).send(event)).toMatchObject({
			kind: "pause",
			errorCode: "HRIS_NOT_THERE",
		});
		await older.stop();
		await frappe.stop();
	});

	test("lists page after page whoever has the field", async () => {
		const many = Array.from({ length: 1_203 }, (_, index) => ({
			...left,
			name: `HR-EMP-${index}`,
			status: "Active" as const,
			attendance_device_id: index === 5 ? null : `D-${index}`,
		}));
		const frappe = await startFrappe(many);
		const pulled = await connectorAt("frappe", frappe).target.pull?.();
		expect(pulled?.ok && pulled.employees).toHaveLength(1_202);
		await frappe.stop();
	});
});

describe("a correction", () => {
	const correction = () => {
		const { bodyJson, ...delivery } = punchDelivery("E-17", "IN", day("01:00:00"), "7");
		const event = JSON.parse(bodyJson);
		const corrected = { ...event, type: "attendance.correction.v1", data: { ...event.data, corrects: "an-event" } };
		return { ...delivery, bodyJson: JSON.stringify(corrected) };
	};

	test("becomes a dead letter that says what holds now, where the system cannot correct", async () => {
		const byHand = { kind: "dead", errorCode: "CORRECT_BY_HAND", detail: "IN 2026-11-22T08:00:00.000+07:00" };
		const benches = [
			["odoo", await startOdoo([])],
			["frappe", await startFrappe([])],
			["orangehrm", await startOrangeHrm(["7"])],
			["rest", await startInHouse([])],
		] as const;
		for (const [kind, bench] of benches) {
			expect(await connectorAt(kind, bench).send(correction())).toEqual(byHand);
			expect(bench.accepted()).toEqual([]);
			await bench.stop();
		}
	});

	test("is told by the generic connector when its template has a place for it", async () => {
		const inHouse = await startInHouse([{ nik: "7", nama: "Ani", aktif: "Y" }]);
		const template = { ...JSON.parse(String(inHouse.settings["body"])), koreksi: "{{corrects}}" };
		const settings = { ...inHouse.settings, body: JSON.stringify(template) };
		expect(await connectorAt("rest", { ...inHouse, settings }).send(correction())).toEqual({ kind: "delivered" });
		expect(inHouse.accepted()).toHaveLength(1);
		await inHouse.stop();
	});
});
