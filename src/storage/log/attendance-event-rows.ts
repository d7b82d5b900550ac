// A row of the attendance log: its columns, in the one SELECT that every reader begins with, and as the event that core knows.
import { z } from "zod";
import type { AttendanceEvent } from "../../core/domain/attendance/attendance-event.ts";
import type { PlannedShift } from "../../core/domain/attendance/shift.ts";
import { type EmployeeId, parseEmployeeId } from "../../core/domain/employee.ts";
import {
	clockStateField,
	confidenceField,
	directionField,
	directionSourceField,
	employeeIdField,
	methodField,
} from "../database/row-schemas.ts";

export const eventRow = z.object({
	kioskSeq: z.int(),
	eventId: z.string(),
	personKey: z.int().nullable(),
	employeeId: employeeIdField.nullable(),
	employeeName: z.string().nullable(),
	direction: directionField,
	directionSource: directionSourceField,
	occurredAtMs: z.int(),
	timeZone: z.string(),
	offsetMinutes: z.int(),
	method: methodField,
	confidence: confidenceField,
	similarity: z.number().nullable(),
	livenessScore: z.number().nullable(),
	templateContractId: z.string().nullable(),
	clockState: clockStateField,
	estimatedAtMs: z.int().nullable(),
	note: z.string().nullable(),
	recordedAtMs: z.int(),
	corrects: z.string().nullable(),
	workDate: z.string().nullable(),
	shiftCode: z.string().nullable(),
	shiftStartMs: z.int().nullable(),
	shiftEndMs: z.int().nullable(),
	graceMinutes: z.int().nullable(),
});

/** `e` is the event; a condition and an order follow. Told under the id that its person goes by now. */
export const SELECT_EVENT = `SELECT e.kiosk_seq AS kioskSeq, e.event_id AS eventId, e.person_key AS personKey,
	CASE WHEN f.person_key IS NULL THEN e.employee_id ELSE p.employee_id END AS employeeId,
	open_name(p.name, 'people') AS employeeName, e.direction, e.direction_source AS directionSource,
	e.occurred_at_ms AS occurredAtMs, e.time_zone AS timeZone, e.offset_minutes AS offsetMinutes, e.method,
	e.confidence, e.similarity, e.liveness_score AS livenessScore, e.template_contract_id AS templateContractId,
	e.clock_state AS clockState, e.estimated_at_ms AS estimatedAtMs, open_name(e.note, 'attendance_events') AS note, e.recorded_at_ms AS recordedAtMs,
	e.corrects, e.work_date AS workDate, e.shift_code AS shiftCode, e.shift_start_ms AS shiftStartMs,
	e.shift_end_ms AS shiftEndMs, e.grace_minutes AS graceMinutes
	FROM attendance_events e LEFT JOIN former_employee_ids f ON f.employee_id = e.employee_id
	LEFT JOIN people p ON p.person_key = coalesce(f.person_key, e.person_key)`;

/** Who it was is gone once the person was erased; the surrogate keeps the events of one person together. */
function erasedEmployeeId(personKey: number | null): EmployeeId {
	const employeeId = parseEmployeeId(`erased-${personKey ?? "person"}`);
	if (!employeeId) throw new Error("the placeholder of an erased person is no employee id");
	return employeeId;
}

/** A record has all of a shift's columns, or none. */
function toPlannedShift(row: z.output<typeof eventRow>): PlannedShift | null {
	const { shiftCode: code, shiftStartMs: startMs, shiftEndMs: endMs, graceMinutes } = row;
	if (code === null || startMs === null || endMs === null || graceMinutes === null) return null;
	return { code, startMs, endMs, graceMinutes };
}

export function toEvent(row: z.output<typeof eventRow>): AttendanceEvent {
	const { personKey, shiftCode: _code, shiftStartMs: _start, shiftEndMs: _end, graceMinutes: _grace, ...event } = row;
	return { ...event, shift: toPlannedShift(row), employeeId: event.employeeId ?? erasedEmployeeId(personKey) };
}

export function toOptionalEvent(row: z.output<typeof eventRow> | null): AttendanceEvent | null {
	return row && toEvent(row);
}
