// Evidence pictures, sealed under the person's data key with the event and the person as associated data. Whoever destroys
// the key erases them: a trigger does it in the same transaction.
import { z } from "zod";
import type { EvidencePhotoStore } from "../../core/ports/evidence-photos.ts";
import type { Connection } from "../database/connection.ts";
import { blobField } from "../database/row-schemas.ts";
import { type SealContext, seal, unseal } from "../keys/envelope.ts";
import type { Keyring } from "../keys/keyring.ts";

const IS_OVER = "(taken_at_ms < @beforeMs OR erase_at_ms <= @nowMs)";

function photoContext(eventId: string, personKey: number): SealContext {
	return ["hadir.evidence-photo.v1", eventId, personKey];
}

export interface EvidencePhotoStoreDeps {
	readonly connection: Connection;
	readonly keyring: Pick<Keyring, "find">;
}

export function createEvidencePhotoStore({ connection, keyring }: EvidencePhotoStoreDeps): EvidencePhotoStore {
	const consent = connection.query(
		`SELECT consent_version AS version FROM people
		 WHERE employee_id = @employeeId AND removed_at_ms IS NULL AND consent_withdrawn_at_ms IS NULL`,
		z.object({ version: z.string().nullable() }),
	);
	const owner = connection.query(
		`SELECT p.person_key AS personKey FROM people p JOIN attendance_events e ON e.person_key = p.person_key
		 WHERE e.event_id = @eventId AND p.employee_id = @employeeId AND p.removed_at_ms IS NULL`,
		z.object({ personKey: z.int() }),
	);
	const insert = connection.command(
		`INSERT OR IGNORE INTO evidence_photos (event_id, person_key, sealed_image, taken_at_ms, erase_at_ms)
		 VALUES (@eventId, @personKey, @sealedImage, @takenAtMs, @eraseAtMs)`,
	);
	const one = connection.query(
		"SELECT person_key AS personKey, sealed_image AS sealedImage FROM evidence_photos WHERE event_id = @eventId",
		z.object({ personKey: z.int(), sealedImage: blobField }),
	);
	const count = connection.query(
		`SELECT (SELECT count(*) FROM evidence_photos) AS stored,
			(SELECT count(*) FROM evidence_photos WHERE ${IS_OVER}) AS old`,
		z.object({ stored: z.int(), old: z.int() }),
	);
	const erase = connection.command(
		`DELETE FROM evidence_photos WHERE event_id IN (
			SELECT event_id FROM evidence_photos WHERE ${IS_OVER} LIMIT @limit)`,
	);
	const eraseOf = connection.command(
		`DELETE FROM evidence_photos WHERE person_key = (
			SELECT person_key FROM people WHERE employee_id = @employeeId AND removed_at_ms IS NULL)`,
	);
	return {
		consentVersion: (employeeId) => consent.get({ employeeId })?.version ?? null,
		add: ({ eventId, employeeId, image, takenAtMs, eraseAtMs }) =>
			connection.transaction(() => {
				const personKey = owner.get({ eventId, employeeId })?.personKey;
				const key = personKey === undefined ? null : keyring.find(personKey);
				if (personKey === undefined || key === null) return false;
				const sealedImage = seal(key, image, photoContext(eventId, personKey));
				return insert.run({ eventId, personKey, sealedImage, takenAtMs, eraseAtMs }).changes > 0;
			}),
		read: (eventId) => {
			const row = one.get({ eventId });
			const key = row && keyring.find(row.personKey);
			return row && key && unseal(key, row.sealedImage, photoContext(eventId, row.personKey));
		},
		eraseOf: (employeeId) => {
			const { changes } = eraseOf.run({ employeeId });
			if (changes > 0) connection.emptyWriteAheadLog();
			return changes;
		},
		counts: ({ beforeMs, nowMs }) => count.get({ beforeMs, nowMs }) ?? { stored: 0, old: 0 },
		eraseOld: ({ beforeMs, nowMs }, limit) => {
			const { changes } = erase.run({ beforeMs, nowMs, limit });
			if (changes < limit) connection.emptyWriteAheadLog();
			return changes;
		},
	};
}
