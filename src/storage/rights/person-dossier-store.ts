// What is kept of one person in tables that nobody else reads by person, for the access export.
import { z } from "zod";
import type { PersonDossierStore } from "../../core/ports/person-dossiers.ts";
import type { Connection } from "../database/connection.ts";
import { jsonField } from "../database/json-field.ts";
import { blobField } from "../database/row-schemas.ts";
import { unseal } from "../keys/envelope.ts";
import type { Keyring } from "../keys/keyring.ts";
import { cropContext } from "../people/crop-statements.ts";
import { ABOUT_PERSON_IN_AUDIT } from "./erasure-items.ts";

const detail = jsonField(z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])));
const nullableTime = z.int().nullable();

function prepare(connection: Connection) {
	return {
		group: connection.query(
			"SELECT g.name FROM group_members m JOIN employee_groups g USING (group_id) WHERE m.person_key = @personKey",
			z.object({ name: z.string() }),
		),
		pictures: connection.query(
			`SELECT crop_id AS cropId, pose, created_at_ms AS takenAtMs, sealed_image AS sealedImage FROM enrollment_crops
			 WHERE person_key = @personKey ORDER BY crop_key`,
			z.object({ cropId: z.string(), pose: z.string(), takenAtMs: z.int(), sealedImage: blobField }),
		),
		evidence: connection.query(
			`SELECT event_id AS eventId, taken_at_ms AS takenAtMs FROM evidence_photos WHERE person_key = @personKey
			 ORDER BY taken_at_ms`,
			z.object({ eventId: z.string(), takenAtMs: z.int() }),
		),
		pin: connection.query(
			"SELECT set_at_ms AS setAtMs FROM employee_pins WHERE person_key = @personKey",
			z.object({ setAtMs: z.int() }),
		),
		badges: connection.query(
			`SELECT number, issued_at_ms AS issuedAtMs, revoked_at_ms AS revokedAtMs FROM badges
			 WHERE person_key = @personKey ORDER BY number`,
			z.object({ number: z.int(), issuedAtMs: z.int(), revokedAtMs: nullableTime }),
		),
		externalIds: connection.query(
			`SELECT coalesce(t.name, x.target) AS target, x.external_id AS externalId FROM external_ids x
			 LEFT JOIN targets t ON t.target_id = x.target WHERE x.person_key = @personKey
			 UNION SELECT coalesce(t.name, l.target), l.external_id FROM target_people l
			 LEFT JOIN targets t ON t.target_id = l.target WHERE l.employee_id IN (SELECT value FROM json_each(@ids))
			 ORDER BY 1, 2`,
			z.object({ target: z.string(), externalId: z.string() }),
		),
		audit: connection.query(
			`SELECT at_ms AS atMs, action, actor, coalesce(detail_json, '{}') AS detail FROM audit
			 WHERE ${ABOUT_PERSON_IN_AUDIT} ORDER BY audit_key`,
			z.object({ atMs: z.int(), action: z.string(), actor: z.string().nullable(), detail }),
		),
		deliveries: connection.query(
			`SELECT coalesce(t.name, o.target) AS target, count(o.delivered_at_ms) AS delivered,
				sum(o.delivered_at_ms IS NULL AND o.skipped_at_ms IS NULL) AS waiting,
				min(o.delivered_at_ms) AS firstAtMs, max(o.delivered_at_ms) AS lastAtMs
			 FROM outbox o LEFT JOIN targets t ON t.target_id = o.target
			 WHERE o.person_key = @personKey GROUP BY o.target ORDER BY 1`,
			z.object({
				target: z.string(),
				delivered: z.int(),
				waiting: z.int(),
				firstAtMs: nullableTime,
				lastAtMs: nullableTime,
			}),
		),
	};
}

export function createPersonDossierStore(deps: {
	readonly connection: Connection;
	readonly keyring: Pick<Keyring, "find">;
}): PersonDossierStore {
	const statements = prepare(deps.connection);
	return {
		read: ({ personKey, employeeIds }) => {
			const parameters = { personKey, ids: JSON.stringify(employeeIds) };
			const key = deps.keyring.find(personKey);
			return {
				groupName: statements.group.get(parameters)?.name ?? null,
				pictures: statements.pictures.all(parameters).map(({ cropId, sealedImage, ...picture }) => ({
					...picture,
					image: key && unseal(key, sealedImage, cropContext({ cropId, personKey })),
				})),
				evidencePhotos: statements.evidence.all(parameters),
				pinSetAtMs: statements.pin.get(parameters)?.setAtMs ?? null,
				badges: statements.badges.all(parameters),
				externalIds: statements.externalIds.all(parameters),
				audit: statements.audit.all(parameters),
				deliveries: statements.deliveries.all(parameters),
			};
		},
	};
}
