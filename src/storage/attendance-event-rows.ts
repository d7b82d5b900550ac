// A row of the attendance log: its columns, in the one SELECT that every reader begins with, and as the event that core knows.
import { z } from "zod";
import type { AttendanceEvent } from "../core/domain/attendance-event.ts";
import { type EmployeeId, parseEmployeeId } from "../core/domain/employee.ts";
import {
	clockStateField,
	confidenceField,
	directionField,
	directionSourceField,
	employeeIdField,
	methodField,
} from "./row-schemas.ts";

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
});

/** `e` is the event; a condition and an order follow. */
export const SELECT_EVENT = `SELECT e.kiosk_seq AS kioskSeq, e.event_id AS eventId, e.person_key AS personKey,
	e.employee_id AS employeeId, p.name AS employeeName, e.direction, e.direction_source AS directionSource,
	e.occurred_at_ms AS occurredAtMs, e.time_zone AS timeZone, e.offset_minutes AS offsetMinutes, e.method,
	e.confidence, e.similarity, e.liveness_score AS livenessScore, e.template_contract_id AS templateContractId,
	e.clock_state AS clockState, e.estimated_at_ms AS estimatedAtMs, e.note, e.recorded_at_ms AS recordedAtMs,
	e.corrects
	FROM attendance_events e LEFT JOIN people p ON p.person_key = e.person_key`;

/** Who it was is gone once the person was erased; the surrogate keeps the events of one person together. */
function erasedEmployeeId(personKey: number | null): EmployeeId {
	const employeeId = parseEmployeeId(`erased-${personKey ?? "person"}`);
	if (!employeeId) throw new Error("the placeholder of an erased person is no employee id");
	return employeeId;
}

export function toEvent({ personKey, ...event }: z.output<typeof eventRow>): AttendanceEvent {
	return { ...event, employeeId: event.employeeId ?? erasedEmployeeId(personKey) };
}

export function toOptionalEvent(row: z.output<typeof eventRow> | null): AttendanceEvent | null {
	return row && toEvent(row);
}
