// Delivers events as signed webhooks: Standard Webhooks 1.0 headers around a CloudEvents 1.0 JSON body.
import { z } from "zod";
import { parseWebhookSecret } from "../../core/domain/delivery/webhook-secret.ts";
import type {
	AbortSignalLike,
	BatchOutcome,
	Delivery,
	DeliveryOutcome,
	TargetCheck,
} from "../../core/ports/hris-target.ts";
import { batchIdOf, forAll, MAX_BATCH_ANSWER_BYTES } from "./batch-answer.ts";
import { createConnector } from "./connector.ts";
import { classifyAnswer, classifyFailure } from "./delivery-answer.ts";
import { createSend } from "./http-request.ts";
import { addressField, batchSizeField, hostOf } from "./setting-schemas.ts";
import { BATCH_CONTENT_TYPE, batchBody, judgeBatch } from "./webhook-batch.ts";
import { decodeWebhookSecret, signWebhook } from "./webhook-signature.ts";

/** The status is the answer; the body is not read. */
const ANSWER_BYTES = 1;
const CONCURRENCY = 4;

const secretField = z.string().transform((text, context) => {
	const secret = parseWebhookSecret(text);
	const key = secret === null ? null : decodeWebhookSecret(secret);
	if (key !== null) return key;
	context.addIssue({ code: "custom", message: "not whsec_ and base64 of 24 to 64 bytes" });
	return z.NEVER;
});

export const webhookConnector = createConnector({
	/** A receiver has to know batches before it is sent any, so they are asked for. */
	settings: z.strictObject({ url: addressField, batchSize: batchSizeField }),
	/** Both sign while there are two, so that the receiver can change over at any moment. */
	secrets: z.strictObject({ secret: secretField, previousSecret: secretField.optional() }),
	placeOf: ({ url }) => hostOf(url),
	open(settings, { secret, previousSecret }, deps) {
		const send = createSend(deps);
		const url = new URL(settings.url);
		const keys = previousSecret === undefined ? [secret] : [secret, previousSecret];

		function headersFor(id: string, body: string, contentType: string): Record<string, string> {
			const timestampSeconds = Math.floor(deps.clock.nowMs() / 1000);
			const content = { id, timestampSeconds, body };
			return {
				"content-type": contentType,
				"webhook-id": id,
				"webhook-timestamp": String(timestampSeconds),
				"webhook-signature": keys.map((key) => signWebhook(key, content)).join(" "),
				// A structured-field string, so in quotes: draft-ietf-httpapi-idempotency-key-header-07.
				"idempotency-key": `"${id}"`,
			};
		}

		async function deliver(delivery: Delivery, signal?: AbortSignalLike): Promise<DeliveryOutcome> {
			const headers = headersFor(delivery.eventId, delivery.bodyJson, "application/cloudevents+json");
			const request = { method: "POST", url, headers, body: delivery.bodyJson, maxAnswerBytes: ANSWER_BYTES };
			try {
				const { status, retryAfterMs } = await send(signal ? { ...request, signal } : request);
				return classifyAnswer(status, retryAfterMs);
			} catch (error) {
				return classifyFailure(error);
			}
		}

		async function deliverBatch(
			deliveries: readonly Delivery[],
			signal: AbortSignalLike,
		): Promise<readonly BatchOutcome[]> {
			const body = batchBody(deliveries);
			const headers = headersFor(batchIdOf(deliveries), body, BATCH_CONTENT_TYPE);
			const request = { method: "POST", url, headers, body, signal, maxAnswerBytes: MAX_BATCH_ANSWER_BYTES };
			try {
				return judgeBatch(deliveries, await send(request));
			} catch (error) {
				return forAll(deliveries, classifyFailure(error));
			}
		}

		/** Any answer counts: what a receiver says to an unsigned request is its own affair. */
		async function check(): Promise<TargetCheck> {
			try {
				const { status, dateHeader } = await send({ method: "HEAD", url });
				return { ok: true, isLetIn: false, detail: `HTTP ${status}`, dateHeader };
			} catch (error) {
				const { errorCode, detail } = classifyFailure(error);
				return { ok: false, errorCode, ...(detail !== undefined && { detail }), dateHeader: null };
			}
		}

		// A signed event like any other: whoever keeps nothing of a face answers that it was taken, and is right.
		const eraseBiometrics = (request: Delivery) => deliver(request);
		const target = { concurrency: CONCURRENCY, deliver, check, eraseBiometrics };
		return settings.batchSize > 1 ? { ...target, batch: { size: settings.batchSize, deliver: deliverBatch } } : target;
	},
});
