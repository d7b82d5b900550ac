// Whose face or data was erased, as digests that tell nothing: a backup of before is cleaned of them when it is put back.
import { createHash } from "node:crypto";
import { z } from "zod";
import type { ErasureScope } from "../../core/domain/rights/erasure.ts";
import type { Connection } from "../database/connection.ts";

const uidRow = z.object({ uid: z.instanceof(Uint8Array) });

/** Of 28 random bytes: nobody guesses what it was made of. */
export function digestOfUid(uid: Uint8Array): Uint8Array {
	return createHash("sha256").update("hadir.erased-person.v1").update(uid).digest();
}

export function prepareErasedUids(connection: Connection) {
	// An entry that became part of this one is in backups of before under a uid of its own.
	const uids = connection.query(
		`SELECT person_uid AS uid FROM people
		 WHERE person_uid IS NOT NULL AND (person_key = @personKey OR (removed_at_ms IS NOT NULL AND employee_id IN (
			SELECT employee_id FROM former_employee_ids WHERE person_key = @personKey)))`,
		uidRow,
	);
	const keep = connection.command(
		`INSERT INTO erased_uids (uid_digest, scope, erased_at_ms) VALUES (@digest, @scope, @nowMs)
		 ON CONFLICT (uid_digest) DO UPDATE SET scope = @scope, erased_at_ms = @nowMs`,
	);
	return {
		/** Call inside the transaction that erases, before the person's ids go. */
		note(personKey: number, scope: ErasureScope, nowMs: number): void {
			for (const { uid } of uids.all({ personKey })) keep.run({ digest: digestOfUid(uid), scope, nowMs });
		},
	};
}
