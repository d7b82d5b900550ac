// Enrollment pictures, sealed under the person's data key like templates, with the row's identity as associated data.
import { z } from "zod";
import type { EnrollmentCropStore, StoredCrop } from "../../core/ports/enrollment-crops.ts";
import type { Connection } from "../database/connection.ts";
import { employeeIdField, poseField, templateSourceField } from "../database/row-schemas.ts";
import { unseal } from "../keys/envelope.ts";
import type { Keyring } from "../keys/keyring.ts";
import { bumpRevision, insertTemplate, toGalleryEntry } from "../templates/template-rows.ts";
import { cropContext } from "./crop-statements.ts";
import { preparePersonStatements } from "./person-rows.ts";

const cropRow = z.object({
	cropKey: z.int(),
	cropId: z.string(),
	personKey: z.int(),
	employeeId: employeeIdField,
	sealedImage: z.instanceof(Uint8Array),
	pose: poseField,
	source: templateSourceField,
});
type CropRow = z.output<typeof cropRow>;

const CROP = `SELECT c.crop_key AS cropKey, c.crop_id AS cropId, c.person_key AS personKey, p.employee_id AS employeeId,
	c.sealed_image AS sealedImage, c.pose, c.source
	FROM enrollment_crops c JOIN people p ON p.person_key = c.person_key`;
/** Nothing is made of the picture of somebody who withdrew. */
const HAS_NO_TEMPLATE = `p.consent_withdrawn_at_ms IS NULL AND NOT EXISTS (
	SELECT 1 FROM templates t WHERE t.crop_key = c.crop_key AND t.template_contract_id = @contractId)`;

export interface CropStoreDeps {
	readonly connection: Connection;
	readonly keyring: Keyring;
}

export function createCropStore({ connection, keyring }: CropStoreDeps): EnrollmentCropStore {
	const people = preparePersonStatements(connection);
	const count = connection.query(
		`SELECT count(*) AS stored, coalesce(sum(${HAS_NO_TEMPLATE}), 0) AS waiting
		 FROM enrollment_crops c JOIN people p ON p.person_key = c.person_key`,
		z.object({ stored: z.int(), waiting: z.int() }),
	);
	const page = connection.query(
		`${CROP} WHERE c.crop_key > coalesce((SELECT crop_key FROM enrollment_crops WHERE crop_id = @afterCropId), 0)
			AND ${HAS_NO_TEMPLATE} ORDER BY c.crop_key LIMIT @limit`,
		cropRow,
	);
	const one = connection.query(`${CROP} WHERE c.crop_id = @cropId AND ${HAS_NO_TEMPLATE}`, cropRow);
	const deleteAll = connection.command("DELETE FROM enrollment_crops");

	function open(row: CropRow): StoredCrop {
		const key = keyring.find(row.personKey);
		const { cropId, employeeId, pose, source } = row;
		return { cropId, employeeId, pose, source, image: key && unseal(key, row.sealedImage, cropContext(row)) };
	}

	return {
		counts: (contractId) => count.get({ contractId }) ?? { stored: 0, waiting: 0 },
		waiting: (contractId, afterCropId, limit) => page.all({ contractId, afterCropId, limit }).map(open),
		addTemplate: (cropId, template) =>
			connection.transaction(() => {
				const row = one.get({ cropId, contractId: template.templateContractId });
				const dataKey = row && keyring.find(row.personKey);
				if (!row || !dataKey || row.employeeId !== template.employeeId) return null;
				const revision = bumpRevision(people);
				const writing = { statements: people, protection: keyring.templates };
				insertTemplate(writing, dataKey, template, { personKey: row.personKey, cropKey: row.cropKey, revision });
				return { revision, upserted: [toGalleryEntry(template)], removedTemplateIds: [] };
			}),
		eraseAll: () => {
			const { changes } = deleteAll.run();
			connection.emptyWriteAheadLog();
			return changes;
		},
	};
}
