// Looking through the attendance log: each call costs what its rows cost, however long the log is.
import type { AttendanceEvent } from "../domain/attendance/attendance-event.ts";
import type { DeliveryState, LogEntry, LogFilter, LogPosition } from "../domain/attendance/log-filter.ts";

export interface LogQuery extends LogFilter {
	/** Only what lies beyond it: the last row of the page before. */
	readonly after?: LogPosition | undefined;
	readonly limit: number;
}

/** What one target has of an event. */
export interface EventDelivery {
	readonly target: string;
	/** Never `none`. */
	readonly state: DeliveryState;
	readonly attempts: number;
	readonly deliveredAtMs: number | null;
	/** When it is tried again; null unless it waits. */
	readonly nextAttemptAtMs: number | null;
	readonly errorCode: string | null;
	/** What the target itself said. */
	readonly errorDetail: string | null;
}

export interface AttendanceSearch {
	newestFirst(query: LogQuery): LogEntry[];
	oldestFirst(query: LogQuery): LogEntry[];
	entry(eventId: string): LogEntry | null;
	/** The record that corrects this one. */
	correctionOf(eventId: string): AttendanceEvent | null;
	/** By target. */
	deliveriesOf(eventId: string): EventDelivery[];
}
