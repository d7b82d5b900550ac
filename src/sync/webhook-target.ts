// Delivers events as signed webhooks: Standard Webhooks 1.0 headers around a CloudEvents 1.0 JSON body.
import { AppError } from "../core/domain/errors.ts";
import type { Clock } from "../core/ports/environment.ts";
import type { AbortSignalLike, Delivery, DeliveryOutcome, HrisTarget } from "../core/ports/hris-target.ts";
import { classifyAnswer, classifyFailure, parseRetryAfterMs } from "./delivery-answer.ts";
import { decodeWebhookSecret, signWebhook } from "./webhook-signature.ts";

/** Standard Webhooks asks senders for 15 to 30 s. */
const DEFAULT_TIMEOUT_MS = 15_000;

export interface WebhookTargetOptions {
	readonly url: string;
	/** `whsec_` + base64. */
	readonly secret: string;
	readonly timeoutMs?: number;
	readonly clock: Pick<Clock, "nowMs">;
}

/** @throws AppError HRIS_ADDRESS_INVALID or CONFIG_INVALID when address or secret cannot be used at all. */
export function createWebhookTarget(options: WebhookTargetOptions): HrisTarget {
	const { clock, timeoutMs = DEFAULT_TIMEOUT_MS } = options;
	const url = parseUrl(options.url);
	const key = parseSecret(options.secret);

	function headersFor(delivery: Delivery): Record<string, string> {
		const timestampSeconds = Math.floor(clock.nowMs() / 1000);
		return {
			"content-type": "application/cloudevents+json",
			"webhook-id": delivery.eventId,
			"webhook-timestamp": String(timestampSeconds),
			"webhook-signature": signWebhook(key, {
				id: delivery.eventId,
				timestampSeconds,
				body: delivery.bodyJson,
			}),
			// A structured-field string, so in quotes: draft-ietf-httpapi-idempotency-key-header-07.
			"idempotency-key": `"${delivery.eventId}"`,
		};
	}

	async function deliver(delivery: Delivery, signal: AbortSignalLike): Promise<DeliveryOutcome> {
		const timeout = AbortSignal.timeout(timeoutMs);
		try {
			const response = await fetch(url, {
				method: "POST",
				headers: headersFor(delivery),
				body: delivery.bodyJson,
				// A redirect would carry the signed event to a place that nobody has configured.
				redirect: "manual",
				signal: signal instanceof AbortSignal ? AbortSignal.any([signal, timeout]) : timeout,
			});
			const outcome = classifyAnswer(
				response.status,
				parseRetryAfterMs(response.headers.get("retry-after"), clock.nowMs()),
			);
			// The status was the answer; a body that never ends must not hold the connection.
			await response.body?.cancel().catch(() => undefined);
			return outcome;
		} catch (error) {
			return classifyFailure(error);
		}
	}

	return { name: "webhook", deliver };
}

function parseUrl(value: string): URL {
	const url = URL.canParse(value) ? new URL(value) : null;
	if (url?.protocol !== "https:" && url?.protocol !== "http:") throw new AppError("HRIS_ADDRESS_INVALID");
	// fetch refuses credentials in an address, and they would end up in logs.
	if (url.username !== "" || url.password !== "") throw new AppError("HRIS_ADDRESS_INVALID");
	return url;
}

function parseSecret(secret: string): Uint8Array {
	const key = decodeWebhookSecret(secret);
	if (key === null) throw new AppError("CONFIG_INVALID", { field: "hrisSecret" });
	return key;
}
