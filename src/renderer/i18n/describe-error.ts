// Turns whatever a call threw into words for a person.
import { ORPCError } from "@orpc/client";
import { type ErrorCode, errorCatalogue, isErrorCode } from "../../contract/errors.ts";
import { type ErrorText, errorText } from "../../contract/messages/index.ts";
import type { Language } from "./language.ts";

/** What a refusal says beyond its words; `CONNECTION_LOST`: the host itself did not answer. */
export interface Refusal {
	readonly code: ErrorCode | "CONNECTION_LOST";
	/** The same call may succeed when it is made again. */
	readonly retryable: boolean;
	/** Display parameters in numbers, e.g. `remainingAttempts` or `retryAfterSeconds`. */
	readonly numbers: Readonly<Record<string, number>>;
}

export interface DescribedError extends Refusal, ErrorText {}

type DisplayData = NonNullable<Parameters<typeof errorText>[2]>;

function displayData(data: unknown): DisplayData {
	if (typeof data !== "object" || data === null) return {};
	return Object.fromEntries(
		Object.entries(data).filter(
			([, value]) => ["string", "number", "boolean"].includes(typeof value) || Array.isArray(value),
		),
	);
}

function numbersOf(data: DisplayData): Record<string, number> {
	const entries = Object.entries(data).flatMap(([key, value]) => (typeof value === "number" ? [[key, value]] : []));
	return Object.fromEntries(entries);
}

export function readRefusal(error: unknown): Refusal {
	if (!(error instanceof ORPCError)) return { code: "CONNECTION_LOST", retryable: true, numbers: {} };
	const code = isErrorCode(error.code) ? error.code : "INTERNAL";
	return { code, retryable: errorCatalogue[code].retryable, numbers: numbersOf(displayData(error.data)) };
}

/**
 * @param connectionLost the text for a call that no host answered (closed socket, host restarting)
 */
export function describeError(error: unknown, language: Language, connectionLost: ErrorText): DescribedError {
	const refusal = readRefusal(error);
	if (refusal.code === "CONNECTION_LOST") return { ...refusal, ...connectionLost };
	const data = error instanceof ORPCError ? displayData(error.data) : {};
	return { ...refusal, ...errorText(refusal.code, language, data) };
}
