// Odoo 19 and later, JSON-2: one hr.attendance for each pair of IN and OUT.
// Read in Odoo's documentation of the external interface and of hr_attendance; not run against a live database.
import { z } from "zod";
import type {
	AbortSignalLike,
	Delivery,
	DeliveryOutcome,
	PullOutcome,
	TargetCheck,
} from "../../core/ports/hris-target.ts";
import { createConnector } from "./connector.ts";
import { createSend } from "./http-request.ts";
import { correctByHand, type PunchRecord, readPunch } from "./punch-record.ts";
import { addressField, hostOf, pullHoursField, tokenField } from "./setting-schemas.ts";
import { below, type CallResult, callJson, failedCheck, failureOf, parseJson, shortDetail } from "./target-call.ts";

const CONCURRENCY = 2;
const PAGE = 500;
const MAX_PAGE_BYTES = 4 * 1024 * 1024;

const moment = z.string().regex(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/);
const attendanceSchema = z.object({ id: z.int(), check_in: moment, check_out: z.union([moment, z.literal(false)]) });
type Attendance = z.output<typeof attendanceSchema>;
const errorSchema = z.object({ name: z.string().optional(), message: z.string().optional() });

export const odooConnector = createConnector({
	settings: z.strictObject({
		url: addressField,
		/** Needed where one server has several databases. */
		database: z.string().trim().max(100),
		/** The field of hr.employee that holds what this kiosk calls a person. */
		employeeField: z
			.string()
			.trim()
			.regex(/^[a-z][a-z0-9_]{0,60}$/),
		pullHours: pullHoursField,
	}),
	secrets: z.strictObject({ apiKey: tokenField }),
	placeOf: ({ url }) => hostOf(url),
	open(settings, { apiKey }, deps) {
		const send = createSend(deps);
		const headers = {
			authorization: `bearer ${apiKey}`,
			"content-type": "application/json",
			...(settings.database !== "" && { "x-odoo-database": settings.database }),
		};

		function call<Schema extends z.ZodType>(
			path: string,
			parameters: unknown,
			answer: Schema,
			signal?: AbortSignalLike,
		): Promise<CallResult<z.output<Schema>>> {
			const body = JSON.stringify(parameters);
			const url = below(settings.url, `/json/2/${path}`);
			const request = { method: "POST", url, headers, body, maxAnswerBytes: MAX_PAGE_BYTES, ...(signal && { signal }) };
			return callJson(send, { request, answer });
		}

		/** The person's record nearest to a moment, on one side of it. */
		function nearest(employeeId: number, operator: "<=" | ">", at: string, signal: AbortSignalLike) {
			const parameters = {
				domain: [
					["employee_id", "=", employeeId],
					["check_in", operator, at],
				],
				fields: ["check_in", "check_out"],
				order: operator === "<=" ? "check_in desc" : "check_in asc",
				limit: 1,
			};
			return call("hr.attendance/search_read", parameters, z.array(attendanceSchema), signal);
		}

		async function create(vals: Record<string, unknown>, signal: AbortSignalLike): Promise<DeliveryOutcome> {
			const answer = z.union([z.int(), z.array(z.int()).min(1)]);
			return settled(await call("hr.attendance/create", { vals_list: [vals] }, answer, signal));
		}

		async function checkOut(record: Attendance, at: string, signal: AbortSignalLike): Promise<DeliveryOutcome> {
			const parameters = { ids: [record.id], vals: { check_out: at } };
			return settled(await call("hr.attendance/write", parameters, z.literal(true), signal));
		}

		async function deliver(delivery: Delivery, signal: AbortSignalLike): Promise<DeliveryOutcome> {
			const punch = readPunch(delivery);
			if (punch.corrects !== null) return correctByHand(punch);
			const employeeId = Number(delivery.externalId);
			if (delivery.externalId === null || !Number.isSafeInteger(employeeId))
				return { kind: "dead", errorCode: "EXTERNAL_ID_MISSING", detail: punch.employeeId };
			const at = toUtc(punch);
			// Looked at before anything is written: the answer to an earlier try may have been lost.
			const before = await nearest(employeeId, "<=", at, signal);
			if (before.kind !== "value") return settled(before);
			const after = await nearest(employeeId, ">", at, signal);
			if (after.kind !== "value") return settled(after);
			const [previous] = before.value;
			const [next] = after.value;
			if (punch.direction === "IN") {
				const step = planIn(at, previous, next);
				return "outcome" in step ? step.outcome : create({ employee_id: employeeId, ...step.vals }, signal);
			}
			const step = planOut(at, previous, next);
			return "outcome" in step ? step.outcome : checkOut(step.record, at, signal);
		}

		async function check(): Promise<TargetCheck> {
			const parameters = { domain: [], fields: ["check_in", "check_out"], limit: 1 };
			const result = await call("hr.attendance/search_read", parameters, z.array(attendanceSchema));
			return result.kind === "value"
				? { ok: true, isLetIn: true, detail: null, dateHeader: result.dateHeader }
				: failedCheck(result);
		}

		async function pull(): Promise<PullOutcome> {
			const { employeeField } = settings;
			const rowSchema = z.looseObject({ id: z.int(), name: z.string(), active: z.boolean() });
			const employees: { employeeId: string; externalId: string; name: string; isActive: boolean }[] = [];
			for (let offset = 0; ; offset += PAGE) {
				const parameters = {
					domain: [],
					fields: ["name", "active", employeeField],
					order: "id asc",
					offset,
					limit: PAGE,
					// Without it Odoo leaves out whoever was archived, that is, has left.
					context: { active_test: false },
				};
				const result = await call("hr.employee/search_read", parameters, z.array(rowSchema));
				if (result.kind !== "value") return { ok: false, ...failureOf(result) };
				for (const row of result.value) {
					const value = row[employeeField];
					const employeeId = typeof value === "string" || typeof value === "number" ? String(value).trim() : "";
					if (employeeId !== "")
						employees.push({ employeeId, externalId: String(row.id), name: row.name, isActive: row.active });
				}
				if (result.value.length < PAGE) return { ok: true, employees };
			}
		}

		return { concurrency: CONCURRENCY, deliver, check, pull };
	},
});

