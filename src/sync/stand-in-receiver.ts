// What an HRIS in good health does with a signed event: verifies, parses, takes each id once.
import type { IncomingMessage } from "node:http";
import { type Ledger, receivedEventSchema } from "./stand-in-ledger.ts";
import { hasValidSignature } from "./webhook-signature.ts";

const MAX_BODY_BYTES = 64 * 1024;

export interface ReceiverOptions {
	readonly key: Uint8Array;
	readonly ledger: Ledger;
	readonly toleranceSeconds: number;
	readonly duplicateStatus: 200 | 409;
	readonly nowMs: () => number;
}

/** Returns what takes one event in and gives its HTTP status. */
export function createReceiver(options: ReceiverOptions): (headers: WebhookHeaders, body: string) => number {
	const { key, ledger, toleranceSeconds, duplicateStatus, nowMs } = options;
	return (headers, body) => {
		const timestampSeconds = Number(headers.timestamp);
		const ageSeconds = Math.abs(nowMs() / 1000 - timestampSeconds);
		// Written so that a timestamp that is no number is refused too.
		if (!(ageSeconds <= toleranceSeconds)) return 401;
		if (!hasValidSignature(key, headers.signature, { id: headers.id, timestampSeconds, body })) return 401;
		if (headers.idempotencyKey !== `"${headers.id}"`) return 400;
		if (headers.contentType !== "application/cloudevents+json") return 415;
		const event = receivedEventSchema.safeParse(parseJson(body));
		if (!event.success || event.data.id !== headers.id) return 422;
		return ledger.accept(event.data, nowMs()) ? 201 : duplicateStatus;
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
