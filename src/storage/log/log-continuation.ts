// Where the numbers of the attendance log go on after some of its records were lost: a backup was put back, or a damaged
// database was saved. Targets may know records that are not here any more, so their numbers must never be given to others.

import type { Connection } from "../database/connection.ts";
import { createAuditStore } from "./audit-store.ts";
import { createLogHeadStore, LOG_CONTINUED } from "./hash-chain.ts";

/**
 * Leaves a gap in `kiosk_seq` and says so in the log. The next number is the seconds since 1970: greater than whatever
 * was given out since the backup, by a kiosk that records less than one punch a second and whose clock is right; and
 * greater after each restore, also when the same backup is put back twice on computers that know nothing of each other.
 * Call inside the transaction that puts the rest in order. Returns the last number that is left out.
 */
export function continueLog(connection: Connection, { actor, nowMs }: { actor: string; nowMs: number }): number {
	const skippedTo = Math.max(createLogHeadStore(connection).read().kioskSeq, Math.floor(nowMs / 1000));
	skipSequence(connection, { actor, nowMs, skippedTo });
	return skippedTo;
}

/** Leaves the numbers up to `skippedTo` out. */
export function skipSequence(
	connection: Connection,
	{ actor, nowMs, skippedTo }: { readonly actor: string; readonly nowMs: number; readonly skippedTo: number },
): void {
	const head = createLogHeadStore(connection);
	const after = head.read().kioskSeq;
	createAuditStore(connection).append({
		atMs: nowMs,
		actor,
		action: LOG_CONTINUED,
		subject: null,
		detail: { after, skippedTo },
	});
	head.skipTo(skippedTo);
}
