// Walks the whole chain and names the first record that is not as it was written; then whether the checkpoints fit it.
import { z } from "zod";
import type { LogCheck, LogTrouble } from "../../core/domain/attendance/log-check.ts";
import type { LogPosition } from "../../core/domain/attendance/log-checkpoint.ts";
import type { Connection } from "../database/connection.ts";
import { CHAIN_VERSION, digestPersonal, hashRecord } from "./hash-chain.ts";
import { createLogPlaces } from "./log-base.ts";
import { type LogRecord, RECORDS_A_PAGE, readLogRecords } from "./log-records.ts";
import { createCheckpointMarks, judgeCheckpoints, judgeKept, type LogProofs } from "./verify-checkpoints.ts";

/**
 * Finds what was altered, removed, inserted, reordered or cut off, and against the checkpoints what was rewritten as a
 * whole or put back from an older copy. Runs in one read transaction, so a kiosk that goes on recording does not disturb.
 */
export function verifyLog(
	connection: Connection,
	proofs: LogProofs = noProofs,
	onProgress: (records: number) => void = () => {},
): LogCheck {
	return connection.readTransaction(() => {
		const steps = walk(connection, proofs, { stopsAtHead: false });
		for (;;) {
			const step = steps.next();
			if (step.done) return step.value;
			onProgress(step.value);
		}
	});
}

/**
 * The same in pieces, each of some milliseconds, for the process that records meanwhile: checks what was there when it
 * began. Yields how many records are done.
 */
export function verifyLogInPieces(connection: Connection, proofs: LogProofs): Generator<number, LogCheck> {
	return walk(connection, proofs, { stopsAtHead: true });
}

/** What is in the database is held against itself alone. */
const noProofs: LogProofs = { publicKey: null, kept: [] };

interface Place {
	readonly chainSeq: number;
	readonly kioskSeq: number;
	readonly hash: string;
	readonly hasGap: boolean;
	/** When the record there was made. */
	readonly atMs: number | null;
}

function* walk(
	connection: Connection,
	proofs: LogProofs,
	{ stopsAtHead }: { readonly stopsAtHead: boolean },
): Generator<number, LogCheck> {
	const places = createLogPlaces(connection);
	const [head, base] = [places.head(), places.base()];
	const marks = createCheckpointMarks(connection, proofs, base);
	const isTakenTwice = prepareIsTakenTwice(connection);
	let at: Place = { ...base, hasGap: false, atMs: null };
	for (const record of readLogRecords(connection, base.chainSeq)) {
		if (stopsAtHead && at.chainSeq === head.chainSeq) break;
		const done = at.chainSeq - base.chainSeq;
		if (done > 0 && done % RECORDS_A_PAGE === 0) yield done;
		const trouble = judgeRecord(record, at, head.chainSeq) ?? marks.judge(record);
		// A purge that went on meanwhile took what was to come next: it begins elsewhere now.
		if (trouble && places.base().chainSeq > base.chainSeq) return yield* walk(connection, proofs, { stopsAtHead });
		if (trouble) return isTakenTwice(trouble) ? { ...trouble, problem: "inserted" } : trouble;
		at = follow(at, record);
	}
	const trouble = judgeEnd(at, head) ?? judgeCheckpoints(connection, proofs) ?? judgeKept(connection, proofs);
	if (trouble) return trouble;
	return { ok: true, records: at.chainSeq - base.chainSeq, checkpoints: marks.count(), beginsAfter: base.chainSeq };
}

const nameless = { ok: false, record: null, kind: null, recordAtMs: null, checkpoint: null } as const;

function missing({ chainSeq, atMs }: Place, problem: "missing" | "cut_off"): LogTrouble {
	return { ...nameless, chainSeq: chainSeq + 1, problem, recordAtMs: atMs };
}

function named({ link, name, kind, atMs }: LogRecord, problem: "altered" | "inserted"): LogTrouble {
	return { ...nameless, chainSeq: link.chainSeq, problem, record: name, kind, recordAtMs: atMs };
}

/** @param lastSeq where the log ends, as it is kept apart from the records */
function judgeRecord(entry: LogRecord, at: Place, lastSeq: number): LogTrouble | null {
	const { chainSeq } = entry.link;
	if (chainSeq <= at.chainSeq) return named(entry, "inserted");
	if (chainSeq > lastSeq) return at.chainSeq < lastSeq ? missing(at, "cut_off") : named(entry, "inserted");
	if (chainSeq > at.chainSeq + 1) return missing(at, "missing");
	const isNumbered = entry.kioskSeq === null || goesOn(at.kioskSeq, entry.kioskSeq - 1, at.hasGap);
	return isNumbered && isIntact(entry, at.hash) ? null : named(entry, "altered");
}

/** The head is kept apart from the records, so that a tail that was cut off is noticed. */
function judgeEnd(at: Place, head: LogPosition): LogTrouble | null {
	if (at.chainSeq < head.chainSeq) return missing(at, "cut_off");
	if (goesOn(at.kioskSeq, head.kioskSeq, at.hasGap) && at.hash === head.hash) return null;
	return { ...nameless, chainSeq: head.chainSeq + 1, problem: "altered" };
}

function follow(at: Place, { link, kioskSeq, continuesLog, atMs }: LogRecord): Place {
	return {
		chainSeq: link.chainSeq,
		kioskSeq: kioskSeq ?? at.kioskSeq,
		hash: Buffer.from(link.hash).toString("hex"),
		hasGap: continuesLog || (at.hasGap && kioskSeq === null),
		atMs,
	};
}

/** Whether the last number that was given out may be `upTo`: the last event's, or any later one where the log says so. */
function goesOn(kioskSeq: number, upTo: number, hasGap: boolean): boolean {
	return hasGap ? upTo >= kioskSeq : upTo === kioskSeq;
}

function isIntact(entry: LogRecord, prevHashHex: string): boolean {
	const prevHash = Buffer.from(prevHashHex, "hex");
	return isWhole(entry) && isSame(entry.link.prevHash, prevHash);
}

/** Whether a record is as it was written, whatever became of those around it. */
export function isWhole({ link, record, erasable }: LogRecord): boolean {
	const isPersonalIntact =
		link.salt === null
			? erasable.every((value) => value === null)
			: isSame(digestPersonal(link.salt, record.personal), link.personalDigest);
	return (
		isPersonalIntact &&
		link.chainVersion <= CHAIN_VERSION &&
		isSame(hashRecord(link.prevHash, record.public, link.personalDigest), link.hash)
	);
}

function isSame(left: Uint8Array, right: Uint8Array): boolean {
	return Buffer.compare(left, right) === 0;
}

/** An event and an audit entry claim one place: the one that does not fit was put in, whatever comes first. */
function prepareIsTakenTwice(connection: Connection): (trouble: LogTrouble) => boolean {
	const both = connection.query(
		`SELECT e.chain_seq AS chainSeq FROM attendance_events e JOIN audit a ON a.chain_seq = e.chain_seq
		 WHERE e.chain_seq = @chainSeq`,
		z.object({ chainSeq: z.int() }),
	);
	return ({ problem, chainSeq }) => problem === "altered" && both.get({ chainSeq }) !== null;
}
