// Signed checkpoints of the log: in the database, and the newest outside of it.
import type { LogStanding } from "../domain/attendance/log-check.ts";
import type {
	CheckpointReason,
	LogCheckpoint,
	LogPosition,
	SignedCheckpoint,
} from "../domain/attendance/log-checkpoint.ts";
import type { OutboxDraft } from "./stores.ts";

export interface NewCheckpoint {
	readonly checkpointId: string;
	readonly reason: CheckpointReason;
	readonly kioskId: string;
	readonly atMs: number;
}

export interface LogCheckpointStore {
	head(): LogPosition;
	/** null where there is none, or it does not open. */
	newest(): LogCheckpoint | null;
	hasAny(): boolean;
	/**
	 * In one transaction: signs how the log stands now, keeps it, and puts `outbox` of it in line for the targets. Throws
	 * SECRET_UNAVAILABLE, STORAGE_UNAVAILABLE; then nothing was kept.
	 */
	add(checkpoint: NewCheckpoint, outbox: (checkpoint: LogCheckpoint) => readonly OutboxDraft[]): LogCheckpoint;
	/** How the log stands to a checkpoint that somebody kept outside the database. */
	compare(kept: SignedCheckpoint): LogStanding;
}

/** The newest checkpoint in a small file beside the database, so that a database put back alone is noticed. */
export interface CheckpointAnchor {
	/** null where there is none; `unreadable` where there is something else. */
	read(): SignedCheckpoint | "unreadable" | null;
	/** On disk when it returns. Throws STORAGE_UNAVAILABLE. */
	write(checkpoint: SignedCheckpoint): void;
}
