// Who somebody is: name, id, standing, and two entries that turn out to be one person. Attendance records are never touched.
import type { KeyObject } from "node:crypto";
import type { EmployeeId, Template } from "../../core/domain/employee.ts";
import { AppError } from "../../core/domain/errors.ts";
import type { Clock } from "../../core/ports/environment.ts";
import type { PersonIdentityStore } from "../../core/ports/person-identities.ts";
import type { Connection } from "../database/connection.ts";
import { seal, unseal } from "../keys/envelope.ts";
import type { Keyring } from "../keys/keyring.ts";
import { prepareConsentStatements } from "../rights/consent-statements.ts";
import { UNPROTECTED } from "../templates/template-protection.ts";
import { bumpRevision, openTemplate, toGalleryEntry } from "../templates/template-rows.ts";
import { sealEmbedding } from "../templates/template-sealing.ts";
import { cropContext } from "./crop-statements.ts";
import { prepareLookAlikeStatements } from "./look-alike-statements.ts";
import { prepareIdentityStatements } from "./person-identity-statements.ts";
import { preparePersonStatements, type TemplateRow } from "./person-rows.ts";

export interface PersonIdentityStoreDeps {
	readonly connection: Connection;
	readonly keyring: Keyring;
	readonly clock: Pick<Clock, "nowMs">;
}

interface Owner {
	readonly personKey: number;
	readonly employeeId: EmployeeId;
	readonly dataKey: KeyObject;
	readonly hasWithdrawn: boolean;
}

export function createPersonIdentityStore(deps: PersonIdentityStoreDeps): PersonIdentityStore {
	const { connection, keyring, clock } = deps;
	const statements = prepareIdentityStatements(connection);
	const people = preparePersonStatements(connection);
	const lookAlikes = prepareLookAlikeStatements(connection);
	const consents = prepareConsentStatements(connection);

	function findOwner(employeeId: EmployeeId): Owner | null {
		const person = people.findPerson.get({ employeeId });
		if (!person) return null;
		// Erasing a face destroys the key.
		const dataKey = keyring.find(person.personKey) ?? keyring.create(person.personKey, clock.nowMs());
		return { personKey: person.personKey, employeeId, dataKey, hasWithdrawn: person.withdrawnAtMs !== null };
	}

	function openTemplates({ personKey, dataKey }: Owner): { row: TemplateRow; template: Template }[] {
		return people.listTemplates.all({ personKey }).map((row) => {
			return { row, template: openTemplate(row, dataKey, keyring.templates) };
		});
	}

	/** The old id stays the person's, so that what was recorded under it stays theirs. */
	function leaveId(employeeId: EmployeeId, to: EmployeeId, personKey: number): void {
		statements.keepFormerId.run({ employeeId, personKey, nowMs: clock.nowMs() });
		statements.moveLogEntries.run({ employeeId, to });
		statements.rewriteUndelivered.run({ personKey, to });
	}

	function changeId(employeeId: EmployeeId, to: EmployeeId) {
		const owner = findOwner(employeeId);
		if (!owner) return null;
		const { personKey, hasWithdrawn } = owner;
		const holder = people.formerHolder.get({ employeeId: to });
		const isTaken = people.findPerson.get({ employeeId: to }) !== null || (holder && holder.personKey !== personKey);
		if (isTaken) throw new AppError("EMPLOYEE_EXISTS", { employeeId: to });
		statements.dropFormerId.run({ employeeId: to });
		statements.writeId.run({ personKey, to, nowMs: clock.nowMs() });
		leaveId(employeeId, to, personKey);
		const revision = bumpRevision(people);
		statements.touchTemplates.run({ personKey, revision });
		const moved = openTemplates(owner).map(({ template }) => toGalleryEntry({ ...template, employeeId: to }));
		const removedTemplateIds = moved.map(({ templateId }) => templateId);
		return { revision, upserted: hasWithdrawn ? [] : moved, removedTemplateIds };
	}

	/** Sealed anew: a template or picture opens with the key of its own person only. */
	function moveFaces(from: Owner, into: Owner, revision: number) {
		const moved = openTemplates(from).map(({ row, template }) => {
			const { templateKey, templateContractId, keyGeneration } = row;
			// Under the transform that it is under already.
			const kept = keyring.templates.move(template.embedding, {
				templateContractId,
				from: UNPROTECTED,
				to: keyGeneration,
			});
			const sealedEmbedding = sealEmbedding(into.dataKey, kept, { ...row, personKey: into.personKey });
			statements.moveTemplate.run({ templateKey, into: into.personKey, sealedEmbedding, revision });
			return toGalleryEntry({ ...template, employeeId: into.employeeId });
		});
		for (const { cropKey, cropId, sealedImage } of statements.crops.all({ personKey: from.personKey })) {
			const image = unseal(from.dataKey, sealedImage, cropContext({ cropId, personKey: from.personKey }));
			if (!image)
				throw new AppError("STORAGE_UNAVAILABLE", { reason: "PICTURE_ALTERED" }, { detail: `row ${cropKey}` });
			const sealed = seal(into.dataKey, image, cropContext({ cropId, personKey: into.personKey }));
			statements.moveCrop.run({ cropKey, into: into.personKey, sealedImage: sealed });
		}
		return moved;
	}

	function merge(fromId: EmployeeId, intoId: EmployeeId) {
		const from = findOwner(fromId);
		const into = findOwner(intoId);
		if (!from || !into || from.personKey === into.personKey) return null;
		// Whose face is whose consent's would not be told apart any more.
		if (from.hasWithdrawn || into.hasWithdrawn) throw new AppError("CONSENT_WITHDRAWN");
		const keys = { from: from.personKey, into: into.personKey };
		const nowMs = clock.nowMs();
		const revision = bumpRevision(people);
		const upserted = moveFaces(from, into, revision);
		for (const move of ["moveOutbox", "moveFormerIds", "moveExternalIds", "moveGroup", "moveLookAlikes"] as const)
			statements[move].run(keys);
		statements.takeConsent.run(keys);
		consents.moveToPerson.run(keys);
		lookAlikes.deleteOfPerson.run({ personKey: from.personKey });
		people.deleteExternalIds.run({ personKey: from.personKey });
		keyring.destroy(from.personKey);
		people.markRemoved.run({ personKey: from.personKey, nowMs });
		leaveId(fromId, intoId, into.personKey);
		return { revision, upserted, removedTemplateIds: upserted.map(({ templateId }) => templateId) };
	}

	return {
		rename: (employeeId, name) => statements.rename.run({ employeeId, name, nowMs: clock.nowMs() }).changes > 0,
		setActive: (employeeId, isActive) =>
			statements.setActive.run({ employeeId, isActive: Number(isActive), nowMs: clock.nowMs() }).changes > 0,
		changeId: (employeeId, to) => connection.transaction(() => changeId(employeeId, to)),
		merge: (from, into) => connection.transaction(() => merge(from, into)),
		formerIds: (employeeId) => statements.formerIds.all({ employeeId }).map((row) => row.employeeId),
	};
}
