import { ORPCError } from "@orpc/client";
import { type ErrorCode, isErrorCode } from "../../contract/index.ts";
import { NotConnectedError } from "./connection.ts";

/**
 * Why a call was refused. null: nobody answered (connection lost, given up after its time), which is the connection's
 * matter. An answer that does not fit the contract is INTERNAL.
 */
export function errorCodeOf(error: unknown): ErrorCode | null {
	if (error instanceof ORPCError) return isErrorCode(error.code) ? error.code : "INTERNAL";
	const isSilence =
		error instanceof NotConnectedError ||
		(error instanceof Error && (error.name === "AbortError" || error.name === "TimeoutError"));
	return isSilence ? null : "INTERNAL";
}
