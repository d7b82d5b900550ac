// Writing and opening templates, for whoever has a transaction open.
import type { KeyObject } from "node:crypto";
import type { Template } from "../core/domain/employee.ts";
import { AppError } from "../core/domain/errors.ts";
import type { PersonStatements, TemplateRow } from "./person-rows.ts";
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

export function insertTemplate(
	statements: PersonStatements,
	dataKey: KeyObject,
	template: Template,
	place: TemplatePlace,
): void {
	const { templateId, templateContractId, embedding, pose, quality, source, createdAtMs } = template;
	const identity = { templateId, personKey: place.personKey, templateContractId };
	const sealedEmbedding = sealEmbedding(dataKey, embedding, identity);
	const columns = { templateId, contractId: templateContractId, sealedEmbedding, pose, quality, source, createdAtMs };
	statements.insertTemplate.run({ ...columns, ...place });
}

/** Throws STORAGE_UNAVAILABLE with reason TEMPLATE_ALTERED. */
export function openTemplate(row: TemplateRow, key: KeyObject): Template {
	const embedding = unsealEmbedding(key, row.sealedEmbedding, row);
	if (!embedding)
		throw new AppError("STORAGE_UNAVAILABLE", { reason: "TEMPLATE_ALTERED" }, { detail: `row ${row.templateKey}` });
	const { templateId, employeeId, templateContractId, pose, quality, source, createdAtMs } = row;
	return { templateId, employeeId, templateContractId, embedding, pose, quality, source, createdAtMs };
}

/** A template as the index needs it. */
export function toGalleryEntry({ templateId, employeeId, templateContractId, embedding }: Template) {
	return { templateId, employeeId, templateContractId, embedding };
}
