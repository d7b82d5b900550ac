// People and their templates. Every change bumps the gallery revision in the same transaction.
import type { KeyObject } from "node:crypto";
import type { EmployeeId } from "../../core/domain/employee.ts";
import { AppError } from "../../core/domain/errors.ts";
import type { Clock, Log } from "../../core/ports/environment.ts";
import type { GalleryEntry } from "../../core/ports/gallery.ts";
import type { EmployeeStore, NewEmployee } from "../../core/ports/stores.ts";
import type { Connection } from "../database/connection.ts";
import type { Keyring } from "../keys/keyring.ts";
import { type ConsentStatements, prepareConsentStatements } from "../rights/consent-statements.ts";
import { prepareErasedUids } from "../rights/erased-uids.ts";
import { UNPROTECTED } from "../templates/template-protection.ts";
import { bumpRevision, insertTemplate, openTemplate, toGalleryEntry } from "../templates/template-rows.ts";
import { unsealEmbedding } from "../templates/template-sealing.ts";
import { insertCrop, prepareCropStatements } from "./crop-statements.ts";
import { prepareLookAlikeStatements } from "./look-alike-statements.ts";
import { type PersonStatements, preparePersonStatements, toEmployee, toSummary } from "./person-rows.ts";

const SNAPSHOT_PAGE = 256;

export interface EmployeeStoreDeps {
	readonly connection: Connection;
	readonly keyring: Keyring;
	readonly clock: Clock;
	readonly log: Log;
}

export function createEmployeeStore({ connection, keyring, clock, log }: EmployeeStoreDeps): EmployeeStore {
	const statements = preparePersonStatements(connection);
	const writing = { statements, protection: keyring.templates };
	const cropStatements = prepareCropStatements(connection);
	const lookAlikes = prepareLookAlikeStatements(connection);
	const consents = prepareConsentStatements(connection);
	const erasedUids = prepareErasedUids(connection);

	/** Templates and pictures. Returns the ids of the templates. */
	function dropFaces(personKey: number): string[] {
		const templateIds = statements.listTemplateIds.all({ personKey }).map((row) => row.templateId);
		statements.deleteTemplates.run({ personKey });
		cropStatements.deleteOfPerson.run({ personKey });
		return templateIds;
	}

	const openTemplates = ({ personKey, dataKey }: Owner) =>
		statements.listTemplates.all({ personKey }).map((row) => openTemplate(row, dataKey, keyring.templates));
	const keyOf = (employeeId: EmployeeId) => statements.findPerson.get({ employeeId })?.personKey ?? null;

	function flagLookAlikes(personKey: number, others: readonly EmployeeId[]): void {
		for (const otherKey of others.map(keyOf))
			if (otherKey !== null) lookAlikes.flag(personKey, otherKey, clock.nowMs());
	}

	return {
		find: (employeeId) => {
			const row = statements.findPerson.get({ employeeId });
			return row && toEmployee(row);
		},
		list: (contractId) => statements.listSummaries.all({ contractId }).map(toSummary),
		summary: (employeeId, contractId) => {
			const row = statements.findSummary.get({ employeeId, contractId });
			return row && toSummary(row);
		},
		roster: () => statements.listRoster.all({}),
		count: () => statements.countPeople.get()?.people ?? 0,
		hasFaces: (contractId) => statements.anyFace.get({ contractId })?.isThere === 1,
		enroll: (person, templates, { replace, crops = [], lookAlikes: others = [] }) =>
			connection.transaction(() => {
				const owner = savePerson({ statements, consents, keyring }, person, clock.nowMs());
				const removedTemplateIds = replace ? dropFaces(owner.personKey) : [];
				flagLookAlikes(owner.personKey, others);
				const revision = bumpRevision(statements);
				for (const template of templates) {
					if (template.employeeId !== person.employeeId)
						throw new Error("a template of somebody else was given to enroll");
					const crop = crops.find(({ templateId }) => templateId === template.templateId);
					const cropKey = crop ? insertCrop(cropStatements, owner, crop, template) : null;
					insertTemplate(writing, owner.dataKey, template, { personKey: owner.personKey, cropKey, revision });
				}
				// After a withdrawal nothing of the person is in the index: what was kept comes back with the new consent.
				const shown = owner.wasWithdrawn ? openTemplates(owner) : templates;
				return { revision, upserted: shown.map(toGalleryEntry), removedTemplateIds };
			}),
		remove: (employeeId) => {
			const change = connection.transaction(() => {
				const person = statements.findPerson.get({ employeeId });
				if (!person) return null;
				const { personKey } = person;
				const removedTemplateIds = dropFaces(personKey);
				erasedUids.note(personKey, "person", clock.nowMs());
				consents.deleteOfPerson.run({ personKey });
				keyring.destroy(personKey);
				statements.deleteExternalIds.run({ personKey });
				lookAlikes.deleteOfPerson.run({ personKey });
				statements.markRemoved.run({ personKey, nowMs: clock.nowMs() });
				return { revision: bumpRevision(statements), upserted: [], removedTemplateIds };
			});
			if (change) connection.emptyWriteAheadLog();
			return change;
		},
		lookAlikes: (employeeId) => lookAlikes.list.all({ employeeId }).map((row) => row.employeeId),
		clearLookAlike: (employeeId, other) => {
			const [key, otherKey] = [keyOf(employeeId), keyOf(other)];
			return key !== null && otherKey !== null && lookAlikes.clear(key, otherKey);
		},
		templates: (employeeId) => {
			const person = statements.findPerson.get({ employeeId });
			const key = person && keyring.find(person.personKey);
			return person && key ? openTemplates({ personKey: person.personKey, dataKey: key }) : [];
		},
		snapshot: (contractId) => {
			const to = keyring.templates.newestGeneration();
			return {
				revision: statements.readRevision.get()?.revision ?? 0,
				entries: readEntries({ statements, keyring, log }, contractId, to),
				protect: (embedding) =>
					keyring.templates.move(embedding, { templateContractId: contractId, from: UNPROTECTED, to }),
			};
		},
	};
}

