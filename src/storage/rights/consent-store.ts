// Consents given and taken back. Withdrawing takes the person's templates out of the gallery in the same transaction.
import type { EmployeeId } from "../../core/domain/employee.ts";
import { AppError } from "../../core/domain/errors.ts";
import { type ConsentRecord, ERASE_WITHIN_MS } from "../../core/domain/rights/consent-withdrawal.ts";
import type { ConsentStore } from "../../core/ports/consents.ts";
import type { Connection } from "../database/connection.ts";
import type { Keyring } from "../keys/keyring.ts";
import { preparePersonStatements } from "../people/person-rows.ts";
import { bumpRevision, openTemplate, toGalleryEntry } from "../templates/template-rows.ts";
import { type ConsentRow, prepareConsentStatements } from "./consent-statements.ts";

export interface ConsentStoreDeps {
	readonly connection: Connection;
	readonly keyring: Pick<Keyring, "find" | "templates">;
}

export function createConsentStore({ connection, keyring }: ConsentStoreDeps): ConsentStore {
	const consents = prepareConsentStatements(connection);
	const people = preparePersonStatements(connection);

	const withdraw: ConsentStore["withdraw"] = (employeeId, { atMs, takenBy, reference }) => {
		const person = people.findPerson.get({ employeeId });
		if (!person || person.withdrawnAtMs !== null) return null;
		const { personKey } = person;
		if (consents.end.run({ personKey, atMs, takenBy }).changes === 0) consents.object.run({ personKey, atMs, takenBy });
		consents.stop.run({ personKey, atMs, reference });
		const removedTemplateIds = people.listTemplateIds.all({ personKey }).map(({ templateId }) => templateId);
		return { revision: bumpRevision(people), upserted: [], removedTemplateIds };
	};

	const renew: ConsentStore["renew"] = (employeeId, { version, language, acceptedAtMs }, takenBy) => {
		const person = people.findPerson.get({ employeeId });
		if (!person || person.withdrawnAtMs === null) return null;
		if (acceptedAtMs < person.withdrawnAtMs) throw new AppError("CONSENT_WITHDRAWN");
		const { personKey } = person;
		const columns = { consentVersion: version, consentLanguage: language, consentAcceptedAtMs: acceptedAtMs };
		people.writeConsent.run({ personKey, ...columns });
		consents.keep.run({ personKey, ...columns, takenBy });
		const key = keyring.find(personKey);
		const templates = key
			? people.listTemplates.all({ personKey }).map((row) => openTemplate(row, key, keyring.templates))
			: [];
		return { revision: bumpRevision(people), upserted: templates.map(toGalleryEntry), removedTemplateIds: [] };
	};

	return {
		history: (employeeId: EmployeeId) => consents.history.all({ employeeId }).map(toRecord),
		withdraw: (...given) => connection.transaction(() => withdraw(...given)),
		renew: (...given) => connection.transaction(() => renew(...given)),
		reference: (employeeId) => consents.reference.get({ employeeId })?.reference ?? null,
		pending: () =>
			consents.pending.all().map(({ withdrawnAtMs, ...person }) => ({
				...person,
				eraseByMs: withdrawnAtMs + ERASE_WITHIN_MS,
			})),
	};
}

function toRecord(row: ConsentRow): ConsentRecord {
	const { version, language, acceptedAtMs, takenBy, withdrawnAtMs, withdrawalTakenBy } = row;
	const isAccepted = version !== null && language !== null && acceptedAtMs !== null;
	return {
		accepted: isAccepted ? { version, language, atMs: acceptedAtMs, takenBy } : null,
		withdrawn: withdrawnAtMs === null ? null : { atMs: withdrawnAtMs, takenBy: withdrawalTakenBy ?? "" },
	};
}
