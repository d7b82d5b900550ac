// What answers of a generic HTTP target mean, by the mapping in its settings.
import type { BatchOutcome, Delivery, DeliveryOutcome } from "../../core/ports/hris-target.ts";
import { alone, forAll } from "./batch-answer.ts";
import { classifyStatus, refusedBy } from "./delivery-answer.ts";
import type { HttpAnswer } from "./http-request.ts";
import { parseStatuses, type RestSettings } from "./rest-settings.ts";
import { parseJson, shortDetail } from "./target-call.ts";
import { valueAt } from "./template.ts";

export function createJudge(settings: RestSettings): (answer: HttpAnswer) => DeliveryOutcome {
	const isDelivered = parseStatuses(settings.deliveredStatuses) ?? (() => false);
	const isDuplicate = parseStatuses(settings.duplicateStatuses) ?? (() => false);
	const { duplicateText, resultPath, resultValue, messagePath } = settings;

	function wordsOf({ status, text }: HttpAnswer): string {
		const message = messagePath === "" ? undefined : valueAt(parseJson(text), messagePath);
		return shortDetail(`HTTP ${status} ${typeof message === "string" ? message : text}`);
	}

	/** A status that says delivered, and an answer that may say otherwise. */
	function byAnswer(answer: HttpAnswer): DeliveryOutcome {
		if (resultPath === "") return { kind: "delivered" };
		const result = valueAt(parseJson(answer.text), resultPath);
		if (result === undefined) {
			// Not what was agreed on: somebody else's page. Nobody knows whether it arrived.
			const failure = { errorCode: "ANSWER_NOT_UNDERSTOOD", detail: shortDetail(answer.text) } as const;
			return { kind: "retry", scope: "target", retryAfterMs: answer.retryAfterMs, ...failure };
		}
		if (String(result) === resultValue) return { kind: "delivered" };
		return { kind: "dead", errorCode: "HRIS_REJECTED", detail: wordsOf(answer) };
	}

	return (answer) => {
		const { status, text, retryAfterMs } = answer;
		if (isDuplicate(status) || (duplicateText !== "" && text.includes(duplicateText))) return { kind: "delivered" };
		if (isDelivered(status)) return byAnswer(answer);
		return classifyStatus(status, retryAfterMs) ?? refusedBy(status, wordsOf(answer));
	};
}

export type JudgeBatch = (deliveries: readonly Delivery[], answer: HttpAnswer) => readonly BatchOutcome[];

/**
 * A list of answers is read as the answers to single records are, each by the id in it or by its place. Without a list
 * the answer speaks for all, when it says that all were taken; "known already" never does.
 */
export function createBatchJudge(settings: RestSettings): JudgeBatch {
	const judgeWhole = createJudge({ ...settings, duplicateStatuses: "", duplicateText: "" });
	const judgeRecord = createJudge({ ...settings, deliveredStatuses: "200", duplicateStatuses: "" });
	const { batchAnswerPath, batchIdField } = settings;

	function toOutcome(record: unknown): BatchOutcome {
		const outcome = judgeRecord({ status: 200, text: JSON.stringify(record), retryAfterMs: null, dateHeader: null });
		return outcome.kind === "delivered" || outcome.kind === "dead" ? outcome : alone(outcome);
	}

	function readList(deliveries: readonly Delivery[], text: string): readonly unknown[] | null {
		const records = batchAnswerPath === "" ? undefined : valueAt(parseJson(text), batchAnswerPath);
		if (!Array.isArray(records)) return null;
		if (batchIdField === "") return records.length === deliveries.length ? records : null;
		const byId = new Map(records.map((record) => [String(valueAt(record, batchIdField)), record]));
		return deliveries.map(({ eventId }) => byId.get(eventId));
	}

	return (deliveries, answer) => {
		const { status, text, retryAfterMs } = answer;
		const list = readList(deliveries, text);
		const missing = alone({ errorCode: "ANSWER_NOT_UNDERSTOOD", detail: shortDetail(text) });
		if (list !== null) return list.map((record) => (record === undefined ? missing : toOutcome(record)));
		const isPromised = batchAnswerPath !== "" && status >= 200 && status < 300;
		if (isPromised) return deliveries.map(() => missing);
		return forAll(deliveries, classifyStatus(status, retryAfterMs) ?? judgeWhole(answer));
	};
}
