// Consents that were taken back after a backup was made: whoever withdrew is not recognised again because it is put back
// (UU PDP 27/2022, article 9).
import { z } from "zod";
import type { Connection } from "../database/connection.ts";
import { prepareConsentStatements } from "../rights/consent-statements.ts";
import { orNull, prepareRawRows, readable } from "./salvage-rows.ts";

const takenByRow = z.object({ takenBy: z.string().nullable() });

/** Of people who are in both databases; newcomers bring theirs along. */
export function salvageWithdrawals(source: Connection, target: Connection): void {
	const people = orNull(() => prepareRawRows(source, "people", "person_key"));
	const takenBy = orNull(() =>
		source.query(
			`SELECT withdrawal_taken_by AS takenBy FROM consent_records WHERE person_key = @personKey
			 ORDER BY consent_key DESC LIMIT 1`,
			takenByRow,
		),
	);
	if (!people) return;
	const consenting = target.query(
		`SELECT count(*) AS found FROM people WHERE person_key = @personKey AND created_at_ms = @createdAtMs
			AND removed_at_ms IS NULL AND consent_withdrawn_at_ms IS NULL`,
		z.object({ found: z.int() }),
	);
	const consents = prepareConsentStatements(target);
	// A face that is in the backup is still to be erased, whatever became of it here.
	const noteErased = target.command(
		`UPDATE people SET face_erased_at_ms = @faceErasedAtMs WHERE person_key = @personKey
			AND NOT EXISTS (SELECT 1 FROM templates t WHERE t.person_key = people.person_key)`,
	);
	for (const found of readable(0, people.next)) {
		if (found === "damaged") continue;
		const { key: personKey, row } = found;
		const { consent_withdrawn_at_ms: atMs, withdrawal_reference: reference, face_erased_at_ms: faceErasedAtMs } = row;
		if (typeof atMs !== "number" || row["removed_at_ms"] !== null) continue;
		if (consenting.get({ personKey, createdAtMs: row["created_at_ms"] ?? null })?.found !== 1) continue;
		const withdrawal = {
			personKey,
			atMs,
			takenBy: orNull(() => takenBy?.get({ personKey }) ?? null)?.takenBy ?? "restore",
		};
		if (consents.end.run(withdrawal).changes === 0) consents.object.run(withdrawal);
		consents.stop.run({ personKey, atMs, reference: reference ?? null });
		noteErased.run({ personKey, faceErasedAtMs: faceErasedAtMs ?? null });
	}
}
