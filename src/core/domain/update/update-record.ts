// What a kiosk remembers about its updates. It lies in a file beside the database and not in it: going back to an older
// version may put an older database back, and what was learned must not go with it.

export const updateOutcomes = ["healthy", "rolledBack", "failed"] as const;
export type UpdateOutcome = (typeof updateOutcomes)[number];

/**
 * Why an update did not last. `notReady`: it did not become ready in time; `crashed`: it ended again and again;
 * `byHand`: somebody sent it back; the others are what kept it from being put in place.
 */
export const updateReasons = [
	"notReady",
	"crashed",
	"byHand",
	"feed",
	"download",
	"signature",
	"disk",
	"backup",
	"install",
] as const;
export type UpdateReason = (typeof updateReasons)[number];

export interface PastUpdate {
	readonly version: string;
	readonly from: string;
	readonly outcome: UpdateOutcome;
	readonly reason: UpdateReason | null;
	readonly atMs: number;
}

/** Put in place, and not yet known to be healthy. */
export interface TrialRecord {
	readonly version: string;
	readonly from: string;
	/** File name of the backup that was made before. */
	readonly backup: string;
	readonly sinceMs: number;
}

export interface UpdateRecord {
	readonly lastCheckAtMs: number | null;
	/** Why the last look at the feed failed; null when it did not. */
	readonly lastCheckFailure: UpdateReason | null;
	readonly trial: TrialRecord | null;
	/** What to go back to, and with which backup; null before the first update. */
	readonly lastInstalled: TrialRecord | null;
	readonly rolledBack: readonly string[];
	/** Newest first. */
	readonly history: readonly PastUpdate[];
}

export const emptyUpdateRecord: UpdateRecord = {
	lastCheckAtMs: null,
	lastCheckFailure: null,
	trial: null,
	lastInstalled: null,
	rolledBack: [],
	history: [],
};

const KEPT = 30;

/** The same failure day after day is one line, the latest. */
export function withPast(record: UpdateRecord, past: PastUpdate): UpdateRecord {
	const [last, ...older] = record.history;
	const isRepeated =
		last !== undefined &&
		past.outcome === "failed" &&
		last.outcome === "failed" &&
		last.version === past.version &&
		last.reason === past.reason;
	const history = [past, ...(isRepeated ? older : record.history)].slice(0, KEPT);
	const rolledBack =
		past.outcome === "rolledBack"
			? [...record.rolledBack.filter((one) => one !== past.version), past.version]
			: record.rolledBack.filter((one) => past.outcome !== "healthy" || one !== past.version);
	return { ...record, history, rolledBack };
}
