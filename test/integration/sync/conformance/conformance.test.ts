// What every connector promises, each against a stand-in written from its system's contract. The real systems were not
// reached: that a connector passes here says that it keeps to the contract as we read it.
import { createServer as createPlainServer } from "node:net";
import { uuidv7 } from "uuidv7";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { toCloudEvent } from "../../../../src/core/domain/delivery/cloud-event.ts";
import {
	secretFields,
	type TargetKind,
	targetFields,
	targetKinds,
} from "../../../../src/core/domain/delivery/target.ts";
import type { Delivery, HrisTarget } from "../../../../src/core/ports/hris-target.ts";
import { connectorsByKind, createConnectors } from "../../../../src/sync/connectors/connectors.ts";
import type { TargetBench } from "../../../support/stand-ins/bench.ts";
import { startFrappe } from "../../../support/stand-ins/frappe.ts";
import { startInHouse } from "../../../support/stand-ins/in-house.ts";
import { startOdoo } from "../../../support/stand-ins/odoo.ts";
import { startOrangeHrm } from "../../../support/stand-ins/orangehrm.ts";
import { startReceiver } from "../../../support/stand-ins/receiver.ts";
import { employeeId, punchOf } from "../../../support/store-fixture.ts";

interface Kind {
	readonly kind: TargetKind;
	start(): Promise<TargetBench>;
	/** What the target calls E-17; null where the kiosk's own id is enough. */
	readonly externalId: string | null;
	readonly precision: "second" | "minute";
	/** What becomes of a person it does not know; null where it knows nobody. */
	readonly unknown: string | null;
	/** A 200 with somebody else's page: only a webhook goes by the status alone. */
	readonly readsAnswer: boolean;
}

const kinds: readonly Kind[] = [
	{
		kind: "webhook",
		start: startReceiver,
		externalId: null,
		precision: "second",
		unknown: null,
		readsAnswer: false,
	},
	{
		kind: "rest",
		start: () => startInHouse([{ nik: "E-17", nama: "Ani", aktif: "Y" }]),
		externalId: null,
		precision: "second",
		unknown: "HRIS_REJECTED",
		readsAnswer: true,
	},
	{
		kind: "frappe",
		start: () =>
			startFrappe([{ name: "HR-EMP-1", employee_name: "Ani", status: "Active", attendance_device_id: "E-17" }]),
		externalId: null,
		precision: "second",
		unknown: "EMPLOYEE_UNKNOWN",
		readsAnswer: true,
	},
	{
		kind: "odoo",
		start: () => startOdoo([{ id: 7, name: "Ani", barcode: "E-17", active: true }]),
		externalId: "7",
		precision: "second",
		unknown: "HRIS_REJECTED",
		readsAnswer: true,
	},
	{
		kind: "orangehrm",
		start: () => startOrangeHrm(["7"]),
		externalId: "7",
		precision: "minute",
		unknown: "EMPLOYEE_UNKNOWN",
		readsAnswer: true,
	},
];

const IN_MS = Date.UTC(2026, 10, 22, 1, 1, 2, 345);
const OUT_MS = Date.UTC(2026, 10, 22, 10, 5, 9);
const never = { aborted: false };

