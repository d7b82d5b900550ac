// Every procedure called by every principal through the real router, compared with the committed table.
import { createProcedureClient, getRouter, isProcedure, traverseContractProcedures } from "@orpc/server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { contract } from "../../src/contract/index.ts";
import { type ApiScope, apiScopes, type Principal } from "../../src/core/domain/role.ts";
import { type RunningApp, startApp } from "../support/served-app.ts";
import { openInProcess } from "../support/transports.ts";
import { allowedCallers } from "./allowed-callers.ts";

const key = (...scopes: ApiScope[]): Principal => ({ kind: "apiClient", keyId: "test", scopes });
const scopeCallers = Object.fromEntries(apiScopes.map((scope) => [`key:${scope}`, key(scope)]));
const callers: Readonly<Record<string, Principal>> = {
	anonymous: { kind: "anonymous" },
	kiosk: { kind: "local", role: "kiosk" },
	supervisor: { kind: "local", role: "supervisor" },
	administrator: { kind: "local", role: "administrator" },
	auditor: { kind: "local", role: "auditor" },
	enroller: { kind: "enroller", grantedBy: "supervisor" },
	"key:none": key(),
	...scopeCallers,
};

const refusals = ["UNAUTHENTICATED", "FORBIDDEN", "SESSION_EXPIRED"];

function procedurePaths(): string[][] {
	const paths: string[][] = [];
	traverseContractProcedures({ router: contract, path: [] }, ({ path }) => paths.push([...path]));
	return paths;
}

let running: RunningApp;

beforeAll(async () => {
	running = await startApp();
	const setup = {
		language: "id",
		pin: "2580",
		kioskName: "Lobi",
		cameraId: null,
		hrisUrl: null,
		hrisSecret: null,
	} as const;
	await openInProcess(running.app, { kind: "local", role: "kiosk" }).setup.complete(setup);
});
afterAll(() => running.close());

/** Calls with an input that no schema takes: whoever is let in gets as far as VALIDATION_FAILED, and nothing happens. */
async function outcomeOf(path: readonly string[], principal: Principal): Promise<string> {
	const procedure = getRouter(running.app.router, path);
	if (!isProcedure(procedure)) throw new Error(`${path.join(".")} is not implemented`);
	const call = createProcedureClient(procedure, { path, context: running.app.createContext(principal) });
	return call("no input").then(
		() => "let in",
		(error: { code?: string }) => error.code ?? "no code",
	);
}

describe("authorisation", () => {
	it("lists every procedure of the contract, and no other", () => {
		const names = procedurePaths().map((path) => path.join("."));
		expect(Object.keys(allowedCallers).sort()).toEqual(names.sort());
	});

	it.each(procedurePaths().map((path) => ({ name: path.join("."), path })))("$name", async ({ name, path }) => {
		const letIn: string[] = [];
		for (const [caller, principal] of Object.entries(callers)) {
			const outcome = await outcomeOf(path, principal);
			if (!refusals.includes(outcome)) letIn.push(caller);
			else expect(outcome).toBe(principal.kind === "anonymous" ? "UNAUTHENTICATED" : "FORBIDDEN");
		}
		expect(letIn).toEqual(allowedCallers[name]);
	});

	it("refuses a path that is in no table", async () => {
		const procedure = running.app.router.system.status;
		const context = running.app.createContext({ kind: "local", role: "administrator" });
		const call = createProcedureClient(procedure, { path: ["system", "toString"], context });
		await expect(call({})).rejects.toMatchObject({ code: "FORBIDDEN", status: 403 });
	});
});
