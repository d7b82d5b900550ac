// Walks the whole chain and names the first record that is not as it was written.
import { z } from "zod";
import type { Connection, Query } from "./connection.ts";
import {
	auditRecord,
	CHAIN_VERSION,
	type ChainRecord,
	createLogHeadStore,
	digestPersonal,
	eventRecord,
	hashRecord,
	LOG_CONTINUED,
} from "./hash-chain.ts";
import { blobField } from "./row-schemas.ts";

export type LogVerification =
	| { readonly ok: true; readonly records: number }
	| {
			readonly ok: false;
			/** Place in the chain of the first record that is wrong. */
			readonly chainSeq: number;
			/** `missing`: gone, or put elsewhere. `altered`: it, or its link, was changed. */
			readonly problem: "missing" | "altered";
			/** The altered record, where there is one: an event's id, or `audit:<key>`. */
			readonly record: string | null;
	  };

const PAGE = 500;
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
const EVENTS = `SELECT ${LINK_COLUMNS}, kiosk_seq AS kioskSeq, event_id AS eventId, person_key AS personKey,
	employee_id AS employeeId, direction, direction_source AS directionSource, occurred_at_ms AS occurredAtMs,
	time_zone AS timeZone, offset_minutes AS offsetMinutes, method, confidence, similarity,
	liveness_score AS livenessScore, template_contract_id AS templateContractId, clock_state AS clockState,
	estimated_at_ms AS estimatedAtMs, work_date AS workDate, shift_code AS shiftCode, shift_start_ms AS shiftStartMs,
	shift_end_ms AS shiftEndMs, grace_minutes AS graceMinutes, note,
	recorded_at_ms AS recordedAtMs, corrects
	FROM attendance_events WHERE chain_seq > @chainSeq ORDER BY chain_seq LIMIT @limit`;

const auditRow = z.object({
	...linkShape,
	auditKey: z.int(),
	atMs: z.int(),
	action: z.string(),
	actor: z.string().nullable(),
	subject: z.string().nullable(),
	detailJson: z.string().nullable(),
});
const AUDIT = `SELECT ${LINK_COLUMNS}, audit_key AS auditKey, at_ms AS atMs, action, actor, subject,
	detail_json AS detailJson FROM audit WHERE chain_seq > @chainSeq ORDER BY chain_seq LIMIT @limit`;

interface Link {
	readonly chainSeq: number;
	readonly chainVersion: number;
	readonly salt: Uint8Array | null;
	readonly personalDigest: Uint8Array;
	readonly prevHash: Uint8Array;
	readonly hash: Uint8Array;
}

interface Entry {
	readonly link: Link;
	readonly record: ChainRecord;
	/** What an erasure clears; the salt goes with it, and never alone. */
	readonly erasable: readonly unknown[];
	readonly name: string;
	/** null for an audit entry. */
	readonly kioskSeq: number | null;
	/** Says that the numbers of the events go on further up: some before it were lost. */
	readonly continuesLog: boolean;
}

/**
 * Reads events and audit entries in the order of the chain, page by page. Finds what was altered, removed, inserted,
 * reordered or cut off; a whole older copy of the database put in place of this one is for signed checkpoints to find.
 * Runs in one read transaction, so a kiosk that goes on recording beside it does not disturb it.
 */
export function verifyLog(connection: Connection): LogVerification {
	return connection.readTransaction(() => {
		const steps = walk(connection, { stopsAtHead: false });
		for (;;) {
			const step = steps.next();
			if (step.done) return step.value;
		}
	});
}

/**
 * The same in pieces, each of some milliseconds, for the process that records meanwhile: checks what was there when it
 * began. Yields how many records are done.
 */
export function verifyLogInPieces(connection: Connection): Generator<number, LogVerification> {
	return walk(connection, { stopsAtHead: true });
}

