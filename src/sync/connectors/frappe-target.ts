// Frappe HRMS and ERPNext: one Employee Checkin a punch, by the field that a device knows people by.
// Read in hrms employee_checkin.py and in Frappe's biometric sync tool; not run against a live site.
import { z } from "zod";
import type { DeliveryCode } from "../../core/domain/delivery/delivery-code.ts";
import type {
	AbortSignalLike,
	Delivery,
	DeliveryOutcome,
	PulledEmployee,
	PullOutcome,
	TargetCheck,
} from "../../core/ports/hris-target.ts";
import { createConnector } from "./connector.ts";
import { createShiftSync, parseNames } from "./frappe-shift-sync.ts";
import { createSend } from "./http-request.ts";
import { correctByHand, isTimeZone, readPunch, wallTimeIn } from "./punch-record.ts";
import { addressField, hostOf, pullHoursField, tokenField } from "./setting-schemas.ts";
import { below, callJson, failedCheck, failureOf, parseJson, shortDetail } from "./target-call.ts";

const METHODS = {
	hrms: "hrms.hr.doctype.employee_checkin.employee_checkin.add_log_based_on_employee_field",
	erpnext13: "erpnext.hr.doctype.employee_checkin.employee_checkin.add_log_based_on_employee_field",
} as const;
const namesField = z.string().max(500).default("");
const CONCURRENCY = 4;
const PAGE = 500;
const MAX_PAGE_BYTES = 4 * 1024 * 1024;

/**
 * Every refusal is a plain ValidationError (417), so its text is the only thing that tells them apart, and the text is
 * in the API user's language: that user's language must be English.
 */
const refusals: readonly (readonly [RegExp, DeliveryCode | "delivered"])[] = [
	[/already has a log with the same timestamp/i, "delivered"],
	[/No Employee found for the given employee field value/i, "EMPLOYEE_UNKNOWN"],
	[/Transactions cannot be created for an Inactive Employee/i, "EMPLOYEE_INACTIVE"],
	[/Log Type is required for check-ins/i, "LOG_TYPE_REQUIRED"],
	[/Latitude and longitude values are required|You must be within/i, "LOCATION_REQUIRED"],
];

const errorSchema = z.object({
	exc_type: z.string().optional(),
	exception: z.string().optional(),
	_server_messages: z.string().optional(),
});
const checkinSchema = z.object({ message: z.object({ name: z.string().min(1) }) });
const pageSchema = z.object({
	data: z.array(z.looseObject({ name: z.string(), employee_name: z.string().nullish(), status: z.string().nullish() })),
});

const settingsSchema = z
	.strictObject({
		url: addressField,
		version: z.enum(["hrms", "erpnext13"]),
		employeeField: z
			.string()
			.trim()
			.regex(/^[a-z][a-z0-9_]{0,60}$/),
		deviceId: z.string().trim().max(140),
		/** Of the site; empty: that of the kiosk. */
		timeZone: z
			.string()
			.trim()
			.refine((name) => name === "" || isTimeZone(name)),
		skipAutoAttendance: z.boolean(),
		pullHours: pullHoursField,
		/** Shift Types whose `last_sync_of_checkin` is moved on, with commas between; empty: none. */
		syncShifts: namesField,
		/** Device names of all kiosks that record for them; empty: this one alone. */
		syncKiosks: namesField,
	})
	// By its name this kiosk is known among those that record for a shift.
	.refine(({ syncShifts, deviceId }) => parseNames(syncShifts).length === 0 || deviceId !== "", { path: ["deviceId"] });

