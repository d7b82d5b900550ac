// One call of an HRIS's interface: JSON in, JSON out, with everything that is not the call's own answer classified.
import type { z } from "zod";
import type { DeliveryFailure } from "../../core/domain/delivery/delivery-code.ts";
import type { DeliveryOutcome, TargetCheck } from "../../core/ports/hris-target.ts";
import { classifyFailure, classifyStatus } from "./delivery-answer.ts";
import type { HttpAnswer, HttpRequest, Send } from "./http-request.ts";

/** Why a call gave no answer of its own; never `delivered`. */
export type Trouble = Exclude<DeliveryOutcome, { kind: "delivered" }>;

export type CallResult<Value> =
	| { readonly kind: "value"; readonly value: Value; readonly dateHeader: string | null }
	/** The record or the call was refused: `status` is 4xx and says nothing about who calls. */
	| { readonly kind: "refused"; readonly status: number; readonly text: string; readonly dateHeader: string | null }
	| { readonly kind: "trouble"; readonly trouble: Trouble; readonly dateHeader: string | null };

export interface JsonCall<Schema extends z.ZodType> {
	readonly request: HttpRequest;
	/** What a 2xx must hold. Anything else is taken for somebody else's page and tried again. */
	readonly answer: Schema;
}

export async function callJson<Schema extends z.ZodType>(
	send: Send,
	{ request, answer }: JsonCall<Schema>,
): Promise<CallResult<z.output<Schema>>> {
	let reply: HttpAnswer;
	try {
		reply = await send(request);
	} catch (error) {
		return { kind: "trouble", trouble: classifyFailure(error), dateHeader: null };
	}
	const { status, text, retryAfterMs, dateHeader } = reply;
	if (status >= 200 && status < 300) {
		const parsed = answer.safeParse(parseJson(text));
		if (parsed.success) return { kind: "value", value: parsed.data, dateHeader };
		return { kind: "trouble", trouble: notUnderstood(text), dateHeader };
	}
	const outcome = classifyStatus(status, retryAfterMs);
	if (outcome !== null && outcome.kind !== "delivered") return { kind: "trouble", trouble: outcome, dateHeader };
	return { kind: "refused", status, text, dateHeader };
}

/** A 200 that is not the HRIS's: a proxy's page, a login form. Nobody knows whether it arrived, so it is sent again. */
function notUnderstood(text: string): Trouble {
	const failure = { errorCode: "ANSWER_NOT_UNDERSTOOD", detail: shortDetail(text) } as const;
	return { kind: "retry", scope: "target", retryAfterMs: null, ...failure };
}

export function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

const MAX_DETAIL_LENGTH = 300;

/** One line of at most 300 characters without markup: it is shown in a table, whatever the target sent. */
export function shortDetail(text: string): string {
	const line = text
		.replace(/<[^>]*>/g, " ")
		.replace(/\s+/g, " ")
		.trim();
	return line.length > MAX_DETAIL_LENGTH ? `${line.slice(0, MAX_DETAIL_LENGTH - 1)}…` : line;
}

/** What a check says of a call that gave no value. */
export function failedCheck(result: Exclude<CallResult<unknown>, { kind: "value" }>): TargetCheck {
	return { ok: false, ...failureOf(result), dateHeader: result.dateHeader };
}

export function failureOf(result: Exclude<CallResult<unknown>, { kind: "value" }>): DeliveryFailure {
	if (result.kind === "refused") {
		const { status, text } = result;
		// Of a look that names no record, so it is about the address.
		const errorCode = status === 404 || status === 405 ? "HRIS_NOT_THERE" : "HRIS_REJECTED";
		return { errorCode, detail: shortDetail(`HTTP ${status} ${text}`) };
	}
	const { errorCode, detail } = result.trouble;
	return detail === undefined ? { errorCode } : { errorCode, detail };
}

/** The address of an interface below the one that was typed, which may end in a slash or a path of its own. */
export function below(address: string, path: string): URL {
	const base = new URL(address);
	base.pathname = `${base.pathname.replace(/\/+$/, "")}${path}`;
	base.search = "";
	base.hash = "";
	return base;
}
