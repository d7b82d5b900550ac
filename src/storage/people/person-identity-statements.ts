// SQL for changing who somebody is, prepared once.
import { z } from "zod";
import type { Connection } from "../database/connection.ts";
import { blobField, employeeIdField } from "../database/row-schemas.ts";

const cropRow = z.object({ cropKey: z.int(), cropId: z.string(), sealedImage: blobField });

export function prepareIdentityStatements(connection: Connection) {
	return {
		rename: connection.command(
			`UPDATE people SET name = seal_name(@name, 'people'), updated_at_ms = @nowMs
			 WHERE employee_id = @employeeId AND removed_at_ms IS NULL`,
		),
		setActive: connection.command(
			`UPDATE people SET is_active = @isActive, is_inactive_by_hand = 1 - @isActive, updated_at_ms = @nowMs
			 WHERE employee_id = @employeeId AND removed_at_ms IS NULL`,
		),
		formerIds: connection.query(
			`SELECT f.employee_id AS employeeId FROM people p JOIN former_employee_ids f ON f.person_key = p.person_key
			 WHERE p.employee_id = @employeeId AND p.removed_at_ms IS NULL ORDER BY f.since_ms, f.employee_id`,
			z.object({ employeeId: employeeIdField }),
		),
		keepFormerId: connection.command(
			"INSERT INTO former_employee_ids (employee_id, person_key, since_ms) VALUES (@employeeId, @personKey, @nowMs)",
		),
		dropFormerId: connection.command("DELETE FROM former_employee_ids WHERE employee_id = @employeeId"),
		writeId: connection.command(
			"UPDATE people SET employee_id = @to, updated_at_ms = @nowMs WHERE person_key = @personKey",
		),
		touchTemplates: connection.command("UPDATE templates SET revision = @revision WHERE person_key = @personKey"),
		// Derived from the log for searching it, so it may go by whom a record belongs to now.
		moveLogEntries: connection.command("UPDATE log_entries SET employee_id = @to WHERE employee_id = @employeeId"),
		// What a target has not taken yet is told under the id that holds; what it has taken stays as it was told.
		rewriteUndelivered: connection.command(
			`UPDATE outbox SET body_json = json_set(body_json, '$.data.employee_id', @to)
			 WHERE person_key = @personKey AND delivered_at_ms IS NULL AND skipped_at_ms IS NULL`,
		),
		moveOutbox: connection.command("UPDATE outbox SET person_key = @into WHERE person_key = @from"),
		moveFormerIds: connection.command("UPDATE former_employee_ids SET person_key = @into WHERE person_key = @from"),
		moveExternalIds: connection.command(
			"UPDATE OR IGNORE external_ids SET person_key = @into WHERE person_key = @from",
		),
		moveGroup: connection.command("UPDATE OR IGNORE group_members SET person_key = @into WHERE person_key = @from"),
		moveLookAlikes: connection.command(
			`INSERT OR IGNORE INTO look_alikes (person_a, person_b, flagged_at_ms)
			 SELECT min(other, @into), max(other, @into), flagged_at_ms
			 FROM (SELECT CASE person_a WHEN @from THEN person_b ELSE person_a END AS other, flagged_at_ms
				FROM look_alikes WHERE person_a = @from OR person_b = @from)
			 WHERE other <> @into`,
		),
		takeConsent: connection.command(
			`UPDATE people SET (consent_version, consent_language, consent_accepted_at_ms) =
				(SELECT consent_version, consent_language, consent_accepted_at_ms FROM people WHERE person_key = @from)
			 WHERE person_key = @into AND consent_version IS NULL`,
		),
		moveTemplate: connection.command(
			`UPDATE templates SET person_key = @into, sealed_embedding = @sealedEmbedding, revision = @revision
			 WHERE template_key = @templateKey`,
		),
		crops: connection.query(
			`SELECT crop_key AS cropKey, crop_id AS cropId, sealed_image AS sealedImage FROM enrollment_crops
			 WHERE person_key = @personKey`,
			cropRow,
		),
		moveCrop: connection.command(
			"UPDATE enrollment_crops SET person_key = @into, sealed_image = @sealedImage WHERE crop_key = @cropKey",
		),
	};
}