/** Naive and in UTC, as Odoo keeps it; whole seconds. */
function toUtc({ occurredAtMs }: PunchRecord): string {
	return new Date(occurredAtMs).toISOString().slice(0, 19).replace("T", " ");
}

const dead = (errorCode: "ATTENDANCE_OPEN" | "OUT_WITHOUT_IN" | "OVERLAP", record?: Attendance) => ({
	outcome: {
		kind: "dead",
		errorCode,
		...(record && { detail: `hr.attendance ${record.id}: ${record.check_in} - ${record.check_out || "?"} UTC` }),
	} satisfies DeliveryOutcome,
});
const already = { outcome: { kind: "delivered" } satisfies DeliveryOutcome };

/**
 * Odoo takes one open record a person and no overlap. An IN that arrives late goes between two records, as a record
 * without length: an open one would stand in the way of the later one, and its OUT stretches it.
 */
export function planIn(at: string, previous: Attendance | undefined, next: Attendance | undefined) {
	if (previous?.check_in === at) return already;
	if (previous?.check_out === false) return dead("ATTENDANCE_OPEN", previous);
	if (previous && previous.check_out > at) return dead("OVERLAP", previous);
	return { vals: { check_in: at, ...(next && { check_out: at }) } };
}

export function planOut(at: string, previous: Attendance | undefined, next: Attendance | undefined) {
	if (!previous) return dead("OUT_WITHOUT_IN");
	if (previous.check_out === at && previous.check_in !== at) return already;
	const isOpen = previous.check_out === false || previous.check_out === previous.check_in;
	if (!isOpen) return previous.check_out > at ? dead("OVERLAP", previous) : dead("OUT_WITHOUT_IN", previous);
	if (next && next.check_in < at) return dead("OVERLAP", next);
	return { record: previous };
}

function settled(result: CallResult<unknown>): DeliveryOutcome {
	if (result.kind === "value") return { kind: "delivered" };
	if (result.kind === "trouble") return result.trouble;
	const parsed = errorSchema.safeParse(parseJson(result.text));
	const error = parsed.success ? parsed.data : {};
	const detail = shortDetail(error.message ?? `HTTP ${result.status} ${result.text}`);
	// Somebody else holds the row for a moment.
	if (result.status === 409)
		return { kind: "retry", scope: "record", errorCode: "HRIS_BUSY", detail, retryAfterMs: null };
	// A record that is gone is a MissingError; without one it is the address, the database, or an Odoo before 19.
	if (result.status === 405 || (result.status === 404 && !/MissingError/.test(error.name ?? "")))
		return { kind: "pause", errorCode: "HRIS_NOT_THERE", detail };
	return { kind: "dead", errorCode: "HRIS_REJECTED", detail };
}
