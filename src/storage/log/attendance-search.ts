// Looking through the log by its entries: the keys of a page from an index, then each row by its key.
import { z } from "zod";
import { deliveryStates, type LogEntry } from "../../core/domain/attendance/log-filter.ts";
import type { AttendanceSearch, LogQuery } from "../../core/ports/attendance-search.ts";
import type { Connection, Query } from "../database/connection.ts";
import { flagField } from "../database/row-schemas.ts";
import { eventRow, SELECT_EVENT, toEvent, toOptionalEvent } from "./attendance-event-rows.ts";
import { entryKeysSql, type KeysShape, shapeOf } from "./log-entry-keys.ts";

const deliveryField = z
	.int()
	.min(0)
	.max(deliveryStates.length - 1)
	.transform((place) => deliveryStates[place] ?? "none");
const entryRow = eventRow.extend({ isCorrected: flagField, delivery: deliveryField });
const keyRow = z.object({ kioskSeq: z.int(), occurredAtMs: z.int() });
type EntryKey = z.output<typeof keyRow>;

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

const ROWS_BY_KEY = `${SELECT_ENTRY} WHERE v.kioskSeq IN (SELECT value FROM json_each(@keys))`;

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

export function createAttendanceSearch(connection: Connection): AttendanceSearch {
	const statements = new Map<string, Query<EntryKey>>();
	const byKeys = connection.query(ROWS_BY_KEY, entryRow);
	const byEventId = connection.query(`${SELECT_ENTRY} WHERE v.eventId = @eventId`, entryRow);
	const formerIds = connection.query(FORMER_IDS, z.object({ employeeId: z.string() }));
	const correcting = connection.query(`${SELECT_EVENT} WHERE e.corrects = @eventId LIMIT 1`, eventRow);
	const deliveries = connection.query(DELIVERIES, deliveryRow);

	/** Whoever was renumbered, or is two entries in one, has records under several ids: their stretches are merged here. */
	function keys(query: LogQuery, order: KeysShape["order"]): EntryKey[] {
		const { employeeId, limit } = query;
		const former = employeeId === undefined ? [] : formerIds.all({ employeeId });
		const own = keysUnder(query, order, employeeId);
		if (former.length === 0) return own;
		const found = [own, ...former.map((earlier) => keysUnder(query, order, earlier.employeeId))].flat();
		const sign = order === "newest" ? -1 : 1;
		return found.sort((a, b) => sign * (a.occurredAtMs - b.occurredAtMs || a.kioskSeq - b.kioskSeq)).slice(0, limit);
	}

	/** Prepared when first asked for: there are more shapes than anybody uses. */
	function keysUnder(query: LogQuery, order: KeysShape["order"], employeeId: string | undefined): EntryKey[] {
		const sql = entryKeysSql(shapeOf(query, order));
		const statement = statements.get(sql) ?? connection.query(sql, keyRow);
		statements.set(sql, statement);
		const { fromMs = -NO_BOUND, toMs = NO_BOUND, direction, delivery, limit } = query;
		const start = order === "newest" ? NO_BOUND : -NO_BOUND;
		const { occurredAtMs, kioskSeq } = query.after ?? { occurredAtMs: start, kioskSeq: start };
		return statement.all({
			...(employeeId !== undefined && { employeeId }),
			...(direction !== undefined && { direction }),
			...(delivery !== undefined && { delivery: deliveryStates.indexOf(delivery) }),
			...{ fromMs, toMs, limit, afterMs: occurredAtMs, afterSeq: kioskSeq },
		});
	}

	/** All rows of a page in one statement: to run one costs as much as ten rows. */
	function rows(wanted: readonly EntryKey[]): LogEntry[] {
		if (wanted.length === 0) return [];
		const found = byKeys.all({ keys: JSON.stringify(wanted.map(({ kioskSeq }) => kioskSeq)) });
		const bySeq = new Map(found.map((entry) => [entry.kioskSeq, toEntry(entry)]));
		return wanted.map(({ kioskSeq }) => {
			const entry = bySeq.get(kioskSeq);
			if (!entry) throw new Error("an entry of the log has no record");
			return entry;
		});
	}

	// Two statements without a transaction: records stay, so what the first one names is there for the second. As one
	// statement it costs more: SQLite prepares a join anew whenever a value that it compares an index with changes.
	const search = (order: KeysShape["order"]) => (query: LogQuery) => rows(keys(query, order));
	return {
		newestFirst: search("newest"),
		oldestFirst: search("oldest"),
		entry: (eventId) => {
			const found = byEventId.get({ eventId });
			return found && toEntry(found);
		},
		correctionOf: (eventId) => toOptionalEvent(correcting.get({ eventId })),
		deliveriesOf: (eventId) => deliveries.all({ eventId }),
	};
}

function toEntry({ isCorrected, delivery, ...event }: z.output<typeof entryRow>): LogEntry {
	return { ...toEvent(event), isCorrected, delivery };
}