function* walk(
	connection: Connection,
	{ stopsAtHead }: { readonly stopsAtHead: boolean },
): Generator<number, LogVerification> {
	const head = createLogHeadStore(connection).read();
	let prevHash: Uint8Array = new Uint8Array(32);
	let chainSeq = 0;
	let kioskSeq = 0;
	let hasGap = false;
	for (const entry of mergeByChainSeq(readEvents(connection), readAudit(connection))) {
		if (stopsAtHead && chainSeq === head.chainSeq) break;
		if (chainSeq > 0 && chainSeq % PAGE === 0) yield chainSeq;
		if (entry.link.chainSeq > chainSeq + 1)
			return { ok: false, chainSeq: chainSeq + 1, problem: "missing", record: null };
		const isNumbered = entry.kioskSeq === null || goesOn(kioskSeq, entry.kioskSeq - 1, hasGap);
		const isNext = entry.link.chainSeq > chainSeq && isNumbered;
		if (!isNext || !isIntact(entry, prevHash))
			return { ok: false, chainSeq: entry.link.chainSeq, problem: "altered", record: entry.name };
		chainSeq = entry.link.chainSeq;
		kioskSeq = entry.kioskSeq ?? kioskSeq;
		hasGap = entry.continuesLog || (hasGap && entry.kioskSeq === null);
		prevHash = entry.link.hash;
	}
	if (chainSeq < head.chainSeq) return { ok: false, chainSeq: chainSeq + 1, problem: "missing", record: null };
	if (chainSeq > head.chainSeq || !goesOn(kioskSeq, head.kioskSeq, hasGap) || !isSame(prevHash, head.hash))
		return { ok: false, chainSeq: head.chainSeq + 1, problem: "altered", record: null };
	return { ok: true, records: chainSeq };
}

/** Whether the last number that was given out may be `upTo`: the last event's, or any later one where the log says so. */
function goesOn(kioskSeq: number, upTo: number, hasGap: boolean): boolean {
	return hasGap ? upTo >= kioskSeq : upTo === kioskSeq;
}

function isIntact({ link, record, erasable }: Entry, prevHash: Uint8Array): boolean {
	const isPersonalIntact =
		link.salt === null
			? erasable.every((value) => value === null)
			: isSame(digestPersonal(link.salt, record.personal), link.personalDigest);
	return (
		isPersonalIntact &&
		link.chainVersion <= CHAIN_VERSION &&
		isSame(link.prevHash, prevHash) &&
		isSame(hashRecord(prevHash, record.public, link.personalDigest), link.hash)
	);
}

function isSame(left: Uint8Array, right: Uint8Array): boolean {
	return Buffer.compare(left, right) === 0;
}

function* readEvents(connection: Connection): Generator<Entry> {
	for (const row of pages(connection.query(EVENTS, eventRow))) {
		const { chainSeq, kioskSeq, employeeId, similarity, livenessScore, note } = row;
		const erasable = [employeeId, similarity, livenessScore, note];
		yield {
			link: row,
			record: eventRecord(chainSeq, row, row.chainVersion),
			erasable,
			name: row.eventId,
			kioskSeq,
			continuesLog: false,
		};
	}
}

function* readAudit(connection: Connection): Generator<Entry> {
	for (const row of pages(connection.query(AUDIT, auditRow))) {
		const erasable = [row.actor, row.subject, row.detailJson];
		const name = `audit:${row.auditKey}`;
		const record = auditRecord(row.chainSeq, row, row.chainVersion);
		yield { link: row, record, erasable, name, kioskSeq: null, continuesLog: row.action === LOG_CONTINUED };
	}
}

function* pages<Row extends { readonly chainSeq: number }>(query: Query<Row>): Generator<Row> {
	let chainSeq = -1;
	for (;;) {
		const page = query.all({ chainSeq, limit: PAGE });
		yield* page;
		const last = page.at(-1);
		if (!last || page.length < PAGE) return;
		chainSeq = last.chainSeq;
	}
}

function* mergeByChainSeq(left: Generator<Entry>, right: Generator<Entry>): Generator<Entry> {
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
