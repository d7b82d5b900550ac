// Turns whatever a call threw into words for a person.
import { ORPCError } from "@orpc/client";
import { type ErrorCode, errorCatalogue, isErrorCode } from "../../contract/errors.ts";
import { type ErrorText, errorText } from "../../contract/messages/index.ts";
import type { Language } from "./language.ts";

/** A refusal in the product's own words, or `CONNECTION_LOST`: the host itself did not answer. */
export interface DescribedError extends ErrorText {
	readonly code: ErrorCode | "CONNECTION_LOST";
	/** The same call may succeed when it is made again. */
	readonly retryable: boolean;
	/** What the refusal said in numbers, e.g. `remainingAttempts` or `retryAfterSeconds`. */
	readonly numbers: Readonly<Record<string, number>>;
}

function numbersOf(data: unknown): Record<string, number> {
	if (typeof data !== "object" || data === null) return {};
	return Object.fromEntries(Object.entries(data).filter(([, value]) => typeof value === "number"));
}

type DisplayData = Parameters<typeof errorText>[2];

function displayData(data: unknown): NonNullable<DisplayData> {
	if (typeof data !== "object" || data === null) return {};
	return Object.fromEntries(
		Object.entries(data).filter(
			([, value]) => ["string", "number", "boolean"].includes(typeof value) || Array.isArray(value),
		),
	);
}

/**
 * @param connectionLost the text for a call that no host answered (closed socket, host restarting)
 */
export function describeError(error: unknown, language: Language, connectionLost: ErrorText): DescribedError {
	if (!(error instanceof ORPCError))
		return { ...connectionLost, code: "CONNECTION_LOST", retryable: true, numbers: {} };
	const code = isErrorCode(error.code) ? error.code : "INTERNAL";
	return {
		...errorText(code, language, displayData(error.data)),
		code,
		retryable: errorCatalogue[code].retryable,
		numbers: numbersOf(error.data),
	};
}
