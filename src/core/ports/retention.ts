// The rules of how long face data is kept, whom they concern, and their last runs.
import type { RetentionCandidate, RetentionRuleName, RetentionRules } from "../domain/rights/retention.ts";

export interface RetentionRun {
	readonly rule: RetentionRuleName;
	readonly atMs: number;
	/** Of whom something was erased. */
	readonly people: number;
	/** Templates, or pictures. */
	readonly items: number;
}

export interface RetentionStore {
	/** Defaults filled in. */
	rules(): RetentionRules;
	saveRules(rules: RetentionRules): void;
	/** Everybody of whom there are templates or pictures, by name. */
	candidates(): RetentionCandidate[];
	/** The last run of each rule that ever ran. */
	runs(): RetentionRun[];
	noteRun(run: RetentionRun): void;
}
