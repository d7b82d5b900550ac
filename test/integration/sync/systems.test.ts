// What is particular to one system, each against its stand-in.
import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { connectorAt, punchDelivery } from "../../support/connector-fixture.ts";
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

describe("OrangeHRM", () => {
	test("keeps the refresh token that replaced the one it used, and fetches a new access token when one ends", async () => {
		const orange = await startOrangeHrm(["7"]);
		const { send, kept } = connectorAt("orangehrm", orange);
		expect(await send(punchDelivery("E-17", "IN", day("01:00:00"), "7"))).toEqual({ kind: "delivered" });
		orange.endTokens();
		expect(await send(punchDelivery("E-17", "OUT", day("05:00:00"), "7"))).toEqual({ kind: "delivered" });
		expect(kept).toEqual([{ refreshToken: "refresh-2" }, { refreshToken: "refresh-3" }]);
		expect(orange.accepted()).toHaveLength(2);
		await orange.stop();
	});

	test("cannot have two punches in one minute, nor an OUT without an IN, and says so", async () => {
		const orange = await startOrangeHrm(["7"]);
		const { send } = connectorAt("orangehrm", orange);
		const out = punchDelivery("E-17", "OUT", day("01:00:50"), "7");
		expect(await send(out)).toMatchObject({ kind: "dead", errorCode: "OUT_WITHOUT_IN" });
		await send(punchDelivery("E-17", "IN", day("01:00:05"), "7"));
		expect(await send(out)).toMatchObject({ kind: "dead", errorCode: "SAME_MINUTE" });
		expect(await send(punchDelivery("E-17", "IN", day("02:00:00"), "7"))).toMatchObject({
			errorCode: "ATTENDANCE_OPEN",
		});
		await orange.stop();
	});

	test("pauses when its refresh token is of no use any more", async () => {
		const orange = await startOrangeHrm(["7"]);
		const { send } = connectorAt("orangehrm", { ...orange, secrets: { refreshToken: "used-up" } });
		expect(await send(punchDelivery("E-17", "IN", day("01:00:00"), "7"))).toMatchObject({
			kind: "pause",
			errorCode: "HRIS_UNAUTHORISED",
		});
		await orange.stop();
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

describe("a folder", () => {
	const read = (folder: string) => {
		const [name = ""] = readdirSync(folder);
		return { name, lines: readFileSync(join(folder, name), "utf8").split("\r\n") };
	};

	test("gets each event once, a file a day, also after a line that a power cut has cut", async () => {
		const folder = mkdtempSync(join(tmpdir(), "hadir-csv-"));
		const bench = { settings: { folder }, secrets: {} };
		const event = punchDelivery("E 17, B", "IN", day("01:01:02"), null);
		expect(await connectorAt("csv", bench).send(event)).toEqual({ kind: "delivered" });
		expect(await connectorAt("csv", bench).send(event)).toEqual({ kind: "delivered" });
		const { name } = read(folder);
		expect(name).toBe("hadir-0193a000-2026-11-22.csv");
		appendFileSync(join(folder, name), "2026-11-22,08:0");
		const again = connectorAt("csv", bench);
		expect(await again.send(punchDelivery("E-18", "OUT", day("02:00:00"), null))).toEqual({ kind: "delivered" });
		expect(await again.send(event)).toEqual({ kind: "delivered" });
		const { lines } = read(folder);
		expect(lines.map((line) => line.split(",").slice(0, 4).join(","))).toEqual([
			"date,time,employee_id,direction",
			'2026-11-22,08:01:02,"E 17, B"',
			'2026-11-22,09:00:00,"E-18",OUT',
			"",
		]);
		rmSync(folder, { recursive: true });
	});

	test("that is not there is waited for", async () => {
		const { target, send } = connectorAt("csv", { settings: { folder: "/nowhere/usb" }, secrets: {} });
		expect(await send(punchDelivery("E-17", "IN", day("01:00:00"), null))).toMatchObject({
			kind: "retry",
			scope: "target",
			errorCode: "FOLDER_UNAVAILABLE",
		});
		expect(await target.check()).toMatchObject({ ok: false, errorCode: "FOLDER_UNAVAILABLE" });
	});
});