export const frappeConnector = createConnector({
	settings: settingsSchema,
	secrets: z.strictObject({ apiKey: tokenField, apiSecret: tokenField }),
	placeOf: ({ url }) => hostOf(url),
	open(settings, { apiKey, apiSecret }, deps) {
		const send = createSend(deps);
		const headers = {
			authorization: `token ${apiKey}:${apiSecret}`,
			accept: "application/json",
			"content-type": "application/json",
		};
		const method = below(settings.url, `/api/method/${METHODS[settings.version]}`);

		async function deliver(delivery: Delivery, signal: AbortSignalLike): Promise<DeliveryOutcome> {
			const punch = readPunch(delivery);
			if (punch.corrects !== null) return correctByHand(punch);
			const { date, time } = wallTimeIn(settings.timeZone || punch.timeZone, punch.occurredAtMs);
			const body = JSON.stringify({
				employee_field_value: delivery.externalId ?? punch.employeeId,
				employee_fieldname: settings.employeeField,
				// Whole seconds: newer versions drop the fraction when they look for a duplicate, older ones compare it.
				timestamp: `${date} ${time}.000000`,
				device_id: settings.deviceId || punch.kioskId,
				log_type: punch.direction,
				skip_auto_attendance: settings.skipAutoAttendance ? 1 : 0,
			});
			const request = { method: "POST", url: method, headers, body, signal };
			const result = await callJson(send, { request, answer: checkinSchema });
			if (result.kind === "value") return { kind: "delivered" };
			return result.kind === "trouble" ? result.trouble : classifyRefusal(result.status, result.text);
		}

		const { deviceId: device } = settings;
		const shifts = parseNames(settings.syncShifts);
		const zone = settings.timeZone || Intl.DateTimeFormat().resolvedOptions().timeZone;
		const kiosks = [...new Set([device, ...parseNames(settings.syncKiosks)])];
		const reportDrained = createShiftSync(send, headers, { url: settings.url, timeZone: zone, shifts, device, kiosks });

		async function check(): Promise<TargetCheck> {
			const url = below(settings.url, "/api/method/frappe.auth.get_logged_user");
			const request = { method: "GET", url, headers };
			const result = await callJson(send, { request, answer: z.object({ message: z.string() }) });
			if (result.kind !== "value") return failedCheck(result);
			return { ok: true, isLetIn: true, detail: result.value.message, dateHeader: result.dateHeader };
		}

		async function pull(): Promise<PullOutcome> {
			const employees: PulledEmployee[] = [];
			for (let start = 0; ; start += PAGE) {
				const url = below(settings.url, "/api/resource/Employee");
				url.searchParams.set("fields", JSON.stringify(["name", "employee_name", "status", settings.employeeField]));
				url.searchParams.set("order_by", "name asc");
				url.searchParams.set("limit_start", String(start));
				url.searchParams.set("limit_page_length", String(PAGE));
				const request = { method: "GET", url, headers, maxAnswerBytes: MAX_PAGE_BYTES };
				const result = await callJson(send, { request, answer: pageSchema });
				if (result.kind !== "value") return { ok: false, ...failureOf(result) };
				const { data } = result.value;
				employees.push(...data.flatMap((row) => toEmployee(row, settings.employeeField)));
				if (data.length < PAGE) return { ok: true, employees };
			}
		}

		const target = { concurrency: CONCURRENCY, deliver, check, pull };
		return shifts.length === 0 ? target : { ...target, reportDrained };
	},
});

/** Whoever has no value in the field cannot be checked in by it, and is not listed. */
function toEmployee(row: z.output<typeof pageSchema>["data"][number], field: string): PulledEmployee[] {
	const value = row[field];
	const externalId = typeof value === "string" || typeof value === "number" ? String(value).trim() : "";
	if (externalId === "") return [];
	const name = row.employee_name?.trim() || row.name;
	return [{ employeeId: externalId, externalId, name, isActive: row.status === "Active" }];
}

function classifyRefusal(status: number, text: string): DeliveryOutcome {
	const parsed = errorSchema.safeParse(parseJson(text));
	const error = parsed.success ? parsed.data : {};
	if (status === 409 || error.exc_type === "DuplicateEntryError") return { kind: "delivered" };
	const words = `${readServerMessages(error._server_messages)} ${error.exception ?? ""}`;
	const detail = shortDetail(words.trim() === "" ? `HTTP ${status} ${text}` : words);
	for (const [pattern, meaning] of refusals) {
		if (!pattern.test(words)) continue;
		return meaning === "delivered" ? { kind: "delivered" } : { kind: "dead", errorCode: meaning, detail };
	}
	// The method itself is not there: another version, or HRMS is not installed. No record would fare better.
	if (status === 404 || status === 405 || /Failed to get method|Invalid Method/i.test(words))
		return { kind: "pause", errorCode: "HRIS_NOT_THERE", detail };
	return { kind: "dead", errorCode: "HRIS_REJECTED", detail };
}

/** A JSON list of JSON texts, each with a `message`. */
function readServerMessages(text: string | undefined): string {
	const list = z.array(z.string()).safeParse(parseJson(text ?? ""));
	if (!list.success) return "";
	return list.data
		.map((entry) => {
			const message = z.object({ message: z.string() }).safeParse(parseJson(entry));
			return message.success ? message.data.message : entry;
		})
		.join(" ");
}
