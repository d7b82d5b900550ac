// Holds the log against the checkpoints that were signed of it: those in the database, and those that somebody kept.
import type { LogTrouble } from "../../core/domain/attendance/log-check.ts";
import type { LogCheckpoint, LogPosition, SignedCheckpoint } from "../../core/domain/attendance/log-checkpoint.ts";
import type { Connection } from "../database/connection.ts";
import { digestStatement, openCheckpoint } from "./checkpoint-statement.ts";
import { createLogPlaces } from "./log-base.ts";
import { prepareCheckpoints } from "./log-checkpoint-store.ts";
import type { LogRecord } from "./log-records.ts";

export interface LogProofs {
	/** This kiosk's own key; null where it cannot be read from here. Then signatures are checked, not whose they are. */
	readonly publicKey: Uint8Array | null;
	/** Checkpoints from outside the database: of the file beside it, and of a receiver. */
	readonly kept: readonly SignedCheckpoint[];
}

const PAGE = 200;
const nameless = { ok: false, record: null, kind: null } as const;

interface CheckpointMarks {
	/** Of a record that is intact: whether it is the one that checkpoints of its place say. */
	judge(record: LogRecord): LogTrouble | null;
	/** Checkpoints in the database that the log was held against. */
	count(): number;
}

/** Checkpoints in the order of the places that they are about. One that does not open is judged by itself, afterwards. */
export function createCheckpointMarks(connection: Connection, { kept }: LogProofs, base: LogPosition): CheckpointMarks {
	const stored = readStored(connection);
	const outside = kept.flatMap((one) => openCheckpoint(one) ?? []).sort((one, other) => placeOf(one) - placeOf(other));
	let held = 0;
	/** Up to here the log is what was signed. */
	let provenSeq = base.chainSeq;
	let next = nextStored();

	function nextStored(): LogCheckpoint | null {
		// Not `for ... of`: leaving such a loop ends what it walks over.
		for (let step = stored.next(); !step.done; step = stored.next()) {
			const { checkpoint } = step.value;
			if (checkpoint && placeOf(checkpoint) > base.chainSeq) return checkpoint;
		}
		return null;
	}

	function judgeOne(checkpoint: LogCheckpoint, { link, atMs }: LogRecord): LogTrouble | null {
		if (checkpoint.head.hash === Buffer.from(link.hash).toString("hex")) return null;
		return {
			...nameless,
			chainSeq: provenSeq + 1,
			problem: "rewritten",
			recordAtMs: atMs,
			checkpoint: checkpoint.number,
		};
	}

	return {
		judge(record) {
			const { chainSeq } = record.link;
			while (next && placeOf(next) <= chainSeq) {
				const trouble = placeOf(next) === chainSeq ? judgeOne(next, record) : null;
				if (trouble) return trouble;
				held += 1;
				provenSeq = chainSeq;
				next = nextStored();
			}
			for (const checkpoint of outside) {
				const trouble = placeOf(checkpoint) === chainSeq ? judgeOne(checkpoint, record) : null;
				if (trouble) return trouble;
			}
			return null;
		},
		count: () => held,
	};
}

/** The checkpoints among themselves: numbers without gaps, each naming the one before, signed, by one kiosk. */
export function judgeCheckpoints(connection: Connection, { publicKey }: LogProofs): LogTrouble | null {
	const { head, base } = createLogPlaces(connection);
	const headSeq = head().chainSeq;
	let before: LogCheckpoint | null = null;
	let expected = 1;
	for (const { checkpoint } of readStored(connection)) {
		const problem = checkpoint === null ? "checkpoint" : problemOf(checkpoint, before, headSeq);
		const chainSeq = problem === "older" ? headSeq + 1 : (before?.head.chainSeq ?? 0) + 1;
		const recordAtMs = checkpoint?.atMs ?? null;
		if (problem !== null || checkpoint === null)
			return { ...nameless, chainSeq, problem: problem ?? "checkpoint", recordAtMs, checkpoint: expected };
		before = checkpoint;
		expected += 1;
	}
	const isOwn = publicKey === null || before === null || before.publicKey === Buffer.from(publicKey).toString("base64");
	if (!isOwn)
		return { ...nameless, chainSeq: 1, problem: "foreign", recordAtMs: before?.atMs ?? null, checkpoint: expected - 1 };
	// Records may only be gone from the beginning where the newest checkpoint says so.
	const signedSeq = before?.base.chainSeq ?? 0;
	const begins = base();
	if (signedSeq === begins.chainSeq && (signedSeq === 0 || before?.base.hash === begins.hash)) return null;
	return {
		...nameless,
		chainSeq: signedSeq + 1,
		problem: "missing",
		recordAtMs: null,
		checkpoint: before?.number ?? null,
	};
}

/** A key may change only where an administrator accepted a database: a kiosk never goes on signing another one's log. */
function problemOf(
	checkpoint: LogCheckpoint,
	before: LogCheckpoint | null,
	headSeq: number,
): "checkpoint" | "foreign" | "older" | null {
	const isNext = checkpoint.number === (before?.number ?? 0) + 1;
	const previous = before && digestStatement(before.statement);
	if (!isNext || checkpoint.previous !== previous) return "checkpoint";
	if (before && before.publicKey !== checkpoint.publicKey && checkpoint.reason !== "restored") return "foreign";
	return placeOf(checkpoint) > headSeq ? "older" : null;
}

/** What was kept outside, where the walk over the records could not see it: ahead of the log, purged, or not this kiosk's. */
export function judgeKept(connection: Connection, proofs: LogProofs): LogTrouble | null {
	const { head, base } = createLogPlaces(connection);
	const stored = prepareCheckpoints(connection);
	const newest = stored.newest.get();
	const ownKey =
		proofs.publicKey === null
			? ((newest && openCheckpoint(newest)?.publicKey) ?? null)
			: Buffer.from(proofs.publicKey).toString("base64");
	for (const signed of proofs.kept) {
		const kept = openCheckpoint(signed);
		if (kept === null) return { ...nameless, chainSeq: 1, problem: "unreadable", recordAtMs: null, checkpoint: null };
		const told = { ...nameless, recordAtMs: kept.atMs, checkpoint: kept.number };
		if (ownKey !== null && kept.publicKey !== ownKey) return { ...told, chainSeq: 1, problem: "foreign" };
		if (placeOf(kept) > head().chainSeq) return { ...told, chainSeq: head().chainSeq + 1, problem: "older" };
		const isPurged = placeOf(kept) < base().chainSeq;
		if (isPurged && stored.byNumber.get({ number: kept.number })?.statement !== kept.statement)
			return { ...told, chainSeq: 1, problem: "rewritten" };
	}
	return null;
}

function placeOf({ head }: LogCheckpoint): number {
	return head.chainSeq;
}

/** In the order of their numbers, page by page; null for one that does not open. */
function* readStored(connection: Connection): Generator<{ readonly checkpoint: LogCheckpoint | null }> {
	const { after } = prepareCheckpoints(connection);
	let number = Number.MIN_SAFE_INTEGER;
	for (;;) {
		const page = after.all({ number, limit: PAGE });
		for (const row of page) yield { checkpoint: matching(row) };
		const last = page.at(-1);
		if (!last || page.length < PAGE) return;
		number = last.number;
	}
}

/** A row whose number is not the one that was signed was moved. */
function matching({ number, ...signed }: SignedCheckpoint & { readonly number: number }): LogCheckpoint | null {
	const checkpoint = openCheckpoint(signed);
	return checkpoint?.number === number ? checkpoint : null;
}
