// Consents that were taken back or given anew after a backup was made: whoever withdrew is not recognised again because it
// is put back (UU PDP 27/2022, article 9), and whoever consented again is not stopped by a withdrawal of before.
import { z } from "zod";
import type { Connection } from "../database/connection.ts";
import { type ConsentStatements, prepareConsentStatements } from "../rights/consent-statements.ts";
import { orNull, prepareInsert, prepareRawRows, type RawRow, rawRow, readable } from "./salvage-rows.ts";

const hereRow = z.object({ acceptedAtMs: z.int().nullable(), withdrawnAtMs: z.int().nullable() });

/** Of people who are in both databases, where theirs is the later word; newcomers bring theirs along. */
export function salvageConsents(source: Connection, target: Connection): void {
	const people = orNull(() => prepareRawRows(source, "people", "person_key"));
	if (!people) return;
	const here = target.query(
		`SELECT consent_accepted_at_ms AS acceptedAtMs, consent_withdrawn_at_ms AS withdrawnAtMs FROM people
		 WHERE person_key = @personKey AND created_at_ms = @createdAtMs AND removed_at_ms IS NULL`,
		hereRow,
	);
	const consents = prepareConsentStatements(target);
	const takeHistory = prepareHistory(source, target, consents);
	const takeState = prepareState(target, consents);
	for (const found of readable(0, people.next)) {
		if (found === "damaged" || found.row["removed_at_ms"] !== null) continue;
		const { key: personKey, row } = found;
		const [acceptedAtMs, withdrawnAtMs] = [
			numberOf(row, "consent_accepted_at_ms"),
			numberOf(row, "consent_withdrawn_at_ms"),
		];
		const kept = here.get({ personKey, createdAtMs: row["created_at_ms"] ?? null });
		if (!kept || momentOf({ acceptedAtMs, withdrawnAtMs }) <= momentOf(kept)) continue;
		takeHistory(personKey, { acceptedAtMs, withdrawnAtMs, row });
		takeState(personKey, { withdrawnAtMs, row });
	}
}

/** When a person last said yes or no. */
function momentOf({ acceptedAtMs, withdrawnAtMs }: z.output<typeof hereRow>): number {
	return Math.max(acceptedAtMs ?? 0, withdrawnAtMs ?? 0);
}

function numberOf(row: RawRow, column: string): number | null {
	const value = row[column];
	return typeof value === "number" ? value : null;
}

interface Word {
	readonly acceptedAtMs: number | null;
	readonly withdrawnAtMs: number | null;
	readonly row: RawRow;
}

/** The whole history where it can be read, for the backup's is the beginning of it; else at least the last word. */
function prepareHistory(source: Connection, target: Connection, consents: ConsentStatements) {
	const history = orNull(() =>
		source.query("SELECT * FROM consent_records WHERE person_key = @personKey ORDER BY consent_key", rawRow),
	);
	const insert = prepareInsert(target, "consent_records");
	return (personKey: number, { acceptedAtMs, withdrawnAtMs, row }: Word): void => {
		const records = orNull(() => history?.all({ personKey }) ?? []) ?? [];
		if (records.length > 0) {
			consents.deleteOfPerson.run({ personKey });
			// Under numbers of this database: the backup's may be theirs.
			for (const { consent_key: _, ...record } of records) insert(record);
			return;
		}
		const takenBy = "restore";
		if (withdrawnAtMs !== null) {
			const withdrawal = { personKey, atMs: withdrawnAtMs, takenBy };
			if (consents.end.run(withdrawal).changes === 0) consents.object.run(withdrawal);
		} else
			consents.keep.run({
				personKey,
				consentVersion: row["consent_version"] ?? null,
				consentLanguage: row["consent_language"] ?? null,
				consentAcceptedAtMs: acceptedAtMs,
				takenBy,
			});
	};
}

function prepareState(target: Connection, consents: ConsentStatements) {
	const accept = target.command(
		`UPDATE people SET consent_version = @version, consent_language = @language, consent_accepted_at_ms = @acceptedAtMs,
			consent_withdrawn_at_ms = NULL, withdrawal_reference = NULL, face_erased_at_ms = NULL, updated_at_ms = @acceptedAtMs
		 WHERE person_key = @personKey`,
	);
	// A face that is in the backup is still to be erased, whatever became of it here.
	const noteErased = target.command(
		`UPDATE people SET face_erased_at_ms = @faceErasedAtMs WHERE person_key = @personKey
			AND NOT EXISTS (SELECT 1 FROM templates t WHERE t.person_key = people.person_key)`,
	);
	return (personKey: number, { withdrawnAtMs, row }: Pick<Word, "withdrawnAtMs" | "row">): void => {
		if (withdrawnAtMs === null) {
			const { consent_version: version = null, consent_language: language = null } = row;
			accept.run({ personKey, version, language, acceptedAtMs: row["consent_accepted_at_ms"] ?? null });
			return;
		}
		consents.stop.run({ personKey, atMs: withdrawnAtMs, reference: row["withdrawal_reference"] ?? null });
		noteErased.run({ personKey, faceErasedAtMs: row["face_erased_at_ms"] ?? null });
	};
}
