import { implement } from "@orpc/server";
import { afterEach, expect, test } from "vitest";
import type { Router } from "../../../src/api/router.ts";
import { createConnectionServer } from "../../../src/api/served-connection.ts";
import { contract } from "../../../src/contract/index.ts";
import { createRecordingLog } from "../../support/environment.ts";

const STATE = JSON.stringify({ i: "7", p: { u: "/session/state", b: { json: {} } } });

const unhandled: unknown[] = [];
const note = (error: unknown) => void unhandled.push(error);
process.on("unhandledRejection", note);
afterEach(() => void unhandled.splice(0));

function connect() {
	const os = implement(contract).$context<object>();
	const state = os.session.state.handler(() => ({ unlocked: false, expiresAtMs: null, operator: null }));
	// What is served here is one procedure of the contract; the others are not called.
	const router = { session: { state } } as unknown as Router;
	const log = createRecordingLog();
	const sent: string[] = [];
	let ends = 0;
	const served = createConnectionServer({ router, log })({} as never, {
		send: (message) => void sent.push(String(message)),
		end: () => {
			ends += 1;
		},
	});
	return { served, sent, log, ends: () => ends };
}

test("a call is answered", async () => {
	const { served, sent, ends } = connect();
	await served.receive(STATE);
	expect(sent.map((message) => JSON.parse(message))).toMatchObject([
		{ i: "7", p: { b: { json: { unlocked: false } } } },
	]);
	expect(ends()).toBe(0);
});

test.each<[string, unknown]>([
	["no JSON", "{"],
	["nothing", ""],
	["bytes that hold no frame", Uint8Array.from([255, 0, 1])],
	[
		"a body that is no form",
		`{"i":"1","p":{"u":"/session/state","h":{"content-type":"multipart/form-data; boundary=x"}}}\u00ff`,
	],
	["neither text nor bytes", { i: "1" }],
	["null", null],
	["a call without an id", '{"p":{"u":"/session/state","b":{"json":{}}}}'],
])("%s ends the connection, and nothing is left uncaught", async (_, message) => {
	const { served, sent, log, ends } = connect();
	await served.receive(message);
	await new Promise((resolve) => setImmediate(resolve));
	expect(ends()).toBe(1);
	expect(sent).toEqual([]);
	expect(unhandled).toEqual([]);
	// The message may hold anything: the log has what it was not.
	expect(log.lines).toMatchObject([{ level: "warn", message: "a message that is no call" }]);
});
