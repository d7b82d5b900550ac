// How long the log is kept, and whether a picture is kept as evidence of a punch.

export const evidenceKinds = ["off", "face", "blurred"] as const;
/** `face`: the face cut out; `blurred`: the whole picture with everything but the face made unrecognisable. */
export type EvidenceKind = (typeof evidenceKinds)[number];

export interface LogRules {
	/** Months after which records are purged; null keeps them all. */
	readonly keepMonths: number | null;
	readonly evidence: EvidenceKind;
	/** Days after which a picture is erased. */
	readonly evidenceDays: number;
	/** Supervisors see the pictures too; administrators always do. */
	readonly isEvidenceForSupervisors: boolean;
}

export const defaultLogRules: LogRules = {
	keepMonths: null,
	evidence: "off",
	evidenceDays: 14,
	isEvidenceForSupervisors: false,
};

/** A year of wages can be checked to its end before anything of it goes. */
export const MIN_KEEP_MONTHS = 12;
export const MAX_KEEP_MONTHS = 240;
/** A doubt about a punch comes up with the wages of its month; longer is more faces than that needs. */
export const MAX_EVIDENCE_DAYS = 90;

const EVIDENCE_CONSENT = /\+evidence(\d{1,3})$/;

/** Ends the version of a consent text that told of evidence pictures, and how many days they are kept. */
export function evidenceConsentSuffix(days: number): string {
	return `+evidence${days}`;
}

/** Days that the text told of; null when it told of no pictures. */
export function toldEvidenceDays(consentVersion: string): number | null {
	const days = EVIDENCE_CONSENT.exec(consentVersion)?.[1];
	return days === undefined ? null : Number(days);
}

/**
 * Whether pictures may be kept so many days under a consent. Who agreed to the text without them, or to fewer days, has
 * none kept (UU PDP 27/2022, article 21: the purpose and how long are told before consent).
 */
export function coversEvidence(consentVersion: string | null, days: number): boolean {
	return consentVersion !== null && (toldEvidenceDays(consentVersion) ?? 0) >= days;
}

/**
 * What keeps records that are old enough. `undelivered`: a target has not taken one yet. `work_day`: the rest of its work
 * day, or its correction, is not old enough.
 */
export const purgeHolds = ["undelivered", "work_day"] as const;
export type PurgeHold = (typeof purgeHolds)[number];

/** The calendar day so many months before another, the month's last day where it has no such day. */
export function monthsBefore(date: string, months: number): string {
	const [year = 0, month = 1, day = 1] = date.split("-").map(Number);
	const lastDay = new Date(Date.UTC(year, month - months, 0)).getUTCDate();
	return new Date(Date.UTC(year, month - 1 - months, Math.min(day, lastDay))).toISOString().slice(0, 10);
}
