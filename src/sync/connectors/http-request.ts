// One HTTP request to a target: bounded in time and size, never redirected, with its answer as text.
import type { Clock, ServerDateListener } from "../../core/ports/environment.ts";
import type { AbortSignalLike } from "../../core/ports/hris-target.ts";
import { parseRetryAfterMs } from "./delivery-answer.ts";

/** Standard Webhooks asks senders for 15 to 30 s. */
const DEFAULT_TIMEOUT_MS = 15_000;
/** Longer answers are cut: nothing that is read from one is that long. */
const DEFAULT_MAX_ANSWER_BYTES = 64 * 1024;

export interface HttpRequest {
	readonly method: string;
	readonly url: URL;
	readonly headers?: Readonly<Record<string, string>>;
	readonly body?: string;
	readonly signal?: AbortSignalLike;
	readonly maxAnswerBytes?: number;
}

export interface HttpAnswer {
	readonly status: number;
	readonly text: string;
	readonly retryAfterMs: number | null;
	readonly dateHeader: string | null;
}

export interface HttpOptions {
	readonly clock: Pick<Clock, "nowMs">;
	/** Hears the date of every answer. */
	readonly serverDate?: ServerDateListener;
	readonly timeoutMs?: number;
}

/** Rejects when nobody answered; `classifyFailure` says what that was. */
export type Send = (request: HttpRequest) => Promise<HttpAnswer>;

export function createSend({ clock, serverDate, timeoutMs = DEFAULT_TIMEOUT_MS }: HttpOptions): Send {
	return async ({ method, url, headers = {}, body, signal, maxAnswerBytes = DEFAULT_MAX_ANSWER_BYTES }) => {
		const timeout = AbortSignal.timeout(timeoutMs);
		const startedMs = performance.now();
		const response = await fetch(url, {
			method,
			headers,
			...(body !== undefined && { body }),
			// A redirect would carry the event to a place that nobody has configured.
			redirect: "manual",
			signal: signal instanceof AbortSignal ? AbortSignal.any([signal, timeout]) : timeout,
		});
		const dateHeader = response.headers.get("date");
		const dateMs = Date.parse(dateHeader ?? "");
		if (Number.isFinite(dateMs)) serverDate?.onServerDate(dateMs, performance.now() - startedMs);
		return {
			status: response.status,
			text: await readText(response, maxAnswerBytes),
			retryAfterMs: parseRetryAfterMs(response.headers.get("retry-after"), clock.nowMs()),
			dateHeader,
		};
	};
}

/** At most so many bytes: an answer that never ends must not hold the connection or the memory. */
async function readText(response: Response, maxBytes: number): Promise<string> {
	if (response.body === null) return "";
	const chunks: Uint8Array[] = [];
	let size = 0;
	const reader = response.body.getReader();
	for (;;) {
		const { done, value } = await reader.read();
		if (done) break;
		chunks.push(value);
		size += value.length;
		if (size >= maxBytes) {
			await reader.cancel().catch(() => undefined);
			break;
		}
	}
	return Buffer.concat(chunks).subarray(0, maxBytes).toString("utf8");
}
