// SQL and row shapes of people and templates.
import { z } from "zod";
import type { Employee, EmployeeSummary } from "../../core/domain/employee.ts";
import { toWithdrawal } from "../../core/domain/rights/consent-withdrawal.ts";
import { languages } from "../../core/domain/settings.ts";
import type { Command, Connection } from "../database/connection.ts";
import { blobField, employeeIdField, flagField, poseField, templateSourceField } from "../database/row-schemas.ts";

const personShape = {
	personKey: z.int(),
	employeeId: employeeIdField,
	name: z.string(),
	isActive: flagField,
	withdrawnAtMs: z.int().nullable(),
	faceErasedAtMs: z.int().nullable(),
	createdAtMs: z.int(),
	updatedAtMs: z.int(),
};
const personRow = z.object(personShape);
const summaryRow = z.object({
	...personShape,
	templateCount: z.int(),
	unusableTemplateCount: z.int(),
	consentVersion: z.string().nullable(),
	consentLanguage: z.enum(languages).nullable(),
	consentAcceptedAtMs: z.int().nullable(),
	lookAlikesJson: z.string(),
});
const lookAlikeIds = z.array(employeeIdField);
const templateRow = z.object({
	templateKey: z.int(),
	templateId: z.string(),
	personKey: z.int(),
	employeeId: employeeIdField,
	templateContractId: z.string(),
	sealedEmbedding: blobField,
	keyGeneration: z.int(),
	pose: poseField,
	quality: z.number(),
	source: templateSourceField,
	createdAtMs: z.int(),
});
export type TemplateRow = z.output<typeof templateRow>;

const PERSON_COLUMNS = `p.person_key AS personKey, p.employee_id AS employeeId, open_name(p.name, 'people') AS name, p.is_active AS isActive,
	p.consent_withdrawn_at_ms AS withdrawnAtMs, p.face_erased_at_ms AS faceErasedAtMs, p.created_at_ms AS createdAtMs, p.updated_at_ms AS updatedAtMs`;
const SUMMARY = `SELECT ${PERSON_COLUMNS},
	(SELECT count(*) FROM templates t WHERE t.person_key = p.person_key AND t.template_contract_id = @contractId)
		AS templateCount,
	(SELECT count(*) FROM templates t WHERE t.person_key = p.person_key AND t.template_contract_id <> @contractId)
		AS unusableTemplateCount,
	p.consent_version AS consentVersion, p.consent_language AS consentLanguage,
	p.consent_accepted_at_ms AS consentAcceptedAtMs,
	(SELECT json_group_array(o.employee_id) FROM (
		SELECT person_b AS person_key FROM look_alikes WHERE person_a = p.person_key
		UNION ALL SELECT person_a FROM look_alikes WHERE person_b = p.person_key
	) JOIN people o USING (person_key)) AS lookAlikesJson
	FROM people p WHERE p.removed_at_ms IS NULL`;
const TEMPLATE = `SELECT t.template_key AS templateKey, t.template_id AS templateId, t.person_key AS personKey,
	p.employee_id AS employeeId, t.template_contract_id AS templateContractId, t.sealed_embedding AS sealedEmbedding,
	t.key_generation AS keyGeneration,
	t.pose, t.quality, t.source, t.created_at_ms AS createdAtMs
	FROM templates t JOIN people p ON p.person_key = t.person_key`;

export function toEmployee(row: z.output<typeof personRow>): Employee {
	const { personKey: _, withdrawnAtMs, faceErasedAtMs, ...employee } = row;
	return { ...employee, withdrawal: toWithdrawal(withdrawnAtMs, faceErasedAtMs) };
}

export function toSummary(row: z.output<typeof summaryRow>): EmployeeSummary {
	const { consentVersion, consentLanguage, consentAcceptedAtMs, lookAlikesJson, ...person } = row;
	const consent =
		consentVersion !== null && consentLanguage !== null && consentAcceptedAtMs !== null
			? { version: consentVersion, language: consentLanguage, acceptedAtMs: consentAcceptedAtMs }
			: null;
	return {
		...toEmployee(person),
		templateCount: row.templateCount,
		unusableTemplateCount: row.unusableTemplateCount,
		consent,
		lookAlikes: lookAlikeIds.parse(JSON.parse(lookAlikesJson)).toSorted(),
	};
}

