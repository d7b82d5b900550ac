// The one place where what was thrown becomes what a caller may see.
import { ORPCError, ValidationError } from "@orpc/server";
import { AppError, type ErrorCode, type ErrorData, errorCatalogue } from "../core/domain/errors.ts";
import type { Log } from "../core/ports/environment.ts";

/** @returns the error to send: same code, status and data for a refusal; INTERNAL and a request id for a bug. */
export function toCallerError(
	thrown: unknown,
	{ log, requestId, path }: { log: Log; requestId: string; path: readonly string[] },
): ORPCError<ErrorCode, ErrorData> {
	const procedure = path.join(".");
	if (thrown instanceof AppError) {
		if (thrown.status >= 500)
			log.warn({ requestId, procedure, code: thrown.code, detail: thrown.message }, "request refused");
		return callerError(thrown.code, thrown.data);
	}
	const fields = invalidFields(thrown);
	if (fields) return callerError("VALIDATION_FAILED", { fields });
	log.error({ requestId, procedure, error: withoutMessage(thrown) }, "request failed");
	return callerError("INTERNAL", { requestId });
}

function callerError(code: ErrorCode, data: ErrorData): ORPCError<ErrorCode, ErrorData> {
	return new ORPCError(code, { status: errorCatalogue[code].status, message: code, data });
}

/** Names of the input fields that oRPC found invalid; null when this is no complaint about input. */
function invalidFields(thrown: unknown): string[] | null {
	if (!(thrown instanceof ORPCError) || thrown.code !== "BAD_REQUEST") return null;
	const issues: unknown = thrown.data?.issues;
	if (!Array.isArray(issues)) return ["body"];
	const input: unknown = thrown.cause instanceof ValidationError ? thrown.cause.data : undefined;
	return [...new Set(issues.flatMap((issue) => fieldsOf(issue, input)))];
}

/** Of a body with alternatives, those whose wrong fields were sent: the others are not what the caller meant. */
function fieldsOf(issue: unknown, input: unknown): string[] {
	if (!isUnionIssue(issue)) return [fieldOf(issue)];
	const alternatives = issue.errors.map((errors) => errors.map(fieldOf));
	const meant = alternatives.filter((fields) => fields.every((field) => wasSent(field, input)));
	return (meant.length > 0 ? meant : alternatives).flat();
}

function isUnionIssue(issue: unknown): issue is { readonly errors: readonly (readonly unknown[])[] } {
	const errors = typeof issue === "object" && issue !== null && "errors" in issue ? issue.errors : null;
	return Array.isArray(errors) && errors.every(Array.isArray);
}

function wasSent(field: string, input: unknown): boolean {
	return typeof input === "object" && input !== null && Object.hasOwn(input, field);
}

function fieldOf(issue: unknown): string {
	const path = typeof issue === "object" && issue !== null && "path" in issue ? issue.path : null;
	return Array.isArray(path) && path.length > 0 ? path.map(String).join(".") : "body";
}

/** The stack names files and lines, never the values: messages of unknown errors may repeat input. */
function withoutMessage(thrown: unknown): Record<string, unknown> {
	if (!(thrown instanceof Error)) return { type: typeof thrown };
	const frames = thrown.stack?.split("\n").filter((line) => line.trimStart().startsWith("at "));
	return { type: thrown.name, stack: frames?.slice(0, 12).map((line) => line.trim()) };
}
