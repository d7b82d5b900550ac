// SQL for consents and their history, for whoever has a transaction open.
import { z } from "zod";
import { languages } from "../../core/domain/settings.ts";
import type { Connection } from "../database/connection.ts";
import { employeeIdField } from "../database/row-schemas.ts";

const historyRow = z.object({
	version: z.string().nullable(),
	language: z.enum(languages).nullable(),
	acceptedAtMs: z.int().nullable(),
	takenBy: z.string().nullable(),
	withdrawnAtMs: z.int().nullable(),
	withdrawalTakenBy: z.string().nullable(),
});
export type ConsentRow = z.output<typeof historyRow>;

export function prepareConsentStatements(connection: Connection) {
	return {
		history: connection.query(
			`SELECT c.version, c.language, c.accepted_at_ms AS acceptedAtMs, c.taken_by AS takenBy,
				c.withdrawn_at_ms AS withdrawnAtMs, c.withdrawal_taken_by AS withdrawalTakenBy
			 FROM consent_records c JOIN people p ON p.person_key = c.person_key
			 WHERE p.employee_id = @employeeId AND p.removed_at_ms IS NULL ORDER BY c.consent_key DESC`,
			historyRow,
		),
		/** The same consent is in the history once, however often it is enrolled under it. */
		keep: connection.command(
			`INSERT INTO consent_records (person_key, version, language, accepted_at_ms, taken_by)
			 SELECT @personKey, @consentVersion, @consentLanguage, @consentAcceptedAtMs, @takenBy
			 WHERE NOT EXISTS (SELECT 1 FROM consent_records WHERE person_key = @personKey
				AND version = @consentVersion AND accepted_at_ms = @consentAcceptedAtMs)`,
		),
		end: connection.command(
			`UPDATE consent_records SET withdrawn_at_ms = @atMs, withdrawal_taken_by = @takenBy
			 WHERE consent_key = (SELECT max(consent_key) FROM consent_records WHERE person_key = @personKey)
				AND withdrawn_at_ms IS NULL`,
		),
		object: connection.command(
			`INSERT INTO consent_records (person_key, withdrawn_at_ms, withdrawal_taken_by)
			 VALUES (@personKey, @atMs, @takenBy)`,
		),
		stop: connection.command(
			`UPDATE people SET consent_version = NULL, consent_language = NULL, consent_accepted_at_ms = NULL,
				consent_withdrawn_at_ms = @atMs, withdrawal_reference = @reference, face_erased_at_ms = NULL,
				updated_at_ms = @atMs
			 WHERE person_key = @personKey`,
		),
		deleteOfPerson: connection.command("DELETE FROM consent_records WHERE person_key = @personKey"),
		moveToPerson: connection.command("UPDATE consent_records SET person_key = @into WHERE person_key = @from"),
		reference: connection.query(
			`SELECT withdrawal_reference AS reference FROM people WHERE employee_id = @employeeId AND removed_at_ms IS NULL`,
			z.object({ reference: z.string().nullable() }),
		),
		pending: connection.query(
			`SELECT employee_id AS employeeId, open_name(name, 'people') AS name,
				consent_withdrawn_at_ms AS withdrawnAtMs FROM people
			 WHERE removed_at_ms IS NULL AND consent_withdrawn_at_ms IS NOT NULL AND face_erased_at_ms IS NULL
			 ORDER BY consent_withdrawn_at_ms, person_key`,
			z.object({ employeeId: employeeIdField, name: z.string(), withdrawnAtMs: z.int() }),
		),
	};
}

export type ConsentStatements = ReturnType<typeof prepareConsentStatements>;
