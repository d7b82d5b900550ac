import { evidenceConsentSuffix, toldEvidenceDays } from "../../../contract/log.ts";

/** Of the text in `i18n/<language>/consent.ts`, stored with each enrollment. A change of its meaning is a new version. */
export const CONSENT_VERSION = "2026-11-2";

/** Of the text that was read: with evidence photos it says more, and the version says so and for how many days. */
export function consentVersion(evidenceDays: number | null): string {
	return evidenceDays === null ? CONSENT_VERSION : `${CONSENT_VERSION}${evidenceConsentSuffix(evidenceDays)}`;
}

/** What of the text somebody read under a version of this program's; null for another text. */
export function readConsentVersion(version: string): { readonly evidenceDays: number | null } | null {
	const evidenceDays = toldEvidenceDays(version);
	return version === consentVersion(evidenceDays) ? { evidenceDays } : null;
}
