// A checkpoint says, signed, how the log stood at a moment. Whoever keeps one can show later whether the log behind it was
// rewritten, and whether an older copy of the database was put in its place.

/**
 * Why it was made: so many records since the last one, a day since, the kiosk was stopped, records were purged, or an
 * administrator accepted a database that is older than its newest checkpoint.
 */
export const checkpointReasons = ["records", "day", "stop", "purge", "restored"] as const;
export type CheckpointReason = (typeof checkpointReasons)[number];

/** A place in the log: the last record up to it, and what its hash was. */
export interface LogPosition {
	readonly chainSeq: number;
	readonly kioskSeq: number;
	/** 64 hex digits; zeros before the first record. */
	readonly hash: string;
}

export interface CheckpointFacts {
	readonly checkpointId: string;
	/** 1, 2, 3, ... on this kiosk without gaps. */
	readonly number: number;
	readonly reason: CheckpointReason;
	readonly kioskId: string;
	readonly atMs: number;
	readonly head: LogPosition;
	/** Records up to here were purged: verification begins behind it. chainSeq 0 where nothing was. */
	readonly base: LogPosition;
	/** SHA-256 of the statement before, hex; null for the first. */
	readonly previous: string | null;
	/** Raw Ed25519 key, base64. */
	readonly publicKey: string;
}

/** The statement as it was signed, byte for byte: nobody has to know how to write it again to check the signature. */
export interface SignedCheckpoint {
	readonly statement: string;
	/** Over the statement's UTF-8 bytes, base64. */
	readonly signature: string;
}

export interface LogCheckpoint extends CheckpointFacts, SignedCheckpoint {}

export const CHECKPOINT_STATEMENT_TYPE = "hadir.log.checkpoint.v1";

/** JSON with the names that leave the kiosk. */
export function toCheckpointStatement(facts: CheckpointFacts): string {
	const { head, base } = facts;
	return JSON.stringify({
		type: CHECKPOINT_STATEMENT_TYPE,
		id: facts.checkpointId,
		kiosk_id: facts.kioskId,
		number: facts.number,
		reason: facts.reason,
		time: new Date(facts.atMs).toISOString(),
		chain_seq: head.chainSeq,
		kiosk_seq: head.kioskSeq,
		head_hash: head.hash,
		begins_after: { chain_seq: base.chainSeq, kiosk_seq: base.kioskSeq, hash: base.hash },
		previous: facts.previous,
		public_key: facts.publicKey,
	});
}

/** Records that may come before the next one is signed: what a rewriting of the newest part could go back to. */
export const RECORDS_A_CHECKPOINT = 500;
const DAY_MS = 86_400_000;

/**
 * Why one is due now; null when none is. A kiosk at which nothing happened says nothing new, so it is due for records only.
 * A clock that was set back must not put it off for years, hence the absolute difference.
 */
export function dueCheckpoint(
	newest: Pick<CheckpointFacts, "head" | "atMs"> | null,
	head: Pick<LogPosition, "chainSeq">,
	nowMs: number,
): Extract<CheckpointReason, "records" | "day"> | null {
	const newRecords = head.chainSeq - (newest?.head.chainSeq ?? 0);
	if (newRecords <= 0) return null;
	if (newRecords >= RECORDS_A_CHECKPOINT) return "records";
	return newest === null || Math.abs(nowMs - newest.atMs) >= DAY_MS ? "day" : null;
}
