import { ORPCError, ValidationError } from "@orpc/server";
import { describe, expect, it } from "vitest";
import { toCallerError } from "../../../src/api/error-mapping.ts";
import { integrationContract } from "../../../src/contract/index.ts";
import { AppError } from "../../../src/core/domain/errors.ts";
import { createRecordingLog } from "../../support/environment.ts";

function map(thrown: unknown) {
	const log = createRecordingLog();
	const error = toCallerError(thrown, { log, requestId: "request-1", path: ["employees", "list"] });
	return { error, log };
}

/** As oRPC throws it for a body of `POST /v1/punches` that the contract refuses. */
async function refusalOfPunch(input: unknown): Promise<unknown> {
	const answer = await integrationContract.createPunch["~orpc"].inputSchema?.["~standard"].validate(input);
	const issues = answer?.issues ?? [];
	const cause = new ValidationError({ message: "Input validation failed", issues, data: input });
	return new ORPCError("BAD_REQUEST", { data: { issues }, cause });
}

describe("toCallerError", () => {
	it("passes a refusal on with its code, status and data, and does not log it", () => {
		const { error, log } = map(new AppError("PIN_INCORRECT", { remainingAttempts: 3 }, { detail: "for the log" }));
		expect(error).toMatchObject({ code: "PIN_INCORRECT", status: 401, data: { remainingAttempts: 3 } });
		expect(JSON.stringify(error)).not.toContain("for the log");
		expect(log.lines).toEqual([]);
	});

	it("logs a refusal that somebody has to look at", () => {
		const { error, log } = map(new AppError("STORAGE_UNAVAILABLE", {}, { detail: "SQLITE_FULL" }));
		expect(error.status).toBe(503);
		expect(log.lines).toMatchObject([
			{ level: "warn", fields: { code: "STORAGE_UNAVAILABLE", requestId: "request-1" } },
		]);
	});

	it("names the invalid fields, each once", () => {
		const issues = [{ path: ["name"] }, { path: ["name"] }, { path: ["consent", "version"] }, { path: [] }, {}];
		const { error, log } = map(new ORPCError("BAD_REQUEST", { data: { issues } }));
		expect(error).toMatchObject({ code: "VALIDATION_FAILED", status: 422 });
		expect(error.data).toEqual({ fields: ["name", "consent.version", "body"] });
		expect(log.lines).toEqual([]);
	});

	it.each<[unknown, string[]]>([
		[{ employee_id: "E-1", direction: "in" }, ["direction"]],
		[{ employee_id: 17, note: 5 }, ["employee_id", "note"]],
		[{ image: "a text" }, ["image"]],
		[{}, ["image", "employee_id"]],
		[[], ["body"]],
		["a text", ["body"]],
	])("names what is wrong with the alternative that the caller meant: %j", async (input, fields) => {
		const { error } = map(await refusalOfPunch(input));
		expect(error).toMatchObject({ code: "VALIDATION_FAILED", data: { fields } });
	});

	it.each([
		["an error", new Error("Dewi's embedding is 0.1,0.2")],
		["an error of a library", new ORPCError("INTERNAL_SERVER_ERROR", { message: "Dewi", data: { name: "Dewi" } })],
		["a text", "Dewi"],
		["nothing", undefined],
	])("tells of %s only an id that the log has too", (_, thrown) => {
		const { error, log } = map(thrown);
		expect(error.toJSON()).toMatchObject({ code: "INTERNAL", status: 500, data: { requestId: "request-1" } });
		expect(log.lines).toMatchObject([
			{ level: "error", fields: { requestId: "request-1", procedure: "employees.list" } },
		]);
		expect(JSON.stringify([error.toJSON(), log.lines])).not.toContain("Dewi");
	});
});
