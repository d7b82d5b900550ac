// Whether the attendance log is as it was written.

/**
 * `altered`: a record or its link was changed. `missing`: one was taken out. `inserted`: one that was never chained.
 * `cut_off`: the last records are gone. `rewritten`: whole in itself, but not what a checkpoint says. `older`: it ends
 * before a checkpoint, as a copy from before does. `foreign`: another kiosk's key signed it. `checkpoint`: a stored
 * checkpoint was changed or taken out. `unreadable`: one that was kept outside is none, or its signature is wrong.
 */
export const logProblems = [
	"altered",
	"missing",
	"inserted",
	"cut_off",
	"rewritten",
	"older",
	"foreign",
	"checkpoint",
	"unreadable",
] as const;
export type LogProblem = (typeof logProblems)[number];

export type LogCheck =
	| {
			readonly ok: true;
			readonly records: number;
			readonly checkpoints: number;
			/** Records up to this place were purged, under a signed checkpoint; 0 where none were. */
			readonly beginsAfter: number;
	  }
	| {
			readonly ok: false;
			/** Place in the chain of the first record that is wrong. */
			readonly chainSeq: number;
			readonly problem: LogProblem;
			/** The record there, where there is one: an event's id, or `audit:<key>`. */
			readonly record: string | null;
			/** `punch`, `correction`, or the action of an audit entry; null where there is no record. */
			readonly kind: string | null;
			/** When it was recorded; of a missing one, when the record before it was. */
			readonly recordAtMs: number | null;
			/** Number of the checkpoint that says so. */
			readonly checkpoint: number | null;
	  };

export type LogTrouble = Extract<LogCheck, { readonly ok: false }>;

/**
 * How the log stands to a checkpoint that was kept outside the database. `older`: it ends before it. `rewritten`: at its
 * place is another record. `foreign`: another kiosk's key signed it. `unreadable`: it is none, or its signature is wrong.
 */
const logStandings = ["good", "older", "rewritten", "foreign", "unreadable"] as const;
export type LogStanding = (typeof logStandings)[number];

/** `none`: nothing was signed yet. `missing`: checkpoints are in the database, and the one beside it is gone. */
export const anchorStandings = [...logStandings, "missing", "none"] as const;
export type AnchorStanding = (typeof anchorStandings)[number];
