// Looking through the log by its entries: the keys of a page from an index, and the rows that they name.
import { z } from "zod";
import { deliveryStates, type LogEntry } from "../core/domain/log-filter.ts";
import type { AttendanceSearch, LogQuery } from "../core/ports/attendance-search.ts";
import { eventRow, SELECT_EVENT, toEvent, toOptionalEvent } from "./attendance-event-rows.ts";
import type { Connection, Query } from "./connection.ts";
import { entryKeysSql, type KeysShape, shapeOf } from "./log-entry-keys.ts";
import { flagField } from "./row-schemas.ts";

const deliveryField = z
	.int()
	.min(0)
	.max(deliveryStates.length - 1)
	.transform((place) => deliveryStates[place] ?? "none");
const entryRow = eventRow.extend({ isCorrected: flagField, delivery: deliveryField });
const SELECT_ENTRY = `SELECT v.*, l.is_corrected AS isCorrected, l.delivery
	FROM (${SELECT_EVENT}) v JOIN log_entries l ON l.kiosk_seq = v.kioskSeq`;

const deliveryRow = z.object({
	target: z.string(),
	state: deliveryField,
	attempts: z.int(),
	deliveredAtMs: z.int().nullable(),
	nextAttemptAtMs: z.int().nullable(),
	errorCode: z.string().nullable(),
	errorDetail: z.string().nullable(),
});

/** No join: to run one costs more than all rows of a person who never had another id. */
const FORMER_IDS = `SELECT employee_id AS employeeId FROM former_employee_ids WHERE person_key =
	(SELECT person_key FROM people WHERE employee_id = @employeeId AND removed_at_ms IS NULL)`;

const DELIVERIES = `SELECT target, attempts, delivered_at_ms AS deliveredAtMs,
	CASE WHEN delivered_at_ms IS NOT NULL THEN ${deliveryStates.indexOf("delivered")}
		WHEN skipped_at_ms IS NOT NULL THEN ${deliveryStates.indexOf("skipped")}
		WHEN dead_at_ms IS NOT NULL THEN ${deliveryStates.indexOf("dead")}
		ELSE ${deliveryStates.indexOf("waiting")} END AS state,
	CASE WHEN delivered_at_ms IS NULL AND dead_at_ms IS NULL THEN next_attempt_at_ms END AS nextAttemptAtMs,
	last_error_code AS errorCode, last_error_detail AS errorDetail
	FROM outbox WHERE event_id = @eventId ORDER BY target`;

/** Beyond every sequence number and moment, for an open end of a query. */
const NO_BOUND = Number.MAX_SAFE_INTEGER;

/** One statement: to run another one for the rows would cost as much as ten of them. */
export function pageSql(shape: KeysShape): string {
	return `WITH k AS (${entryKeysSql(shape)})
		SELECT v.*, l.is_corrected AS isCorrected, l.delivery
		FROM k CROSS JOIN (${SELECT_EVENT}) v ON v.kioskSeq = k.kioskSeq JOIN log_entries l ON l.kiosk_seq = k.kioskSeq`;
}

type EntryRow = z.output<typeof entryRow>;

export function createAttendanceSearch(connection: Connection): AttendanceSearch {
	const statements = new Map<string, Query<EntryRow>>();
	const byEventId = connection.query(`${SELECT_ENTRY} WHERE v.eventId = @eventId`, entryRow);
	const formerIds = connection.query(FORMER_IDS, z.object({ employeeId: z.string() }));
	const correcting = connection.query(`${SELECT_EVENT} WHERE e.corrects = @eventId LIMIT 1`, eventRow);
	const deliveries = connection.query(DELIVERIES, deliveryRow);

	/** Prepared when first asked for: there are more shapes than anybody uses. */
	function statementFor(query: LogQuery, order: KeysShape["order"]): Query<EntryRow> {
		const shape = shapeOf(query, order);
		const name = Object.values(shape).join(" ");
		const statement = statements.get(name) ?? connection.query(pageSql(shape), entryRow);
		statements.set(name, statement);
		return statement;
	}

	/** Whoever was renumbered, or is two entries in one, has records under several ids: their pages become one. */
	function page(query: LogQuery, order: KeysShape["order"]): LogEntry[] {
		const { fromMs = -NO_BOUND, toMs = NO_BOUND, employeeId, direction, delivery, limit } = query;
		const start = order === "newest" ? NO_BOUND : -NO_BOUND;
		const { occurredAtMs, kioskSeq } = query.after ?? { occurredAtMs: start, kioskSeq: start };
		const statement = statementFor(query, order);
		const read = (id: string | undefined) =>
			statement.all({
				...(id !== undefined && { employeeId: id }),
				...(direction !== undefined && { direction }),
				...(delivery !== undefined && { delivery: deliveryStates.indexOf(delivery) }),
				...{ fromMs, toMs, limit, afterMs: occurredAtMs, afterSeq: kioskSeq },
			});
		const former = employeeId === undefined ? [] : formerIds.all({ employeeId });
		const rows = [employeeId, ...former.map((earlier) => earlier.employeeId)].flatMap(read);
		const sign = order === "newest" ? -1 : 1;
		rows.sort((a, b) => sign * (a.occurredAtMs - b.occurredAtMs || a.kioskSeq - b.kioskSeq));
		return rows.slice(0, limit).map(toEntry);
	}

	return {
		newestFirst: (query) => page(query, "newest"),
		oldestFirst: (query) => page(query, "oldest"),
		entry: (eventId) => {
			const found = byEventId.get({ eventId });
			return found && toEntry(found);
		},
		correctionOf: (eventId) => toOptionalEvent(correcting.get({ eventId })),
		deliveriesOf: (eventId) => deliveries.all({ eventId }),
	};
}

function toEntry({ isCorrected, delivery, ...event }: EntryRow): LogEntry {
	return { ...toEvent(event), isCorrected, delivery };
}
