// Several events in one webhook: CloudEvents batch content mode, and an answer for each of them.
// https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/formats/json-format.md#4-json-batch-format
import { z } from "zod";
import type { BatchOutcome, Delivery } from "../../core/ports/hris-target.ts";
import { alone, forAll } from "./batch-answer.ts";
import { classifyStatus } from "./delivery-answer.ts";
import type { HttpAnswer } from "./http-request.ts";
import { parseJson, shortDetail } from "./target-call.ts";

export const BATCH_CONTENT_TYPE = "application/cloudevents-batch+json";

const recordAnswer = z.object({ id: z.string(), status: z.int(), message: z.string().optional() });
type RecordAnswer = z.output<typeof recordAnswer>;
const list = z.array(z.unknown());
const answerSchema = z.union([list, z.object({ results: list }).transform(({ results }) => results)]);

/** The stored bodies as they are: what was signed for one is what is sent of it in a batch. */
export function batchBody(deliveries: readonly Delivery[]): string {
	return `[${deliveries.map(({ bodyJson }) => bodyJson).join(",")}]`;
}

/**
 * What a 2xx lists, by event; null without a list. An entry that cannot be read says nothing of its event, and neither
 * does anything in an answer that begins as JSON and is cut off: "taken" is never read into a list that may say "refused".
 */
function readList(text: string): ReadonlyMap<string, RecordAnswer> | null {
	const json = parseJson(text);
	if (json === undefined) return /^\s*[[{]/.test(text) ? new Map() : null;
	const answers = answerSchema.safeParse(json);
	if (!answers.success) return null;
	const entries = answers.data.map((entry) => recordAnswer.safeParse(entry));
	return new Map(entries.flatMap(({ data }) => (data === undefined ? [] : [[data.id, data]])));
}

/**
 * A 2xx without a list says that all were taken, but for 207, which promises one. An event that a list leaves out, and
 * every event of a batch that is refused as a whole, is sent again by itself.
 */
export function judgeBatch(deliveries: readonly Delivery[], answer: HttpAnswer): readonly BatchOutcome[] {
	const { status, text, retryAfterMs } = answer;
	if (status < 200 || status >= 300) {
		const outcome = classifyStatus(status, retryAfterMs);
		return forAll(deliveries, outcome ?? { kind: "dead", errorCode: "HRIS_REJECTED", detail: `HTTP ${status}` });
	}
	const byId = readList(text);
	if (byId === null && status !== 207) return forAll(deliveries, { kind: "delivered" });
	return deliveries.map(({ eventId }) => {
		const one = byId?.get(eventId);
		return one === undefined
			? alone({ errorCode: "ANSWER_NOT_UNDERSTOOD", detail: `HTTP ${status}` })
			: judgeRecord(one);
	});
}

/**
 * The status of one event is about that event: a 404 in a list stops nobody else. What would be about all of us (401, a
 * redirect) is asked again with the event by itself: nothing is given up for an answer that is no answer to it.
 */
function judgeRecord({ status, message = "" }: RecordAnswer): BatchOutcome {
	if ((status >= 200 && status < 300) || status === 409) return { kind: "delivered" };
	const detail = shortDetail(`${status} ${message}`);
	const outcome = classifyStatus(status, null);
	if (outcome?.kind === "retry") return { ...outcome, scope: "record", detail };
	if (outcome?.kind === "pause") return alone({ errorCode: outcome.errorCode, detail });
	return { kind: "dead", errorCode: "HRIS_REJECTED", detail };
}
