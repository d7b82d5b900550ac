// How long face data is kept of whom. UU PDP 27/2022, articles 42 and 43: processing ends when its purpose or its time is
// over, and what is no longer needed is erased. Attendance records have rules of their own: they are about wages.
import type { EmployeeId } from "../employee.ts";

export interface RetentionRules {
	/** Somebody with face data who was not seen for so many days is pointed out; null: nobody is. */
	readonly flagUnseenDays: number | null;
	/** So many days after that the face data is erased; null: never by rule. */
	readonly eraseUnseenDays: number | null;
	/** Of people who were deactivated, so many days after; null: never by rule. */
	readonly eraseLeftDays: number | null;
	/** Pictures that enrollment kept, from the day they were taken; null: as long as the templates. */
	readonly pictureDays: number | null;
	/** At the end of the 72 hours after a withdrawal, when nobody has done it by then. */
	readonly erasesWithdrawn: boolean;
}

export const defaultRetentionRules: RetentionRules = {
	flagUnseenDays: 180,
	eraseUnseenDays: null,
	eraseLeftDays: null,
	pictureDays: null,
	erasesWithdrawn: true,
};

export const MAX_RETENTION_DAYS = 3650;

/** `withdrawn` is the law's own; the others are the operator's. */
export const retentionRuleNames = ["withdrawn", "left", "unseen", "pictures"] as const;
export type RetentionRuleName = (typeof retentionRuleNames)[number];

/** Somebody with face data, and what the rules go by. */
export interface RetentionCandidate {
	readonly employeeId: EmployeeId;
	readonly name: string;
	/** null while the person is active. */
	readonly deactivatedAtMs: number | null;
	/** The latest record of any kind, or the newest template: whatever shows that the face was wanted. */
	readonly lastNeededAtMs: number;
	/** When a withdrawn consent's 72 hours are over; null without a withdrawal. */
	readonly eraseByMs: number | null;
}

export interface RetentionConcern {
	readonly employeeId: EmployeeId;
	readonly name: string;
	readonly rule: Exclude<RetentionRuleName, "pictures">;
	/** Since when the person is flagged, or the rule's time runs. */
	readonly sinceMs: number;
	/** When the face data is erased by the rule; null: it is only pointed out. */
	readonly eraseAtMs: number | null;
}

const DAY_MS = 86_400_000;

/** The rule that concerns somebody: of several the one that erases first. null: none does. */
export function concernOf(
	candidate: RetentionCandidate,
	rules: RetentionRules,
	nowMs: number,
): RetentionConcern | null {
	const { employeeId, name } = candidate;
	const concerns = [withdrawn(candidate, rules), left(candidate, rules), unseen(candidate, rules, nowMs)];
	const [first] = concerns
		.filter((concern) => concern !== null)
		.sort((a, b) => (a.eraseAtMs ?? Number.POSITIVE_INFINITY) - (b.eraseAtMs ?? Number.POSITIVE_INFINITY));
	return first ? { employeeId, name, ...first } : null;
}

type Concern = Omit<RetentionConcern, "employeeId" | "name">;

function withdrawn({ eraseByMs }: RetentionCandidate, { erasesWithdrawn }: RetentionRules): Concern | null {
	if (eraseByMs === null) return null;
	return { rule: "withdrawn", sinceMs: eraseByMs - 3 * DAY_MS, eraseAtMs: erasesWithdrawn ? eraseByMs : null };
}

function left({ deactivatedAtMs }: RetentionCandidate, { eraseLeftDays }: RetentionRules): Concern | null {
	if (deactivatedAtMs === null || eraseLeftDays === null) return null;
	return { rule: "left", sinceMs: deactivatedAtMs, eraseAtMs: deactivatedAtMs + eraseLeftDays * DAY_MS };
}

function unseen({ lastNeededAtMs }: RetentionCandidate, rules: RetentionRules, nowMs: number): Concern | null {
	const { flagUnseenDays, eraseUnseenDays } = rules;
	if (flagUnseenDays === null) return null;
	const flaggedAtMs = lastNeededAtMs + flagUnseenDays * DAY_MS;
	if (flaggedAtMs > nowMs) return null;
	const eraseAtMs = eraseUnseenDays === null ? null : flaggedAtMs + eraseUnseenDays * DAY_MS;
	return { rule: "unseen", sinceMs: lastNeededAtMs, eraseAtMs };
}
