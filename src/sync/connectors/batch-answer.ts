// What an answer to several records at once means for each of them.
import { createHash } from "node:crypto";
import type { DeliveryFailure } from "../../core/domain/delivery/delivery-code.ts";
import type { BatchOutcome, Delivery, DeliveryOutcome } from "../../core/ports/hris-target.ts";

export type Alone = Extract<BatchOutcome, { kind: "alone" }>;

/** A hundred answers, each with what was sent and a page of text; a list that is cut off tells nothing of anybody. */
export const MAX_BATCH_ANSWER_BYTES = 2 * 1024 * 1024;

/** The record is to be sent again by itself, for the same reason. */
export function alone({ errorCode, detail }: DeliveryFailure): Alone {
	return { kind: "alone", errorCode, ...(detail !== undefined && { detail }) };
}

/**
 * One answer for all. What speaks for the target (nobody there, busy, refuses us) or says that all were taken holds for
 * each. Anything else is about one of them, and nobody can say which: each is sent by itself then.
 */
export function forAll(deliveries: readonly Delivery[], outcome: DeliveryOutcome): readonly BatchOutcome[] {
	const holdsForEach =
		outcome.kind === "delivered" ||
		outcome.kind === "pause" ||
		(outcome.kind === "retry" && outcome.scope === "target" && outcome.errorCode !== "ANSWER_NOT_UNDERSTOOD");
	const each: BatchOutcome = holdsForEach ? outcome : alone(outcome);
	return deliveries.map(() => each);
}

/** The same for the same records in the same order, whenever they are sent: a key against doubles for the batch. */
export function batchIdOf(deliveries: readonly Delivery[]): string {
	const ids = deliveries.map(({ eventId }) => eventId).join("\n");
	return `batch_${createHash("sha256").update(ids).digest("hex").slice(0, 40)}`;
}
