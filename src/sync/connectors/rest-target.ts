// Any HRIS with an HTTP interface: address, headers and body as templates, its answers by a mapping. No code needed.
import { z } from "zod";
import type {
	AbortSignalLike,
	BatchOutcome,
	Delivery,
	DeliveryOutcome,
	PullOutcome,
	TargetCheck,
} from "../../core/ports/hris-target.ts";
import { batchIdOf, forAll, MAX_BATCH_ANSWER_BYTES } from "./batch-answer.ts";
import { createConnector } from "./connector.ts";
import { classifyFailure } from "./delivery-answer.ts";
import { createSend } from "./http-request.ts";
import { correctByHand, type PunchRecord, readPunch } from "./punch-record.ts";
import { createBatchJudge, createJudge } from "./rest-answers.ts";
import { parseHeaders, RECORDS_PLACEHOLDER, restSettingsSchema, SECRET_PLACEHOLDER } from "./rest-settings.ts";
import { emptyValues, toEmployee, valuesOf } from "./rest-values.ts";
import { hostOf, tokenField } from "./setting-schemas.ts";
import { callJson, failureOf, parseJson } from "./target-call.ts";
import { fill, fillJson, placeholdersOf, putInJson, type Values, valueAt } from "./template.ts";

const CONCURRENCY = 4;
const MAX_LIST_BYTES = 16 * 1024 * 1024;

export const restConnector = createConnector({
	settings: restSettingsSchema,
	secrets: z.strictObject({ secret: tokenField.optional() }),
	placeOf: ({ url }) => hostOf(url.replace(/\{\{[^{}]*\}\}/g, "x")),
	open(settings, { secret = "" }, deps) {
		const send = createSend(deps);
		const judge = createJudge(settings);
		const judgeBatch = createBatchJudge(settings);
		/** A template without them would book a correction as one more punch. */
		const tellsCorrections = placeholdersOf(`${settings.url} ${settings.body}`).some((name) =>
			["corrects", "type"].includes(name),
		);
		const headerLines = parseHeaders(settings.headers) ?? [];
		const withSecret = (values: Values): Values => ({ ...values, [SECRET_PLACEHOLDER]: secret });

		function headersFor(values: Values, isJson: boolean): Record<string, string> {
			const given = headerLines.map(([name, value]) => [name.toLowerCase(), fill(value, withSecret(values), oneLine)]);
			return {
				accept: "application/json",
				"content-type": isJson ? "application/json" : "application/x-www-form-urlencoded",
				...Object.fromEntries(given),
			};
		}

		const isUntold = (punch: PunchRecord) => punch.corrects !== null && !tellsCorrections;

		async function deliver(delivery: Delivery, signal: AbortSignalLike): Promise<DeliveryOutcome> {
			const punch = readPunch(delivery);
			if (isUntold(punch)) return correctByHand(punch);
			const values = valuesOf(punch, delivery, settings);
			const isJson = settings.format === "json";
			const request = {
				method: settings.method,
				url: new URL(fill(settings.url, withSecret(values), encodeURIComponent)),
				headers: { "idempotency-key": `"${delivery.eventId}"`, ...headersFor(values, isJson) },
				body: isJson
					? JSON.stringify(fillJson(parseJson(settings.body), values))
					: fill(settings.body, values, encodeURIComponent),
				signal,
			};
			try {
				return judge(await send(request));
			} catch (error) {
				return classifyFailure(error);
			}
		}

		/** Checked when it was saved: neither the address nor the headers of a batch name a punch's values. */
		async function sendTogether(
			deliveries: readonly Delivery[],
			signal: AbortSignalLike,
		): Promise<readonly BatchOutcome[]> {
			const template = parseJson(settings.body);
			const records = deliveries.map((delivery) =>
				fillJson(template, valuesOf(readPunch(delivery), delivery, settings)),
			);
			const values = emptyValues(settings);
			const request = {
				method: settings.method,
				url: new URL(fill(settings.batchUrl || settings.url, withSecret(values), encodeURIComponent)),
				headers: { "idempotency-key": `"${batchIdOf(deliveries)}"`, ...headersFor(values, true) },
				body: JSON.stringify(putInJson(parseJson(settings.batchBody), RECORDS_PLACEHOLDER, records)),
				signal,
				maxAnswerBytes: MAX_BATCH_ANSWER_BYTES,
			};
			try {
				return judgeBatch(deliveries, await send(request));
			} catch (error) {
				return forAll(deliveries, classifyFailure(error));
			}
		}

		async function deliverBatch(
			deliveries: readonly Delivery[],
			signal: AbortSignalLike,
		): Promise<readonly BatchOutcome[]> {
			const told = deliveries.filter((delivery) => !isUntold(readPunch(delivery)));
			const outcomes = told.length === 0 ? [] : await sendTogether(told, signal);
			const byId = new Map(told.map(({ eventId }, index) => [eventId, outcomes[index]]));
			return deliveries.map((delivery) => byId.get(delivery.eventId) ?? correctByHand(readPunch(delivery)));
		}

		/** Without a punch there is nothing to send: whether somebody answers at the address, and whether the list is given. */
		async function check(): Promise<TargetCheck> {
			if (settings.listUrl !== "") {
				const pulled = await pull();
				if (!pulled.ok) return { ...pulled, dateHeader: null };
				return { ok: true, isLetIn: true, detail: `${pulled.employees.length} employees`, dateHeader: null };
			}
			try {
				const url = new URL(new URL(settings.url.replace(/\{\{[^{}]*\}\}/g, "x")).origin);
				const { status, dateHeader } = await send({ method: "HEAD", url });
				return { ok: true, isLetIn: false, detail: `HTTP ${status}`, dateHeader };
			} catch (error) {
				const { errorCode, detail } = classifyFailure(error);
				return { ok: false, errorCode, ...(detail !== undefined && { detail }), dateHeader: null };
			}
		}

		async function pull(): Promise<PullOutcome> {
			const { listUrl, listPath } = settings;
			const headers = headersFor(emptyValues(settings), true);
			const request = { method: "GET", url: new URL(listUrl), headers, maxAnswerBytes: MAX_LIST_BYTES };
			const result = await callJson(send, { request, answer: z.unknown() });
			if (result.kind !== "value") return { ok: false, ...failureOf(result) };
			const rows = z.array(z.unknown()).safeParse(valueAt(result.value, listPath));
			if (!rows.success) return { ok: false, errorCode: "ANSWER_NOT_UNDERSTOOD", detail: listPath || "[]" };
			return { ok: true, employees: rows.data.flatMap((row) => toEmployee(row, settings)) };
		}

		const { batchSize } = settings;
		return {
			concurrency: CONCURRENCY,
			deliver,
			...(batchSize > 1 && { batch: { size: batchSize, deliver: deliverBatch } }),
			check,
			...(settings.listUrl !== "" && { pull }),
		};
	},
});

/** A line break in a header would be another header. */
function oneLine(value: string): string {
	return value.replace(/[^\x20-\x7e]/g, "");
}
