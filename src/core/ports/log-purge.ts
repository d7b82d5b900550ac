// Removing the oldest part of the log, and what rules it.
import type { LogPosition } from "../domain/attendance/log-checkpoint.ts";
import type { LogRules, PurgeHold } from "../domain/attendance/log-rules.ts";

export interface LogRulesStore {
	/** Defaults filled in. */
	read(): LogRules;
	save(rules: LogRules): void;
}

export interface PurgePlan {
	/** The last record to go; null when none does. */
	readonly upTo: LogPosition | null;
	readonly events: number;
	/** Administrative acts among them. */
	readonly acts: number;
	/** When the first and the last of them were made; null when none goes. */
	readonly fromMs: number | null;
	readonly toMs: number | null;
	readonly heldBy: PurgeHold | null;
}

export interface LogPurgeStore {
	/**
	 * What may go of before a calendar day of the kiosk, which begins at `beforeMs`: a stretch from the beginning of the log
	 * that holds nothing undelivered and no part of a work day without the rest, corrections included. Some milliseconds a
	 * step; reads only.
	 */
	planInPieces(beforeDate: string, beforeMs: number): Generator<void, PurgePlan>;
	/** Call in the transaction that signs the checkpoint about it. Records up to there do not count from then on. */
	begin(upTo: LogPosition): void;
	/**
	 * Deletes some of what does not count any more, the newest first, in one transaction. How many records; 0 when nothing
	 * is left. Killed between two pieces, the next call goes on.
	 */
	removePiece(): number;
}
