// The records of the log as they were chained: events and audit entries in the order of the chain, page by page.
import { z } from "zod";
import type { Connection, Query } from "../database/connection.ts";
import { blobField } from "../database/row-schemas.ts";
import { auditRecord, type ChainRecord, eventRecord, LOG_CONTINUED } from "./hash-chain.ts";

export const RECORDS_A_PAGE = 500;
const linkShape = {
	chainSeq: z.int(),
	chainVersion: z.int(),
	salt: blobField.nullable(),
	personalDigest: blobField,
	prevHash: blobField,
	hash: blobField,
};
const LINK_COLUMNS = `chain_seq AS chainSeq, chain_version AS chainVersion, salt, personal_digest AS personalDigest,
	prev_hash AS prevHash, hash`;

const eventRow = z.object({
	...linkShape,
	kioskSeq: z.int(),
	eventId: z.string(),
	personKey: z.int().nullable(),
	employeeId: z.string().nullable(),
	direction: z.string(),
	directionSource: z.string(),
	occurredAtMs: z.int(),
	timeZone: z.string(),
	offsetMinutes: z.int(),
	method: z.string(),
	confidence: z.string().nullable(),
	similarity: z.number().nullable(),
	livenessScore: z.number().nullable(),
	templateContractId: z.string().nullable(),
	clockState: z.string(),
	estimatedAtMs: z.int().nullable(),
	workDate: z.string().nullable(),
	shiftCode: z.string().nullable(),
	shiftStartMs: z.int().nullable(),
	shiftEndMs: z.int().nullable(),
	graceMinutes: z.int().nullable(),
	note: z.string().nullable(),
	recordedAtMs: z.int(),
	corrects: z.string().nullable(),
});
const EVENT_ROWS = `SELECT ${LINK_COLUMNS}, kiosk_seq AS kioskSeq, event_id AS eventId, person_key AS personKey,
	employee_id AS employeeId, direction, direction_source AS directionSource, occurred_at_ms AS occurredAtMs,
	time_zone AS timeZone, offset_minutes AS offsetMinutes, method, confidence, similarity,
	liveness_score AS livenessScore, template_contract_id AS templateContractId, clock_state AS clockState,
	estimated_at_ms AS estimatedAtMs, work_date AS workDate, shift_code AS shiftCode, shift_start_ms AS shiftStartMs,
	shift_end_ms AS shiftEndMs, grace_minutes AS graceMinutes, note,
	recorded_at_ms AS recordedAtMs, corrects
	FROM attendance_events`;
const EVENTS = `${EVENT_ROWS} WHERE chain_seq > @chainSeq ORDER BY chain_seq LIMIT @limit`;

const auditRow = z.object({
	...linkShape,
	auditKey: z.int(),
	atMs: z.int(),
	action: z.string(),
	actor: z.string().nullable(),
	subject: z.string().nullable(),
	detailJson: z.string().nullable(),
});
const AUDIT_ROWS = `SELECT ${LINK_COLUMNS}, audit_key AS auditKey, at_ms AS atMs, action, actor, subject,
	detail_json AS detailJson FROM audit`;
const AUDIT = `${AUDIT_ROWS} WHERE chain_seq > @chainSeq ORDER BY chain_seq LIMIT @limit`;

export interface Link {
	readonly chainSeq: number;
	readonly chainVersion: number;
	readonly salt: Uint8Array | null;
	readonly personalDigest: Uint8Array;
	readonly prevHash: Uint8Array;
	readonly hash: Uint8Array;
}

export interface LogRecord {
	readonly link: Link;
	readonly record: ChainRecord;
	/** What an erasure clears; the salt goes with it, and never alone. */
	readonly erasable: readonly unknown[];
	readonly name: string;
	/** `punch` or `correction`, or the action of an audit entry. */
	readonly kind: string;
	/** When it was recorded, by the kiosk's clock. */
	readonly atMs: number;
	/** null for an audit entry. */
	readonly kioskSeq: number | null;
	/** Says that the numbers of the events go on further up: some before it were lost. */
	readonly continuesLog: boolean;
}

function toEventRecord(row: z.output<typeof eventRow>): LogRecord {
	const { chainSeq, kioskSeq, employeeId, similarity, livenessScore, note } = row;
	return {
		link: row,
		record: eventRecord(chainSeq, row, row.chainVersion),
		erasable: [employeeId, similarity, livenessScore, note],
		name: row.eventId,
		kind: row.corrects === null ? "punch" : "correction",
		atMs: row.recordedAtMs,
		kioskSeq,
		continuesLog: false,
	};
}

function toAuditRecord(row: z.output<typeof auditRow>): LogRecord {
	return {
		link: row,
		record: auditRecord(row.chainSeq, row, row.chainVersion),
		erasable: [row.actor, row.subject, row.detailJson],
		name: `audit:${row.auditKey}`,
		kind: row.action,
		atMs: row.atMs,
		kioskSeq: null,
		continuesLog: row.action === LOG_CONTINUED,
	};
}

function* readEvents(connection: Connection, after: number): Generator<LogRecord> {
	for (const row of pages(connection.query(EVENTS, eventRow), after)) yield toEventRecord(row);
}

function* readAudit(connection: Connection, after: number): Generator<LogRecord> {
	for (const row of pages(connection.query(AUDIT, auditRow), after)) yield toAuditRecord(row);
}

/** Records one by one by their own keys, without the index of the chain: what is left of a damaged database. */
export function prepareSingleRecords(connection: Connection) {
	const event = connection.query(`${EVENT_ROWS} WHERE kiosk_seq > @after ORDER BY kiosk_seq LIMIT 1`, eventRow);
	const audit = connection.query(`${AUDIT_ROWS} WHERE audit_key > @after ORDER BY audit_key LIMIT 1`, auditRow);
	return {
		/** The next one behind a `kiosk_seq`. */
		event(after: number): { readonly key: number; readonly record: LogRecord } | null {
			const row = event.get({ after });
			return row && { key: row.kioskSeq, record: toEventRecord(row) };
		},
		/** The next one behind an `audit_key`. */
		audit(after: number): { readonly key: number; readonly record: LogRecord } | null {
			const row = audit.get({ after });
			return row && { key: row.auditKey, record: toAuditRecord(row) };
		},
	};
}

function* pages<Row extends { readonly chainSeq: number }>(query: Query<Row>, after: number): Generator<Row> {
	let chainSeq = after;
	for (;;) {
		const page = query.all({ chainSeq, limit: RECORDS_A_PAGE });
		yield* page;
		const last = page.at(-1);
		if (!last || page.length < RECORDS_A_PAGE) return;
		chainSeq = last.chainSeq;
	}
}

function* mergeByChainSeq(left: Generator<LogRecord>, right: Generator<LogRecord>): Generator<LogRecord> {
	let one = left.next();
	let two = right.next();
	while (!one.done || !two.done) {
		if (!one.done && (two.done || one.value.link.chainSeq <= two.value.link.chainSeq)) {
			yield one.value;
			one = left.next();
		} else if (!two.done) {
			yield two.value;
			two = right.next();
		}
	}
}

/**
 * Behind a place in the chain. What claims a place that is taken, or one before the first, comes up where it claims to be:
 * `after` 0 begins with every record there is.
 */
export function readLogRecords(connection: Connection, after: number): Generator<LogRecord> {
	const from = after === 0 ? Number.MIN_SAFE_INTEGER : after;
	return mergeByChainSeq(readEvents(connection, from), readAudit(connection, from));
}