/** Every statement about people and templates, prepared once. */
export function preparePersonStatements(connection: Connection) {
	const command = (sql: string): Command => connection.command(sql);
	return {
		findPerson: connection.query(
			`SELECT ${PERSON_COLUMNS} FROM people p WHERE p.employee_id = @employeeId AND p.removed_at_ms IS NULL`,
			personRow,
		),
		listSummaries: connection.query(`${SUMMARY} ORDER BY name COLLATE NOCASE, p.employee_id`, summaryRow),
		listRoster: connection.query(
			`SELECT p.employee_id AS employeeId, open_name(p.name, 'people') AS name FROM people p
			 WHERE p.removed_at_ms IS NULL AND p.is_active = 1
			 ORDER BY name COLLATE NOCASE, p.employee_id`,
			z.object({ employeeId: employeeIdField, name: z.string() }),
		),
		findSummary: connection.query(`${SUMMARY} AND p.employee_id = @employeeId`, summaryRow),
		countPeople: connection.query(
			"SELECT count(*) AS people FROM people WHERE removed_at_ms IS NULL",
			z.object({ people: z.int() }),
		),
		anyFace: connection.query(
			`SELECT EXISTS (SELECT 1 FROM templates t JOIN people p ON p.person_key = t.person_key
				WHERE t.template_contract_id = @contractId AND p.removed_at_ms IS NULL
					AND p.consent_withdrawn_at_ms IS NULL) AS isThere`,
			z.object({ isThere: z.int() }),
		),
		formerHolder: connection.query(
			"SELECT person_key AS personKey FROM former_employee_ids WHERE employee_id = @employeeId",
			z.object({ personKey: z.int() }),
		),
		insertPerson: command(
			`INSERT INTO people (employee_id, name, consent_version, consent_language, consent_accepted_at_ms,
				created_at_ms, updated_at_ms)
			 VALUES (@employeeId, seal_name(@name, 'people'), @consentVersion, @consentLanguage, @consentAcceptedAtMs, @nowMs, @nowMs)`,
		),
		renamePerson: command(
			"UPDATE people SET name = seal_name(@name, 'people'), updated_at_ms = @nowMs WHERE person_key = @personKey",
		),
		writeConsent: command(
			`UPDATE people SET consent_version = @consentVersion, consent_language = @consentLanguage,
				consent_accepted_at_ms = @consentAcceptedAtMs, consent_withdrawn_at_ms = NULL,
				withdrawal_reference = NULL, face_erased_at_ms = NULL WHERE person_key = @personKey`,
		),
		markRemoved: command(
			`UPDATE people SET name = NULL, is_active = 0, removed_at_ms = @nowMs, updated_at_ms = @nowMs
			 WHERE person_key = @personKey`,
		),
		deleteExternalIds: command("DELETE FROM external_ids WHERE person_key = @personKey"),
		listTemplates: connection.query(`${TEMPLATE} WHERE t.person_key = @personKey ORDER BY t.template_key`, templateRow),
		templatePage: connection.query(
			`${TEMPLATE} WHERE t.template_contract_id = @contractId AND p.consent_withdrawn_at_ms IS NULL
				AND (t.person_key, t.template_key) > (@personKey, @templateKey)
			 ORDER BY t.person_key, t.template_key LIMIT @limit`,
			templateRow,
		),
		listTemplateIds: connection.query(
			"SELECT template_id AS templateId FROM templates WHERE person_key = @personKey ORDER BY template_key",
			z.object({ templateId: z.string() }),
		),
		insertTemplate: command(
			`INSERT INTO templates (template_id, person_key, template_contract_id, sealed_embedding, pose, quality,
				source, created_at_ms, revision, crop_key, key_generation)
			 VALUES (@templateId, @personKey, @contractId, @sealedEmbedding, @pose, @quality, @source, @createdAtMs,
				@revision, @cropKey, @keyGeneration)`,
		),
		deleteTemplates: command("DELETE FROM templates WHERE person_key = @personKey"),
		readRevision: connection.query("SELECT revision FROM gallery_state WHERE id = 1", z.object({ revision: z.int() })),
		nextRevision: connection.query(
			"UPDATE gallery_state SET revision = revision + 1 WHERE id = 1 RETURNING revision",
			z.object({ revision: z.int() }),
		),
	};
}

export type PersonStatements = ReturnType<typeof preparePersonStatements>;
