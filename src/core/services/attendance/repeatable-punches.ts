// Punches of clients that may lose the answer: the same request again leads to the same record, not to another.
import { AppError } from "../../domain/errors.ts";
import type { PunchRequestStore, RepeatableRequest } from "../../ports/punch-requests.ts";
import type { AttendanceStore, EmployeeStore, Transaction } from "../../ports/stores.ts";
import type { AttendanceService, PunchOutcome, PunchRequest } from "./attendance-service.ts";

export interface RepeatablePunches {
	/** What this request led to when it came before; null when it is new. Throws IDEMPOTENCY_KEY_REUSED, EMPLOYEE_NOT_FOUND. */
	earlier(request: RepeatableRequest): PunchOutcome | null;
	/**
	 * Records like `AttendanceService.punch`, and keeps what came of it with the key in the same transaction. Asks for an
	 * earlier outcome once more. A refusal is not kept: the request may come again and be taken.
	 */
	punch(request: RepeatableRequest, punch: PunchRequest): PunchOutcome;
}

export interface RepeatablePunchesPorts {
	readonly requests: PunchRequestStore;
	readonly attendance: Pick<AttendanceStore, "find">;
	readonly employees: Pick<EmployeeStore, "find">;
	readonly punches: Pick<AttendanceService, "punch">;
	readonly transaction: Transaction;
}

export function createRepeatablePunches(ports: RepeatablePunchesPorts): RepeatablePunches {
	const { requests, attendance, employees, punches, transaction } = ports;

	function earlier(request: RepeatableRequest): PunchOutcome | null {
		const kept = requests.find(request);
		if (!kept) return null;
		if (!kept.isSameContent) throw new AppError("IDEMPOTENCY_KEY_REUSED");
		const event = attendance.find(kept.eventId);
		// An erased person's record: answered, it would tell a client whose all the others under its surrogate were.
		if (!event || !employees.find(event.employeeId)) throw new AppError("EMPLOYEE_NOT_FOUND");
		return { state: kept.state, event };
	}

	return {
		earlier,
		punch: (request, punch) =>
			transaction(() => {
				// While a face was looked at the same request may have come in on another connection.
				const before = earlier(request);
				if (before) return before;
				const outcome = punches.punch(punch);
				requests.keep(request, { eventId: outcome.event.eventId, state: outcome.state });
				return outcome;
			}),
	};
}
