// What is particular to OrangeHRM: minutes, pairs, and a sign-in that is used up by using it.
import { describe, expect, test } from "vitest";
import { AppError } from "../../../src/core/domain/errors.ts";
import { createConnectors } from "../../../src/sync/connectors/connectors.ts";
import { connectorAt, punchDelivery } from "../../support/connector-fixture.ts";
import { startFaultyServer } from "../../support/stand-ins/faulty-server.ts";
import { startOrangeHrm } from "../../support/stand-ins/orangehrm.ts";

const day = (time: string) => `2026-11-22T${time}Z`;
const theIn = () => punchDelivery("E-17", "IN", day("01:00:00"), "7");
const theOut = () => punchDelivery("E-17", "OUT", day("05:00:00"), "7");

describe("the refresh token", () => {
	test("is replaced at each use by the one that is kept before anything else is asked for", async () => {
		const orange = await startOrangeHrm(["7"]);
		const { send, secrets } = connectorAt("orangehrm", orange);
		expect(await send(theIn())).toEqual({ kind: "delivered" });
		expect(secrets()).toMatchObject({ refreshToken: "refresh-2", accessToken: "access-2", renewal: "" });
		orange.endTokens();
		expect(await send(theOut())).toEqual({ kind: "delivered" });
		expect(secrets()).toMatchObject({ refreshToken: "refresh-3", accessToken: "access-3", renewal: "" });
		expect(orange.accepted()).toHaveLength(2);
		await orange.stop();
	});

	test("is not used up by trying the connection, before the first punch, after it, or beside a running kiosk", async () => {
		const orange = await startOrangeHrm(["7"]);
		const { target, send, secrets } = connectorAt("orangehrm", orange);
		expect(await target.check()).toMatchObject({ ok: true, isLetIn: false });
		expect(await send(theIn())).toEqual({ kind: "delivered" });
		expect(await target.check()).toMatchObject({ ok: true, isLetIn: true });
		// As `npm run doctor` opens it: with what is stored, and nowhere to keep anything.
		const doctor = createConnectors({ clock: { nowMs: Date.now } }).open("orangehrm", orange.settings, secrets());
		expect(await doctor.check()).toMatchObject({ ok: true });
		expect(orange.renewals()).toBe(1);
		orange.endTokens();
		expect(await target.check()).toMatchObject({ ok: true, isLetIn: false });
		expect(orange.renewals()).toBe(1);
		expect(await send(theOut())).toEqual({ kind: "delivered" });
		await orange.stop();
	});

	test("is not asked for again by a kiosk that starts while the access token is good", async () => {
		const orange = await startOrangeHrm(["7"]);
		const { send, secrets } = connectorAt("orangehrm", orange);
		await send(theIn());
		const next = connectorAt("orangehrm", { ...orange, secrets: secrets() });
		expect(await next.send(theOut())).toEqual({ kind: "delivered" });
		expect(orange.renewals()).toBe(1);
		await orange.stop();
	});

	test("that is lost by a kill between the answer and its being kept pauses with a plain word, and loses no punch", async () => {
		const orange = await startOrangeHrm(["7"]);
		const disk: Record<string, string> = { ...orange.secrets };
		const vault = {
			read: () => disk,
			write: (changes: Readonly<Record<string, string>>) => {
				// Killed: what came with the answer never reaches the disk.
				if (changes["refreshToken"] !== undefined) throw new Error("killed");
				Object.assign(disk, changes);
			},
		};
		const connectors = createConnectors({ clock: { nowMs: Date.now } });
		await connectors.open("orangehrm", orange.settings, disk, vault).deliver(theIn(), { aborted: false });
		expect(disk["refreshToken"]).toBe("refresh-1");
		const restarted = connectorAt("orangehrm", { ...orange, secrets: { ...disk } });
		expect(await restarted.send(theOut())).toMatchObject({ kind: "pause", errorCode: "SIGN_IN_LOST" });
		const consented = connectorAt("orangehrm", { ...orange, secrets: { refreshToken: orange.consent() } });
		expect(await consented.send(theOut())).toEqual({ kind: "delivered" });
		await orange.stop();
	});

	test("that a full disk does not take is kept in memory and written when there is room", async () => {
		const orange = await startOrangeHrm(["7"]);
		const disk: Record<string, string> = { ...orange.secrets };
		let isFull = true;
		const vault = {
			read: () => disk,
			write: (changes: Readonly<Record<string, string>>) => {
				if (isFull) throw new AppError("SECRET_UNAVAILABLE");
				Object.assign(disk, changes);
			},
		};
		const target = createConnectors({ clock: { nowMs: Date.now } }).open("orangehrm", orange.settings, disk, vault);
		expect(await target.deliver(theIn(), { aborted: false })).toEqual({ kind: "delivered" });
		expect(disk["refreshToken"]).toBe("refresh-1");
		isFull = false;
		expect(await target.deliver(theOut(), { aborted: false })).toEqual({ kind: "delivered" });
		expect(disk["refreshToken"]).toBe("refresh-2");
		await orange.stop();
	});

	test("is not called lost when it was only busy, or nobody was there, before it ended", async () => {
		const orange = await startOrangeHrm(["7"]);
		const { send, secrets } = connectorAt("orangehrm", { ...orange, secrets: { refreshToken: "ended" } });
		orange.setFault({ kind: "status", status: 429 });
		expect(await send(theIn())).toMatchObject({ kind: "retry", errorCode: "HRIS_BUSY" });
		expect(secrets()["renewal"]).toBe("");
		orange.setFault({ kind: "none" });
		expect(await send(theIn())).toMatchObject({ kind: "pause", errorCode: "HRIS_UNAUTHORISED" });
		await orange.stop();
	});

	test("that is of no use any more pauses", async () => {
		const orange = await startOrangeHrm(["7"]);
		const { send } = connectorAt("orangehrm", { ...orange, secrets: { refreshToken: "used-up" } });
		expect(await send(theIn())).toMatchObject({ kind: "pause", errorCode: "HRIS_UNAUTHORISED" });
		await orange.stop();
	});
});

