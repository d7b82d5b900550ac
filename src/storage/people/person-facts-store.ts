// What a list of people shows beside their names: seen when, how good their templates are, in which group.
import { z } from "zod";
import { AppError } from "../../core/domain/errors.ts";
import type { PersonFactsStore } from "../../core/ports/person-identities.ts";
import type { Connection } from "../database/connection.ts";
import { employeeIdField } from "../database/row-schemas.ts";
import { unseal } from "../keys/envelope.ts";
import type { Keyring } from "../keys/keyring.ts";
import { cropContext } from "./crop-statements.ts";

const factsRow = z.object({
	employeeId: employeeIdField,
	lastSeenAtMs: z.int().nullable(),
	lowestQuality: z.number().nullable(),
	groupName: z.string().nullable(),
});
const pictureRow = z.object({ cropId: z.string(), personKey: z.int(), sealedImage: z.instanceof(Uint8Array) });

/** One index seek an id: ten thousand people cost ten thousand seeks, not a walk over the log. */
const FACTS = `SELECT p.employee_id AS employeeId,
	(SELECT max(seen.at_ms) FROM (
		SELECT (SELECT e.occurred_at_ms FROM attendance_events e WHERE e.employee_id = ids.employee_id
			ORDER BY e.kiosk_seq DESC LIMIT 1) AS at_ms
		FROM (SELECT p.employee_id UNION ALL
			SELECT f.employee_id FROM former_employee_ids f WHERE f.person_key = p.person_key) ids
	) seen) AS lastSeenAtMs,
	(SELECT min(t.quality) FROM templates t WHERE t.person_key = p.person_key AND t.template_contract_id = @contractId)
		AS lowestQuality,
	g.name AS groupName
	FROM people p
	LEFT JOIN group_members m ON m.person_key = p.person_key
	LEFT JOIN employee_groups g ON g.group_id = m.group_id
	WHERE p.removed_at_ms IS NULL`;

export function createPersonFactsStore(deps: {
	readonly connection: Connection;
	readonly keyring: Pick<Keyring, "find">;
}): PersonFactsStore {
	const { connection, keyring } = deps;
	const facts = connection.query(FACTS, factsRow);
	const picture = connection.query(
		`SELECT c.crop_id AS cropId, c.person_key AS personKey, c.sealed_image AS sealedImage
		 FROM people p JOIN enrollment_crops c ON c.person_key = p.person_key
		 WHERE p.employee_id = @employeeId AND p.removed_at_ms IS NULL
		 ORDER BY c.pose <> 'front', c.crop_key DESC LIMIT 1`,
		pictureRow,
	);
	return {
		list: (contractId) => facts.all({ contractId }),
		picture(employeeId) {
			const row = picture.get({ employeeId });
			const dataKey = row && keyring.find(row.personKey);
			if (!row || !dataKey) return null;
			const image = unseal(dataKey, row.sealedImage, cropContext(row));
			if (!image) throw new AppError("STORAGE_UNAVAILABLE", { reason: "PICTURE_ALTERED" });
			return image;
		},
	};
}