describe.each(kinds)("$kind", ({ kind, start, externalId, precision, unknown, readsAnswer }) => {
	let bench: TargetBench;
	beforeEach(async () => {
		bench = await start();
	});
	afterEach(() => bench.stop());

	const open = (secrets = bench.secrets, timeoutMs = 5_000): HrisTarget =>
		createConnectors({ clock: { nowMs: Date.now }, timeoutMs }).open(kind, bench.settings, secrets);

	function delivery(direction: "IN" | "OUT", occurredAtMs: number, person = externalId): Delivery {
		const draft = punchOf(employeeId(person === "999" ? "E-999" : "E-17"), {
			eventId: uuidv7(),
			direction,
			occurredAtMs,
		});
		const bodyJson = JSON.stringify(toCloudEvent({ ...draft, kioskSeq: 1 }, { kioskId: "0193a000" }));
		return { eventId: draft.eventId, bodyJson, externalId: person };
	}

	const at = (ms: number) => {
		const iso = new Date(Math.floor(ms / 1000) * 1000).toISOString().replace(".000", "");
		return precision === "second" ? iso : `${iso.slice(0, 16)}Z`;
	};
	const person = externalId ?? "E-17";
	const theIn = () => ({ person, direction: "IN", at: at(IN_MS) });

	test("delivers IN and OUT of the right person at the right time", async () => {
		const target = open();
		expect(await target.deliver(delivery("IN", IN_MS), never)).toEqual({ kind: "delivered" });
		expect(await target.deliver(delivery("OUT", OUT_MS), never)).toEqual({ kind: "delivered" });
		expect(bench.accepted()).toEqual([theIn(), { person, direction: "OUT", at: at(OUT_MS) }]);
	});

	test("delivers once what is sent twice, also when the first answer was lost", async () => {
		const target = open();
		for (const [direction, ms] of [
			["IN", IN_MS],
			["OUT", OUT_MS],
		] as const) {
			const event = delivery(direction, ms);
			bench.setFault({ kind: "cut_after_commit" });
			expect(await target.deliver(event, never)).toMatchObject({ kind: "retry", scope: "target" });
			bench.setFault({ kind: "none" });
			expect(await target.deliver(event, never)).toEqual({ kind: "delivered" });
			expect(await target.deliver(event, never)).toEqual({ kind: "delivered" });
		}
		expect(bench.accepted()).toHaveLength(2);
	});

	test.each([
		[401, {}, { kind: "pause", errorCode: "HRIS_UNAUTHORISED" }],
		[403, {}, { kind: "pause", errorCode: "HRIS_FORBIDDEN" }],
		[302, { location: "https://elsewhere.example/" }, { kind: "pause", errorCode: "HRIS_MOVED" }],
		[429, { "retry-after": "17" }, { kind: "retry", scope: "target", errorCode: "HRIS_BUSY", retryAfterMs: 17_000 }],
		[500, {}, { kind: "retry", scope: "record", errorCode: "HRIS_FAILING" }],
		[503, {}, { kind: "retry", scope: "target", errorCode: "HRIS_FAILING" }],
	])("takes %i for what it is", async (status, headers, expected) => {
		const target = open();
		bench.setFault({ kind: "status", status, headers });
		expect(await target.deliver(delivery("IN", IN_MS), never)).toMatchObject(expected);
		// OrangeHRM's 401 is what everybody gets who does not sign in, and trying the connection does not.
		const isExpected = kind === "webhook" || kind === "rest" || (kind === "orangehrm" && status === 401);
		expect(await target.check()).toMatchObject(isExpected ? {} : { ok: false });
		bench.setFault({ kind: "none" });
		expect(bench.accepted()).toEqual([]);
	});

	test.each([404, 405])("gives no record up for an address that answers %i", async (status) => {
		bench.setFault({ kind: "status", status });
		const outcome = await open().deliver(delivery("IN", IN_MS), never);
		expect(outcome).toMatchObject({
			kind: kind === "webhook" || kind === "rest" ? "not_there" : "pause",
			errorCode: "HRIS_NOT_THERE",
		});
	});

	test("tries again after nobody answered, and after silence", async () => {
		bench.setFault({ kind: "down" });
		expect(await open().deliver(delivery("IN", IN_MS), never)).toMatchObject({
			kind: "retry",
			scope: "target",
			errorCode: "HRIS_UNREACHABLE",
		});
		bench.setFault({ kind: "silent" });
		expect(await open(bench.secrets, 150).deliver(delivery("IN", IN_MS), never)).toMatchObject({
			kind: "retry",
			scope: "target",
			errorCode: "HRIS_TIMEOUT",
		});
	});

	test("is not taken in by somebody else's page", async () => {
		bench.setFault({ kind: "wrong_page" });
		const outcome = await open().deliver(delivery("IN", IN_MS), never);
		expect(outcome).toMatchObject(
			readsAnswer ? { kind: "retry", errorCode: "ANSWER_NOT_UNDERSTOOD" } : { kind: "delivered" },
		);
	});

	test.skipIf(unknown === null)("makes a dead letter of a person it does not know", async () => {
		const outcome = await open().deliver(delivery("IN", IN_MS, "999"), never);
		expect(outcome).toMatchObject({ kind: "dead", errorCode: unknown });
	});

	test.skipIf(externalId === null)("names the missing id instead of guessing one", async () => {
		const { eventId, bodyJson } = delivery("IN", IN_MS);
		const outcome = await open().deliver({ eventId, bodyJson, externalId: null }, never);
		expect(outcome).toEqual({ kind: "dead", errorCode: "EXTERNAL_ID_MISSING", detail: "E-17" });
	});

	test("never lets a secret into what it says", async () => {
		const said: unknown[] = [];
		for (const fault of [{ kind: "status", status: 400 }, { kind: "wrong_page" }, { kind: "down" }] as const) {
			bench.setFault(fault);
			said.push(await open().deliver(delivery("IN", IN_MS), never), await open().check());
		}
		for (const secret of Object.values(bench.secrets).filter((value) => value.length > 6))
			expect(JSON.stringify(said)).not.toContain(secret);
	});

	test("finds that it can be reached, and whether it is let in", async () => {
		expect(await open().check()).toMatchObject({ ok: true });
		bench.setFault({ kind: "down" });
		expect(await open().check()).toMatchObject({ ok: false, errorCode: "HRIS_UNREACHABLE" });
		bench.setFault({ kind: "none" });
		// Whether these are let in shows with the first record: nothing is signed or used up for a look.
		if (kind === "webhook" || kind === "orangehrm") {
			expect(await open().check()).toMatchObject({ ok: true, isLetIn: false });
			return;
		}
		expect(await open().check()).toMatchObject({ ok: true, isLetIn: true });
		const wrong = Object.fromEntries(Object.keys(bench.secrets).map((field) => [field, "wrong"]));
		expect(await open(wrong).check()).toMatchObject({ ok: false, errorCode: "HRIS_UNAUTHORISED" });
	});

	test("says of a server without TLS that the secure connection failed", async () => {
		const plain = createPlainServer((socket) => {
			socket.on("error", () => undefined);
			socket.once("data", () => socket.end("HTTP/1.1 400 Bad Request\r\n\r\n", () => socket.destroy()));
		});
		await new Promise<void>((resolve) => plain.listen(0, "127.0.0.1", resolve));
		const address = plain.address();
		const port = typeof address === "object" && address !== null ? address.port : 0;
		const url = `https://127.0.0.1:${port}/`;
		const target = createConnectors({ clock: { nowMs: Date.now } }).open(
			kind,
			{ ...bench.settings, url },
			bench.secrets,
		);
		expect(await target.deliver(delivery("IN", IN_MS), never)).toMatchObject({
			kind: "retry",
			scope: "target",
			errorCode: "HRIS_TLS",
		});
		await new Promise((resolve) => plain.close(resolve));
	});
});

test.each(targetKinds)("the form of %s has exactly the fields of its settings", (kind) => {
	const inForm = targetFields[kind].map(({ name }) => name);
	expect(inForm.toSorted()).toEqual([...connectorsByKind[kind].fields].toSorted());
	expect(secretFields(kind).every((name) => inForm.includes(name))).toBe(true);
});
