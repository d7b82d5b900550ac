// The committed table once more, now through the real doors: a MessagePort, a WebSocket and HTTP, with real PINs and keys.
import { ORPCError } from "@orpc/client";
import { traverseContractProcedures } from "@orpc/server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { contract } from "../../src/contract/index.ts";
import { type ApiScope, apiScopes, type OperatorRole, operatorRoles } from "../../src/core/domain/role.ts";
import { type ServedApp, serveApp, testLaunchToken } from "../support/served-app.ts";
import { messagePort, type OpenClient, openInProcess, openSocket } from "../support/transports.ts";
import { allowedCallers } from "./allowed-callers.ts";

const pins: Readonly<Record<OperatorRole, string>> = {
	administrator: "739105",
	supervisor: "482915",
	auditor: "610384",
};
const refusals = ["UNAUTHENTICATED", "FORBIDDEN", "SESSION_EXPIRED"];

interface Procedure {
	readonly name: string;
	readonly path: readonly string[];
	readonly route: { readonly method: string; readonly path: string } | null;
}

const procedures: Procedure[] = [];
traverseContractProcedures({ router: contract, path: [] }, ({ contract: { "~orpc": definition }, path }) => {
	const { method, path: address } = definition.route;
	procedures.push({
		name: path.join("."),
		path: [...path],
		route: method !== undefined && address !== undefined ? { method, path: address } : null,
	});
});

let served: ServedApp;
const keys = new Map<string, string>();

beforeAll(async () => {
	served = await serveApp();
	const setup = { language: "id", kioskName: "Lobi", cameraId: null, hrisUrl: null, hrisSecret: null } as const;
	const kiosk = openInProcess(served.app, { kind: "local", role: "kiosk" });
	await kiosk.setup.complete({ ...setup, pin: pins.administrator });
	const { operators, apiKeys } = served.app.services;
	for (const role of ["supervisor", "auditor"] as const)
		await operators.add({ name: role, role, pin: pins[role] }, "test");
	for (const scope of apiScopes) {
		const { secret } = apiKeys.create({ name: scope, scopes: [scope], expiresInDays: null }, "test");
		keys.set(`key:${scope}`, secret);
	}
});
afterAll(() => served.close());

/** Calls with an input that no schema takes: whoever is let in gets as far as VALIDATION_FAILED, and nothing happens. */
async function isLetIn(client: unknown, path: readonly string[]): Promise<boolean> {
	const call: unknown = path.reduce<unknown>((at, key) => Reflect.get(Object(at), key), client);
	if (typeof call !== "function") throw new Error(`${path.join(".")} cannot be called`);
	try {
		await call("no input");
		return true;
	} catch (error) {
		if (!(error instanceof ORPCError)) throw error;
		return !refusals.includes(error.code);
	}
}

/** Of all procedures, those that let the client in. */
async function opened({ client, close }: OpenClient): Promise<string[]> {
	const names: string[] = [];
	for (const { name, path } of procedures) if (await isLetIn(client, path)) names.push(name);
	await close();
	return names;
}

const meantFor = (...callers: readonly string[]) =>
	procedures.map(({ name }) => name).filter((name) => callers.some((caller) => allowedCallers[name]?.includes(caller)));

const screens = [
	{ name: "MessagePort", open: () => messagePort.open(served, "kiosk") },
	{ name: "WebSocket", open: () => openSocket(served.url, `hadir.token.${testLaunchToken}`) },
];

describe.each(screens)("a screen over $name", ({ open }) => {
	it("that is locked calls what the kiosk may", async () => {
		expect(await opened(await open())).toEqual(meantFor("kiosk"));
	});

	it.each(operatorRoles)("that %s unlocked calls what both may", async (role) => {
		const screen = await open();
		await screen.client.session.unlock({ pin: pins[role] });
		expect(await opened(screen)).toEqual(meantFor("kiosk", role));
	});
});

describe("another system", () => {
	it.each(apiScopes)("with a key to %s calls over the WebSocket what its scope may", async (scope) => {
		const secret = keys.get(`key:${scope}`) ?? "";
		expect(await opened(await openSocket(served.url, `hadir.key.${secret}`))).toEqual(meantFor(`key:${scope}`));
	});

	it("without a key, or with a wrong one, opens no WebSocket", async () => {
		for (const protocol of ["hadir.key.", "hadir.key.wrong", "hadir.token.wrong"])
			await expect(openSocket(served.url, protocol)).rejects.toThrow("refused");
	});

	const routes = procedures.flatMap(({ name, route }) => (route ? [{ name, ...route }] : []));

	it("finds over HTTP what has an address in the contract: no procedure of the screen", () => {
		expect(routes.map(({ name }) => name)).toEqual(
			procedures.map(({ name }) => name).filter((name) => name.startsWith("integration.")),
		);
	});

	it.each(routes)("calls $method $path over HTTP with the scopes of the table", async ({ name, method, path }) => {
		const status = async (key?: string) => {
			const url = `${served.url}${path.replace(/\{[^}]*\}/g, "nobody")}`;
			return (await fetch(url, { method, headers: key === undefined ? {} : { "x-api-key": key } })).status;
		};
		const letIn: string[] = [];
		for (const [caller, key] of keys) {
			const answered = await status(key);
			if (answered !== 403) letIn.push(caller);
			expect(answered).not.toBe(401);
		}
		const table = allowedCallers[name] ?? [];
		expect(letIn).toEqual(table.filter((caller) => keys.has(caller)));
		expect((await status()) !== 401).toBe(table.includes("anonymous"));
		expect((await status("a wrong key")) !== 401).toBe(table.includes("anonymous"));
	});

	it("tells how the kiosk does only to a key that may read or monitor; that it is up to everybody", async () => {
		const details: string[] = [];
		for (const [caller, key] of [["anonymous", "none"] as const, ...keys]) {
			const { data } = await (await fetch(`${served.url}/v1/health`, { headers: { "x-api-key": key } })).json();
			expect(data).toHaveProperty("healthy");
			if ("detail" in data) details.push(caller);
		}
		expect(details).toEqual(["key:read", "key:monitor"]);
	});

	it("finds none of the screen's procedures at an address, whatever its key", async () => {
		const scopes: readonly ApiScope[] = apiScopes;
		const { secret } = served.app.services.apiKeys.create({ name: "all", scopes, expiresInDays: null }, "test");
		for (const { path, route } of procedures) {
			if (route) continue;
			const headers = { "x-api-key": secret, "content-type": "application/json" };
			for (const address of [path.join("/"), `rpc/${path.join("/")}`, path.join(".")]) {
				const { status } = await fetch(`${served.url}/${address}`, { method: "POST", headers, body: "{}" });
				expect([404, 405], address).toContain(status);
			}
		}
	});
});
