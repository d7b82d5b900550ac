// What the templates of a generic HTTP target can say of a punch, and whom its employee list names.
import type { Delivery, PulledEmployee } from "../../core/ports/hris-target.ts";
import { type PunchRecord, wallTimeIn } from "./punch-record.ts";
import type { punchPlaceholders, RestSettings } from "./rest-settings.ts";
import { valueAt } from "./template.ts";

export type PunchValues = Readonly<Record<(typeof punchPlaceholders)[number], string>>;

export function valuesOf(
	punch: PunchRecord,
	{ externalId }: Pick<Delivery, "externalId">,
	{ inValue, outValue }: RestSettings,
): PunchValues {
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
		work_date: punch.workDate ?? "",
		shift_code: punch.shiftCode ?? "",
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
export function emptyValues(settings: RestSettings): PunchValues {
	const nobody: PunchRecord = {
		eventId: "",
		kioskId: "",
		employeeId: "",
		direction: "IN",
		occurredAtMs: 0,
		occurredAt: "",
		timeZone: "UTC",
		workDate: null,
		shiftCode: null,
		kioskSeq: 0,
		method: "",
		confidence: null,
		clockState: "",
		type: "",
		corrects: null,
	};
	return valuesOf(nobody, { externalId: null }, settings);
}

export function toEmployee(row: unknown, settings: RestSettings): PulledEmployee[] {
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
