// Any HRIS with an HTTP interface: address, headers and body as templates, its answers by a mapping. No code needed.
import { z } from "zod";
import type {
	AbortSignalLike,
	Delivery,
	DeliveryOutcome,
	PulledEmployee,
	PullOutcome,
	TargetCheck,
} from "../core/ports/hris-target.ts";
import { createConnector } from "./connector.ts";
import { classifyFailure, classifyStatus } from "./delivery-answer.ts";
import { createSend, type HttpAnswer } from "./http-request.ts";
import { correctByHand, type PunchRecord, readPunch, wallTimeIn } from "./punch-record.ts";
import {
	parseHeaders,
	parseStatuses,
	type RestSettings,
	restSettingsSchema,
	SECRET_PLACEHOLDER,
} from "./rest-settings.ts";
import { hostOf, tokenField } from "./setting-schemas.ts";
import { callJson, failureOf, parseJson, shortDetail } from "./target-call.ts";
import { fill, fillJson, placeholdersOf, type Values, valueAt } from "./template.ts";

const CONCURRENCY = 4;
const MAX_LIST_BYTES = 16 * 1024 * 1024;

export const restConnector = createConnector({
	settings: restSettingsSchema,
	secrets: z.strictObject({ secret: tokenField.optional() }),
	placeOf: ({ url }) => hostOf(url.replace(/\{\{[^{}]*\}\}/g, "x")),
	open(settings, { secret = "" }, deps) {
		const send = createSend(deps);
		const judge = createJudge(settings);
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

		async function deliver(delivery: Delivery, signal: AbortSignalLike): Promise<DeliveryOutcome> {
			const punch = readPunch(delivery);
			if (punch.corrects !== null && !tellsCorrections) return correctByHand(punch);
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

		/** Without a punch there is nothing to send: whether somebody answers at the address, and whether the list is given. */
		async function check(): Promise<TargetCheck> {
			if (settings.listUrl !== "") {
				const pulled = await pull();
				if (!pulled.ok) return { ...pulled, dateHeader: null };
				return { ok: true, detail: `${pulled.employees.length} employees`, dateHeader: null };
			}
			try {
				const url = new URL(new URL(settings.url.replace(/\{\{[^{}]*\}\}/g, "x")).origin);
				const { status, dateHeader } = await send({ method: "HEAD", url });
				return { ok: true, detail: `HTTP ${status}`, dateHeader };
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

		const target = { concurrency: CONCURRENCY, deliver, check };
		return settings.listUrl === "" ? target : { ...target, pull };
	},
});

/** A line break in a header would be another header. */
function oneLine(value: string): string {
	return value.replace(/[^\x20-\x7e]/g, "");
}

function valuesOf(punch: PunchRecord, { externalId }: Delivery, { inValue, outValue }: RestSettings): Values {
	const { date, time } = wallTimeIn(punch.timeZone, punch.occurredAtMs);
	const word = punch.direction === "IN" ? inValue : outValue;
	return {
		event_id: punch.eventId,
		employee_id: punch.employeeId,
		external_id: externalId ?? punch.employeeId,
		direction: word || punch.direction,
		occurred_at: punch.occurredAt,
		utc: new Date(punch.occurredAtMs).toISOString(),
		local_date: date,
		local_time: time,
		unix: String(Math.floor(punch.occurredAtMs / 1000)),
		unix_ms: String(punch.occurredAtMs),
		tz: punch.timeZone,
		kiosk_id: punch.kioskId,
		kiosk_seq: String(punch.kioskSeq),
		method: punch.method,
		confidence: punch.confidence ?? "",
		clock_state: punch.clockState,
		type: punch.type,
		corrects: punch.corrects ?? "",
	};
}

/** Of the list's request: headers may name a punch's values, which there are none of. */
function emptyValues(settings: RestSettings): Values {
	const nobody: PunchRecord = {
		eventId: "",
		kioskId: "",
		employeeId: "",
		direction: "IN",
		occurredAtMs: 0,
		occurredAt: "",
		timeZone: "UTC",
		kioskSeq: 0,
		method: "",
		confidence: null,
		clockState: "",
		type: "",
		corrects: null,
	};
	return valuesOf(nobody, { eventId: "", bodyJson: "", externalId: null }, settings);
}

function toEmployee(row: unknown, settings: RestSettings): PulledEmployee[] {
	const read = (path: string) => {
		const value = path === "" ? undefined : valueAt(row, path);
		return typeof value === "string" || typeof value === "number" ? String(value).trim() : "";
	};
	const employeeId = read(settings.listIdField);
	if (employeeId === "") return [];
	const externalId = read(settings.listExternalIdField) || employeeId;
	const active = settings.listActiveField === "" ? true : valueAt(row, settings.listActiveField);
	return [{ employeeId, externalId, name: read(settings.listNameField) || employeeId, isActive: meansYes(active) }];
}

/** What systems say for "works here". */
function meansYes(value: unknown): boolean {
	if (typeof value === "string") return /^(1|y|yes|true|active|aktif)$/i.test(value.trim());
	return value === true || value === 1;
}

function createJudge(settings: RestSettings): (answer: HttpAnswer) => DeliveryOutcome {
	const isDelivered = parseStatuses(settings.deliveredStatuses) ?? (() => false);
	const isDuplicate = parseStatuses(settings.duplicateStatuses) ?? (() => false);
	const { duplicateText, resultPath, resultValue, messagePath } = settings;

	function refused({ status, text }: HttpAnswer): DeliveryOutcome {
		const message = messagePath === "" ? undefined : valueAt(parseJson(text), messagePath);
		const words = typeof message === "string" ? message : text;
		return { kind: "dead", errorCode: "HRIS_REJECTED", detail: shortDetail(`HTTP ${status} ${words}`) };
	}

	/** A status that says delivered, and an answer that may say otherwise. */
	function byAnswer(answer: HttpAnswer): DeliveryOutcome {
		if (resultPath === "") return { kind: "delivered" };
		const result = valueAt(parseJson(answer.text), resultPath);
		if (result !== undefined) return String(result) === resultValue ? { kind: "delivered" } : refused(answer);
		// Not what was agreed on: somebody else's page. Nobody knows whether it arrived.
		const failure = { errorCode: "ANSWER_NOT_UNDERSTOOD", detail: shortDetail(answer.text) } as const;
		return { kind: "retry", scope: "target", retryAfterMs: answer.retryAfterMs, ...failure };
	}

	return (answer) => {
		const { status, text, retryAfterMs } = answer;
		if (isDuplicate(status) || (duplicateText !== "" && text.includes(duplicateText))) return { kind: "delivered" };
		if (isDelivered(status)) return byAnswer(answer);
		return classifyStatus(status, retryAfterMs) ?? refused(answer);
	};
}
