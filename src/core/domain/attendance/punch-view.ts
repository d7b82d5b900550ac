import type { PunchView } from "../recognition/recognition-result.ts";
import { toTimestamp } from "../timestamp.ts";
import type { AttendanceEvent } from "./attendance-event.ts";

/** An event as a person sees it. Somebody who was erased is shown by id, which the record keeps. */
export function toPunchView(event: AttendanceEvent): PunchView {
	return {
		eventId: event.eventId,
		employeeId: event.employeeId,
		name: event.employeeName ?? event.employeeId,
		direction: event.direction,
		occurredAt: toTimestamp(event.occurredAtMs, event.offsetMinutes),
		method: event.method,
		confidence: event.confidence,
	};
}