interface Owner {
	readonly personKey: number;
	readonly dataKey: KeyObject;
}

interface PersonWriting {
	readonly statements: PersonStatements;
	readonly consents: ConsentStatements;
	readonly keyring: Keyring;
}

function savePerson(
	{ statements, consents, keyring }: PersonWriting,
	{ employeeId, name, consent, consentTakenBy = null }: NewEmployee,
	nowMs: number,
): Owner & { readonly wasWithdrawn: boolean } {
	const consentColumns = {
		consentVersion: consent?.version ?? null,
		consentLanguage: consent?.language ?? null,
		consentAcceptedAtMs: consent?.acceptedAtMs ?? null,
	};
	const keepConsent = (personKey: number) => {
		if (consent) consents.keep.run({ personKey, ...consentColumns, takenBy: consentTakenBy });
	};
	const known = statements.findPerson.get({ employeeId });
	if (!known) {
		// Records of the past are told under it: it is not given to somebody else.
		if (statements.formerHolder.get({ employeeId })) throw new AppError("EMPLOYEE_EXISTS", { employeeId });
		const { insertedKey: personKey } = statements.insertPerson.run({ employeeId, name, nowMs, ...consentColumns });
		keepConsent(personKey);
		return { personKey, dataKey: keyring.create(personKey, nowMs), wasWithdrawn: false };
	}
	const { personKey, withdrawnAtMs } = known;
	const wasWithdrawn = withdrawnAtMs !== null;
	// UU PDP 27/2022, article 40: a face is not processed any more. Only a consent of after the withdrawal changes that.
	if (wasWithdrawn && !(consent && consent.acceptedAtMs > withdrawnAtMs)) throw new AppError("CONSENT_WITHDRAWN");
	statements.renamePerson.run({ personKey, name, nowMs });
	if (consent) statements.writeConsent.run({ personKey, ...consentColumns });
	keepConsent(personKey);
	// Erasing a face destroys the key; whoever enrolls anew gets a new one.
	const dataKey = keyring.find(personKey) ?? keyring.create(personKey, nowMs);
	return { personKey, dataKey, wasWithdrawn };
}

interface EntryReading {
	readonly statements: PersonStatements;
	readonly keyring: Keyring;
	readonly log: Log;
}

/**
 * Reads page by page, so that a large gallery is never in memory twice. Changes made meanwhile may or may not be in
 * it; whoever follows with the changes after the snapshot's revision ends up right, because they are idempotent.
 * An altered row is left out and logged: one damaged template must not keep everybody else from being recognised.
 */
function* readEntries(
	{ statements, keyring, log }: EntryReading,
	contractId: string,
	generation: number,
): Generator<GalleryEntry> {
	let at = { personKey: 0, templateKey: 0 };
	let key: KeyObject | null = null;
	for (;;) {
		const page = statements.templatePage.all({ contractId, ...at, limit: SNAPSHOT_PAGE });
		for (const row of page) {
			if (row.personKey !== at.personKey) key = keyring.find(row.personKey);
			at = { personKey: row.personKey, templateKey: row.templateKey };
			const kept = key && unsealEmbedding(key, row.sealedEmbedding, row);
			if (kept) {
				const embedding = keyring.templates.move(kept, { ...row, from: row.keyGeneration, to: generation });
				yield { templateId: row.templateId, employeeId: row.employeeId, embedding };
			} else
				log.error({ templateKey: row.templateKey }, "a stored template does not open and is left out of the gallery");
		}
		if (page.length < SNAPSHOT_PAGE) return;
	}
}
