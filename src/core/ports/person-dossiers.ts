import type { PersonDossier } from "../domain/rights/person-export.ts";
import type { ErasureSubject } from "./erasures.ts";

export interface PersonDossierStore {
	/** What is kept of somebody beside identity, consents, templates and attendance. */
	read(subject: ErasureSubject): PersonDossier;
}
