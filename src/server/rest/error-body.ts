// Every error of REST has the old service's form, whichever library noticed it.
import { z } from "zod";
import { type ErrorCode, errorCatalogue, isErrorCode } from "../../contract/errors.ts";
import { errorText } from "../../contract/messages/index.ts";
import type { ErrorData } from "../../core/domain/errors.ts";
import { preferredLanguage } from "../language.ts";

interface ErrorBody {
	readonly status: "error";
	readonly code: ErrorCode;
	readonly message: string;
}

export interface ErrorAnswer {
	readonly httpStatus: number;
	readonly body: ErrorBody;
}

/** The answer for a refusal, with the text in the caller's language. */
export function errorAnswer(
	code: ErrorCode,
	acceptLanguage: string | string[] | undefined,
	data: ErrorData = {},
): ErrorAnswer {
	const { title, action } = errorText(code, preferredLanguage(acceptLanguage), data);
	return { httpStatus: errorCatalogue[code].status, body: { status: "error", code, message: `${title} ${action}` } };
}

const rpcErrorSchema = z.object({
	code: z.string(),
	status: z.int(),
	data: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())])).optional(),
});

/** Re-encodes oRPC's error body; one that oRPC made itself (it could not decode the request) becomes ours. */
export function fromRpcError(body: unknown, acceptLanguage: string | string[] | undefined): ErrorAnswer {
	const { success, data: error } = rpcErrorSchema.safeParse(body);
	if (!success) return errorAnswer("INTERNAL", acceptLanguage);
	if (isErrorCode(error.code)) return errorAnswer(error.code, acceptLanguage, error.data);
	return error.status < 500
		? errorAnswer("VALIDATION_FAILED", acceptLanguage, { fields: ["body"] })
		: errorAnswer("INTERNAL", acceptLanguage);
}

/** fastify and its plugins: their status says what it is; anything unknown is a bug. */
export function codeOfHttpStatus(status: number): ErrorCode {
	if (status === 401) return "UNAUTHENTICATED";
	if (status === 403) return "FORBIDDEN";
	if (status === 404) return "NOT_FOUND";
	if (status === 405) return "METHOD_NOT_ALLOWED";
	if (status === 413) return "PAYLOAD_TOO_LARGE";
	if (status === 429) return "RATE_LIMITED";
	return status >= 400 && status < 500 ? "VALIDATION_FAILED" : "INTERNAL";
}
