// What an HRIS in good health does with a signed event: verifies, parses, takes each id once.
import type { IncomingMessage } from "node:http";
import { z } from "zod";
import { BATCH_CONTENT_TYPE } from "../connectors/webhook-batch.ts";
import { hasValidSignature } from "../connectors/webhook-signature.ts";
import {
	type Ledger,
	type ReceivedCheckpoint,
	type ReceivedEvent,
	receivedCheckpointSchema,
	receivedEventSchema,
} from "./stand-in-ledger.ts";

const MAX_BODY_BYTES = 256 * 1024;

const receivedSchema = z.union([receivedEventSchema, receivedCheckpointSchema]);
type Received = ReceivedEvent | ReceivedCheckpoint;

export interface ReceiverOptions {
	readonly key: Uint8Array;
	readonly ledger: Ledger;
	/** By id; in memory, whatever the ledger does. */
	readonly checkpoints: Map<string, ReceivedCheckpoint>;
	readonly toleranceSeconds: number;
	readonly duplicateStatus: 200 | 409;
	readonly nowMs: () => number;
}

export interface Receiver {
	/** Takes one event in and gives its HTTP status. */
	one(headers: WebhookHeaders, body: string): number;
	/**
	 * Takes several in, each for itself, and gives an answer for each; a number refuses them all.
	 * @param refusalOf what else is wrong with an event, as a status; null when nothing is
	 */
	several(
		headers: WebhookHeaders,
		body: string,
		refusalOf: (eventId: string) => number | null,
	): number | readonly { readonly id: string; readonly status: number }[];
}

export function createReceiver(options: ReceiverOptions): Receiver {
	const { key, ledger, checkpoints, toleranceSeconds, duplicateStatus, nowMs } = options;

	/** null when the sender is who it says, and has said all that is needed. */
	function refusal(headers: WebhookHeaders, body: string, contentType: string): number | null {
		const timestampSeconds = Number(headers.timestamp);
		const ageSeconds = Math.abs(nowMs() / 1000 - timestampSeconds);
		// Written so that a timestamp that is no number is refused too.
		if (!(ageSeconds <= toleranceSeconds)) return 401;
		if (!hasValidSignature(key, headers.signature, { id: headers.id, timestampSeconds, body })) return 401;
		if (headers.idempotencyKey !== `"${headers.id}"`) return 400;
		return headers.contentType === contentType ? null : 415;
	}

	function accept(event: Received): number {
		if (!("employee_id" in event.data)) return keep(receivedCheckpointSchema.parse(event));
		return ledger.accept(receivedEventSchema.parse(event), nowMs()) ? 201 : duplicateStatus;
	}

	function keep(checkpoint: ReceivedCheckpoint): number {
		if (checkpoints.has(checkpoint.id)) return duplicateStatus;
		checkpoints.set(checkpoint.id, checkpoint);
		return 201;
	}

	return {
		one(headers, body) {
			const refused = refusal(headers, body, "application/cloudevents+json");
			if (refused !== null) return refused;
			const event = receivedSchema.safeParse(parseJson(body));
			return event.success && event.data.id === headers.id ? accept(event.data) : 422;
		},
		several(headers, body, refusalOf) {
			const refused = refusal(headers, body, BATCH_CONTENT_TYPE);
			if (refused !== null) return refused;
			const events = z.array(receivedSchema).safeParse(parseJson(body));
			if (!events.success) return 422;
			return events.data.map((event) => ({ id: event.id, status: refusalOf(event.id) ?? accept(event) }));
		},
	};
}

export interface WebhookHeaders {
	readonly id: string;
	readonly timestamp: string;
	readonly signature: string;
	readonly idempotencyKey: string;
	readonly contentType: string;
}

export function readHeaders({ headers }: IncomingMessage): WebhookHeaders {
	const text = (name: string) => String(headers[name] ?? "");
	return {
		id: text("webhook-id"),
		timestamp: text("webhook-timestamp"),
		signature: text("webhook-signature"),
		idempotencyKey: text("idempotency-key"),
		contentType: text("content-type"),
	};
}

/** null when it is larger than an event can be. */
export async function readBody(request: IncomingMessage): Promise<string | null> {
	const chunks: Buffer[] = [];
	let size = 0;
	for await (const chunk of request) {
		const bytes = Buffer.from(chunk);
		size += bytes.length;
		if (size > MAX_BODY_BYTES) return null;
		chunks.push(bytes);
	}
	return Buffer.concat(chunks).toString("utf8");
}

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return null;
	}
}
