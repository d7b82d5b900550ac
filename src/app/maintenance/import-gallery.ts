// Takes the people and templates of the old service over, all in one transaction; a second run adds nothing.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { uuidv7 } from "uuidv7";
import type { Template } from "../../core/domain/employee.ts";
import { AppError } from "../../core/domain/errors.ts";
import { openStore, type Store } from "../../storage/open-store.ts";
import { findPack, readManifest } from "../../vision/packs/model-manifest.ts";
import { templateContractId } from "../../vision/packs/template-contract.ts";
import type { Config } from "../config.ts";
import { contentId } from "../content-id.ts";
import { openKeyFiles } from "../key-files.ts";
import { createSystemClock } from "../system-clock.ts";
import type { ImportedPerson } from "./faces-db.ts";

export interface ImportOutcome {
	readonly templateContractId: string;
	readonly people: number;
	readonly newPeople: number;
	readonly newTemplates: number;
	/** Templates that an earlier run had brought. */
	readonly knownTemplates: number;
	/** Imported people whom the installed model pack cannot recognise. */
	readonly mustEnroll: number;
}

/** The old service told nothing of sample quality; the middle of the scale claims nothing either. */
const UNKNOWN_QUALITY = 50;
const ACTOR = "command line";

/**
 * `model` names what made the embeddings; the contract id becomes `imported:<model>`.
 * Rejects with DATA_FOLDER_IN_USE while a kiosk runs, and as `openStore` does. Then nothing was imported.
 */
export async function importGallery(
	config: Pick<Config, "dataDir" | "modelsDir" | "keyPassphraseFile">,
	people: readonly ImportedPerson[],
	model: string,
): Promise<ImportOutcome> {
	const keyDir = join(config.dataDir, "keys");
	// A second master key beside the one in the system's key store would lock the Electron host out of its gallery.
	if (existsSync(join(keyDir, "masterKey.sealed")))
		throw new AppError("SECRET_UNAVAILABLE", { secret: "masterKey", reason: "SYSTEM_KEY_STORE" });
	const clock = createSystemClock();
	const secrets = openKeyFiles(config);
	const store = openStore({ dataDir: config.dataDir, secrets, clock, ids: { uuidv7 } });
	try {
		const { recognitionPack } = store.modelSettings.read();
		const activeContractId = await readActiveContractId(config.modelsDir, recognitionPack);
		return store.transaction(() =>
			importAll(store, people, { contractId: `imported:${model}`, activeContractId, nowMs: clock.nowMs() }),
		);
	} finally {
		store.close();
	}
}

interface ImportOptions {
	readonly contractId: string;
	readonly activeContractId: string | null;
	readonly nowMs: number;
}

function importAll({ employees, audit }: Store, people: readonly ImportedPerson[], options: ImportOptions) {
	const { contractId, activeContractId, nowMs } = options;
	let [newPeople, newTemplates, knownTemplates, mustEnroll] = [0, 0, 0, 0];
	for (const person of people) {
		const { employeeId } = person;
		const existing = employees.find(employeeId);
		const known = new Set(employees.templates(employeeId).map((template) => template.templateId));
		const templates = toTemplates(person, contractId, nowMs);
		// Whoever withdrew the consent enrolls anew, with the person there; the others of the file go on.
		const hasWithdrawn = (existing?.withdrawal ?? null) !== null;
		const missing = hasWithdrawn ? [] : templates.filter((template) => !known.has(template.templateId));
		// A name that was corrected at the kiosk since is the better one.
		const name = existing?.name ?? person.name;
		if (!existing || missing.length > 0)
			employees.enroll({ employeeId, name, consent: null }, missing, { replace: false });
		newPeople += existing ? 0 : 1;
		newTemplates += missing.length;
		knownTemplates += templates.length - missing.length;
		const usable = activeContractId === null ? 0 : employees.summary(employeeId, activeContractId)?.templateCount;
		mustEnroll += usable ? 0 : 1;
	}
	const outcome = { templateContractId: contractId, people: people.length, newPeople, newTemplates };
	audit.append({ atMs: nowMs, actor: ACTOR, action: "gallery.import", subject: null, detail: outcome });
	return { ...outcome, knownTemplates, mustEnroll };
}

/** The id of a template follows from its content: the same file gives the same ids, so nothing is imported twice. */
function toTemplates(person: ImportedPerson, contractId: string, nowMs: number): Template[] {
	const byId = new Map<string, Template>();
	for (const embedding of person.embeddings) {
		const bytes = new Uint8Array(embedding.buffer, embedding.byteOffset, embedding.byteLength);
		const templateId = contentId([contractId, person.employeeId], bytes);
		byId.set(templateId, {
			templateId,
			employeeId: person.employeeId,
			templateContractId: contractId,
			embedding,
			pose: "any",
			quality: UNKNOWN_QUALITY,
			source: "import",
			createdAtMs: nowMs,
		});
	}
	return [...byId.values()];
}

/** null when no manifest tells: then nobody's templates are usable yet. */
async function readActiveContractId(modelsDir: string, packId: string): Promise<string | null> {
	try {
		const pack = findPack(await readManifest(modelsDir), packId);
		const model = pack?.models.find((entry) => entry.task === "embedding");
		return model ? templateContractId(model) : null;
	} catch (error) {
		if (error instanceof AppError) return null;
		throw error;
	}
}
