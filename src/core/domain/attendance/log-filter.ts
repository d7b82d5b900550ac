// What the attendance log can be asked for. Everything combines freely; what is left out does not narrow it down.

import type { EmployeeId } from "../employee.ts";
import type { AttendanceEvent, Direction } from "./attendance-event.ts";

/**
 * What is noteworthy about a record: its clock was suspect; a later record corrects it; it corrects an earlier one; a
 * supervisor entered it.
 */
export const recordStates = ["suspect", "corrected", "correction", "supervisor"] as const;
export type RecordState = (typeof recordStates)[number];

/**
 * How an event's deliveries stand, over all targets: of several the one that most needs a person, and each event has
 * exactly one. `none`: there was no target to deliver to; `skipped`: somebody decided that it is not sent. Ascending:
 * the place in this list is what storage keeps, so that the greatest of several is the state of them all.
 */
export const deliveryStates = ["none", "skipped", "delivered", "waiting", "dead"] as const;
export type DeliveryState = (typeof deliveryStates)[number];

export interface LogFilter {
	/** Both ends are included. */
	readonly fromMs?: number | undefined;
	readonly toMs?: number | undefined;
	readonly employeeId?: EmployeeId | undefined;
	readonly direction?: Direction | undefined;
	readonly recordState?: RecordState | undefined;
	readonly delivery?: DeliveryState | undefined;
}

/**
 * Where a page of the log ends. The log is looked through by time, because days are what people ask for, and the kiosk's
 * sequence decides between records of the same moment; rules and deliveries go by the sequence alone.
 */
export interface LogPosition {
	readonly occurredAtMs: number;
	readonly kioskSeq: number;
}

/** A record as the log shows it: with what became of it later. */
export interface LogEntry extends AttendanceEvent {
	readonly isCorrected: boolean;
	readonly delivery: DeliveryState;
}