test("two punches in one minute, or an OUT without an IN, cannot be told, and it says so", async () => {
	const orange = await startOrangeHrm(["7"]);
	const { send } = connectorAt("orangehrm", orange);
	const out = punchDelivery("E-17", "OUT", day("01:00:50"), "7");
	expect(await send(out)).toMatchObject({ kind: "dead", errorCode: "OUT_WITHOUT_IN" });
	await send(punchDelivery("E-17", "IN", day("01:00:05"), "7"));
	expect(await send(out)).toMatchObject({ kind: "dead", errorCode: "SAME_MINUTE" });
	expect(await send(punchDelivery("E-17", "IN", day("02:00:00"), "7"))).toMatchObject({ errorCode: "ATTENDANCE_OPEN" });
	await orange.stop();
});

test("a mistyped address pauses; an employee that it does not know is that record's affair", async () => {
	const orange = await startOrangeHrm(["7"]);
	const { send } = connectorAt("orangehrm", orange);
	expect(await send(punchDelivery("E-9", "IN", day("01:00:00"), "9"))).toMatchObject({
		kind: "dead",
		errorCode: "EMPLOYEE_UNKNOWN",
	});
	const elsewhere = await startFaultyServer(() => ({ status: 404, json: "<html>Not Found</html>" }));
	const good = JSON.stringify(Date.now() + 3_600_000);
	const wrong = connectorAt("orangehrm", {
		settings: { ...orange.settings, url: `${elsewhere.url}/hrm` },
		secrets: { refreshToken: "refresh-1", accessToken: "access", accessTokenEndsAtMs: good },
	});
	expect(await wrong.send(theIn())).toMatchObject({ kind: "pause", errorCode: "HRIS_NOT_THERE" });
	expect(await wrong.target.check()).toMatchObject({ ok: false, errorCode: "HRIS_NOT_THERE" });
	await elsewhere.stop();
	await orange.stop();
});
