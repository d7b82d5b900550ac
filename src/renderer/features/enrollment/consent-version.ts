/** Of the text in `i18n/<language>/consent.ts`, stored with each enrollment. A change of its meaning is a new version. */
export const CONSENT_VERSION = "2026-11-1";
