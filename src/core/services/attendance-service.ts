// Records punches: direction and cooldown by the pure policy, event and outbox rows in one transaction.
import type {
	AttendanceEvent,
	ClockState,
	ConfidenceBand,
	Direction,
	PunchMethod,
} from "../domain/attendance-event.ts";
import type { EmployeeId } from "../domain/employee.ts";

export interface PunchRequest {
	readonly employeeId: EmployeeId;
	readonly method: PunchMethod;
	/** Asked for by a trusted system; otherwise the policy alternates. */
	readonly direction?: Direction | undefined;
	/** A past moment told by a trusted system; otherwise now. */
	readonly occurredAtMs?: number | undefined;
	readonly note?: string | undefined;
	readonly confidence?: ConfidenceBand | undefined;
	readonly similarity?: number | undefined;
	readonly livenessScore?: number | undefined;
	readonly templateContractId?: string | undefined;
}

export interface PunchOutcome {
	/** `already_recorded`: inside the cooldown, `event` is the earlier one and nothing was written. */
	readonly state: "recorded" | "already_recorded";
	readonly event: AttendanceEvent;
}

export interface AttendanceQueryRequest {
	readonly fromMs?: number | undefined;
	readonly toMs?: number | undefined;
	readonly employeeId?: EmployeeId | undefined;
	/** 1..500. */
	readonly limit: number;
	/** From the previous page. */
	readonly cursor?: string | undefined;
}

export interface AttendancePage {
	readonly events: readonly AttendanceEvent[];
	readonly nextCursor: string | null;
}

export interface AttendanceService {
	/** Synchronous on purpose: when it returns, the event is durable. Throws EMPLOYEE_NOT_FOUND, STORAGE_UNAVAILABLE. */
	punch(request: PunchRequest): PunchOutcome;
	list(query: AttendanceQueryRequest): AttendancePage;
	/** Events of the kiosk's current calendar day, newest first. */
	today(): { readonly date: string; readonly events: readonly AttendanceEvent[] };
	clockState(): ClockState;
}
