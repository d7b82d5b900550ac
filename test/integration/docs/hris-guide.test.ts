// The guide's "new HRIS in ten minutes", done word by word: its tables are typed into the form's own fields, against an
// HRIS that is as the guide describes it.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { targetFields } from "../../../src/core/domain/delivery/target.ts";
import { targets as words } from "../../../src/renderer/i18n/en/targets.ts";
import { connectorAt, punchDelivery } from "../../support/connector-fixture.ts";
import { type FaultyServer, startFaultyServer } from "../../support/stand-ins/faulty-server.ts";

const guide = readFileSync(join(import.meta.dirname, "../../../docs/hris-integration.md"), "utf8");
const TOKEN = "8f3b2c71d0";
const never = { aborted: false };

/** Rows of a table of the guide: the form's label, and what to enter. */
function rowsAfter(text: string): ReadonlyMap<string, string> {
	const section = guide.slice(guide.indexOf(text));
	const table = /\|\s*field\s*\|[^\n]*\n\s*\|[-\s|]+\n((?:\s*\|[^\n]*\n)+)/.exec(section)?.[1] ?? "";
	const rows = [...table.matchAll(/\|\s*([^|]+?)\s*\|\s*`([^`]+)`\s*\|/g)];
	return new Map(rows.map(([, label = "", value = ""]) => [label, value]));
}

/** As the form begins, with the guide's entries. Throws for a label that the form does not have. */
function typeIn(tables: readonly ReadonlyMap<string, string>[], url: string) {
	const fields = targetFields.rest;
	const settings: Record<string, string | number | boolean> = Object.fromEntries(
		fields.filter(({ type }) => type !== "secret").map(({ name, fallback }) => [name, fallback]),
	);
	const secrets: Record<string, string> = {};
	for (const [label, entry] of tables.flatMap((table) => [...table])) {
		if (label === words.form.name) continue;
		const field = fields.find(({ name }) =>
			Object.entries(words.field).some(([key, one]) => key === name && one.label === label),
		);
		if (!field) throw new Error(`the form has no field "${label}"`);
		const value = entry.replace("https://hris.example", url);
		if (field.type === "secret") secrets[field.name] = value;
		else settings[field.name] = field.type === "number" ? Number(value) : value;
	}
	return { settings, secrets };
}

let hris: FaultyServer;
let rows: { readonly ref: string; readonly nik: string; readonly jenis: string; readonly epoch: number }[];
beforeEach(async () => {
	rows = [];
	const take = (row: (typeof rows)[number]) => {
		if (row.nik !== "E-17") return { ref: row.ref, status: "error", message: `NIK ${row.nik} tidak dikenal` };
		if (rows.some(({ ref }) => ref === row.ref)) return { ref: row.ref, status: "error", message: "sudah tercatat" };
		rows.push(row);
		return { ref: row.ref, status: "sukses" };
	};
	hris = await startFaultyServer(({ method, url, headers, body }) => {
		if (headers["x-token"] !== TOKEN) return { status: 401, json: { status: "error", message: "token salah" } };
		const call = `${method} ${url.pathname}`;
		if (call === "GET /api/karyawan")
			return { status: 200, json: { data: [{ nik: "E-17", nama: "Ani", aktif: "Y" }] } };
		if (call === "POST /api/presensi") return { status: 200, json: take(JSON.parse(body)) };
		if (call === "POST /api/presensi/massal") return { status: 200, json: { hasil: JSON.parse(body).data.map(take) } };
		return { status: 404, json: {} };
	});
});
afterEach(() => hris.stop());

const single = rowsAfter("Fill in the form");
const punch = (person: string) => punchDelivery(person, "IN", "2026-11-22T01:01:02Z", null);

test("what the guide enters connects the HRIS that the guide describes", async () => {
	expect(single.size).toBeGreaterThan(12);
	const { target, send } = connectorAt("rest", typeIn([single], hris.url));
	expect(await target.check()).toMatchObject({ ok: true, isLetIn: true });
	expect(await target.pull?.()).toEqual({
		ok: true,
		employees: [{ employeeId: "E-17", externalId: "E-17", name: "Ani", isActive: true }],
	});
	const event = punch("E-17");
	expect(await send(event)).toEqual({ kind: "delivered" });
	expect(rows).toEqual([
		{ ref: event.eventId, nik: "E-17", jenis: "M", epoch: Date.UTC(2026, 10, 22, 1, 1, 2) / 1000 },
	]);
	expect(await send(event)).toEqual({ kind: "delivered" });
	expect(rows).toHaveLength(1);
	expect(await send(punch("E-18"))).toMatchObject({ kind: "dead", detail: "HTTP 200 NIK E-18 tidak dikenal" });
});

test("a wrong token and a mistyped address are told by trying the connection", async () => {
	const right = typeIn([single], hris.url);
	const wrongToken = connectorAt("rest", { ...right, secrets: { secret: "something-else" } });
	expect(await wrongToken.target.check()).toMatchObject({ ok: false, errorCode: "HRIS_UNAUTHORISED" });
	const listUrl = `${hris.url}/api/karyawn`;
	const mistyped = connectorAt("rest", { ...right, settings: { ...right.settings, listUrl } });
	expect(await mistyped.target.check()).toMatchObject({ ok: false, errorCode: "HRIS_NOT_THERE" });
});

test("what the guide enters for batches sends several, each answered for itself", async () => {
	const batches = rowsAfter("### Several punches in one request");
	expect(batches.size).toBe(5);
	const { target } = connectorAt("rest", typeIn([single, batches], hris.url));
	expect(target.batch?.size).toBe(50);
	const events = [punch("E-17"), punch("E-18")];
	expect(await target.batch?.deliver(events, never)).toMatchObject([{ kind: "delivered" }, { kind: "dead" }]);
	expect(hris.requests().map(({ url }) => url.pathname)).toEqual(["/api/presensi/massal"]);
});
