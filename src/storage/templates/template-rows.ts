// Writing and opening templates, for whoever has a transaction open.
import type { KeyObject } from "node:crypto";
import type { Template } from "../../core/domain/employee.ts";
import { AppError } from "../../core/domain/errors.ts";
import type { PersonStatements, TemplateRow } from "../people/person-rows.ts";
import { type TemplateProtection, UNPROTECTED } from "./template-protection.ts";
import { sealEmbedding, unsealEmbedding } from "./template-sealing.ts";

/** Every change of the gallery has a revision of its own. */
export function bumpRevision(statements: PersonStatements): number {
	const next = statements.nextRevision.get();
	if (!next) throw new Error("gallery_state has no row");
	return next.revision;
}

export interface TemplatePlace {
	readonly personKey: number;
	/** The enrollment picture that it was made from, where one is kept. */
	readonly cropKey: number | null;
	readonly revision: number;
}

export interface TemplateWriting {
	readonly statements: PersonStatements;
	readonly protection: TemplateProtection;
}

/** The embedding goes under the newest secret transform before it is sealed. */
export function insertTemplate(
	{ statements, protection }: TemplateWriting,
	dataKey: KeyObject,
	template: Template,
	place: TemplatePlace,
): void {
	const { templateId, templateContractId, embedding, pose, quality, source, createdAtMs } = template;
	const keyGeneration = protection.writingGeneration(createdAtMs);
	const kept = protection.move(embedding, { templateContractId, from: UNPROTECTED, to: keyGeneration });
	const identity = { templateId, personKey: place.personKey, templateContractId, keyGeneration };
	const columns = { templateId, contractId: templateContractId, pose, quality, source, createdAtMs, keyGeneration };
	statements.insertTemplate.run({ ...columns, ...place, sealedEmbedding: sealEmbedding(dataKey, kept, identity) });
}

/** With the embedding as the model made it. Throws STORAGE_UNAVAILABLE with reason TEMPLATE_ALTERED. */
export function openTemplate(row: TemplateRow, key: KeyObject, protection: TemplateProtection): Template {
	const kept = unsealEmbedding(key, row.sealedEmbedding, row);
	if (!kept)
		throw new AppError("STORAGE_UNAVAILABLE", { reason: "TEMPLATE_ALTERED" }, { detail: `row ${row.templateKey}` });
	const embedding = protection.move(kept, { ...row, from: row.keyGeneration, to: UNPROTECTED });
	const { templateId, employeeId, templateContractId, pose, quality, source, createdAtMs } = row;
	return { templateId, employeeId, templateContractId, embedding, pose, quality, source, createdAtMs };
}

/** A template as the index follows it. */
export function toGalleryEntry({ templateId, employeeId, templateContractId, embedding }: Template) {
	return { templateId, employeeId, templateContractId, embedding };
}
