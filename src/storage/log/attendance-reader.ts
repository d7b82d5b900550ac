// Reading the attendance log.
import { z } from "zod";
import type { EmployeeId } from "../../core/domain/employee.ts";
import type { AttendanceQuery, AttendanceStore } from "../../core/ports/stores.ts";
import type { Connection } from "../database/connection.ts";
import { eventRow, SELECT_EVENT, toEvent, toOptionalEvent } from "./attendance-event-rows.ts";

/** Beyond every sequence number and moment, for an open end of a query. */
const NO_BOUND = Number.MAX_SAFE_INTEGER;

/** Everything but `append`. */
export type AttendanceReader = Omit<AttendanceStore, "append">;

/** Whoever was renumbered, or is two entries in one, has records under several ids: rare, and sorted then. */
const ITS_IDS = `(SELECT @employeeId UNION ALL SELECT own.employee_id
	FROM people holder JOIN former_employee_ids own ON own.person_key = holder.person_key
	WHERE holder.employee_id = @employeeId AND holder.removed_at_ms IS NULL)`;

/** Whether to look under several ids. */
function prepareHasFormerIds(connection: Connection): (employeeId: EmployeeId) => boolean {
	const first = connection.query(
		`SELECT f.person_key AS personKey FROM people p JOIN former_employee_ids f ON f.person_key = p.person_key
		 WHERE p.employee_id = @employeeId AND p.removed_at_ms IS NULL LIMIT 1`,
		z.object({ personKey: z.int() }),
	);
	return (employeeId) => first.get({ employeeId }) !== null;
}

export function createAttendanceReader(connection: Connection): AttendanceReader {
	const hasFormerIds = prepareHasFormerIds(connection);
	const prepareLatest = (condition: string) =>
		connection.query(`${SELECT_EVENT} WHERE e.employee_id ${condition} ORDER BY e.kiosk_seq DESC LIMIT 1`, eventRow);
	const latest = prepareLatest("= @employeeId");
	const latestOfIds = prepareLatest(`IN ${ITS_IDS}`);
	const byEventId = connection.query(`${SELECT_EVENT} WHERE e.event_id = @eventId`, eventRow);
	const correcting = connection.query(
		"SELECT kiosk_seq AS kioskSeq FROM attendance_events WHERE corrects = @eventId LIMIT 1",
		z.object({ kioskSeq: z.int() }),
	);
	const list = prepareList(connection, hasFormerIds);
	const following = connection.query(
		`${SELECT_EVENT} WHERE e.kiosk_seq > @kioskSeq ORDER BY e.kiosk_seq LIMIT @limit`,
		eventRow,
	);
	return {
		latest: (employeeId) => toOptionalEvent((hasFormerIds(employeeId) ? latestOfIds : latest).get({ employeeId })),
		find: (eventId) => toOptionalEvent(byEventId.get({ eventId })),
		isCorrected: (eventId) => correcting.get({ eventId }) !== null,
		list: (query) => list(query).map(toEvent),
		after: (kioskSeq, limit) => following.all({ kioskSeq, limit }).map(toEvent),
	};
}

/** Newest first by kiosk sequence. Each shape of query has a statement whose plan is an index search. */
function prepareList(
	connection: Connection,
	hasFormerIds: (employeeId: EmployeeId) => boolean,
): (query: AttendanceQuery) => z.output<typeof eventRow>[] {
	const bySeq = connection.query(
		`${SELECT_EVENT} WHERE e.kiosk_seq < @beforeSeq ORDER BY e.kiosk_seq DESC LIMIT @limit`,
		eventRow,
	);
	const byTime = connection.query(
		`${SELECT_EVENT} WHERE e.kiosk_seq IN (
			SELECT kiosk_seq FROM attendance_events INDEXED BY events_by_time
			WHERE occurred_at_ms BETWEEN @fromMs AND @toMs AND kiosk_seq < @beforeSeq
			ORDER BY kiosk_seq DESC LIMIT @limit)
		 ORDER BY e.kiosk_seq DESC`,
		eventRow,
	);
	const prepareByEmployee = (condition: string) =>
		connection.query(
			`${SELECT_EVENT} WHERE e.employee_id ${condition} AND e.kiosk_seq < @beforeSeq
				AND e.occurred_at_ms BETWEEN @fromMs AND @toMs
			 ORDER BY e.kiosk_seq DESC LIMIT @limit`,
			eventRow,
		);
	const byEmployee = prepareByEmployee("= @employeeId");
	const byIdsOfEmployee = prepareByEmployee(`IN ${ITS_IDS}`);
	return ({ fromMs, toMs, employeeId, beforeSeq = NO_BOUND, limit }) => {
		const range = { fromMs: fromMs ?? -NO_BOUND, toMs: toMs ?? NO_BOUND };
		if (employeeId !== undefined) {
			const statement = hasFormerIds(employeeId) ? byIdsOfEmployee : byEmployee;
			return statement.all({ employeeId, beforeSeq, limit, ...range });
		}
		if (fromMs === undefined && toMs === undefined) return bySeq.all({ beforeSeq, limit });
		return byTime.all({ beforeSeq, limit, ...range });
	};
}
