// Who the frames of one attempt say it is. One frame never decides: a stranger has a lucky frame now and then.
import type { ConfidenceBand } from "../attendance/attendance-event.ts";
import type { EmployeeId } from "../employee.ts";
import { confidenceBand, type MatchThresholds, type MatchVerdict } from "./match-policy.ts";

/** Good frames that must agree on one employee. */
export const VOTES_TO_MATCH = 3;

export interface IdentityVotes {
	/** Good, live frames that were searched. */
	readonly searched: number;
	readonly votes: readonly { readonly employeeId: EmployeeId; readonly similarity: number }[];
}

export const noVotes: IdentityVotes = { searched: 0, votes: [] };

export interface Agreement {
	readonly employeeId: EmployeeId;
	/** Mean over the agreeing frames. */
	readonly similarity: number;
	readonly confidence: Exclude<ConfidenceBand, "low">;
}

/** A `low` match is no vote: it asks for another look and never records. */
export function addVote(tally: IdentityVotes, verdict: MatchVerdict<EmployeeId>): IdentityVotes {
	const searched = tally.searched + 1;
	if (verdict.kind !== "match" || verdict.confidence === "low") return { searched, votes: tally.votes };
	const { employeeId, similarity } = verdict;
	return { searched, votes: [...tally.votes, { employeeId, similarity }] };
}

function mostVoted(tally: IdentityVotes): EmployeeId | null {
	const counts = new Map<EmployeeId, number>();
	for (const { employeeId } of tally.votes) counts.set(employeeId, (counts.get(employeeId) ?? 0) + 1);
	let leader: EmployeeId | null = null;
	for (const [employeeId, count] of counts) if (count > (leader ? (counts.get(leader) ?? 0) : 0)) leader = employeeId;
	return leader;
}

/** The employee that enough frames agree on, and more than half of all that were searched; else null. */
export function agreedEmployee(tally: IdentityVotes, thresholds: MatchThresholds): Agreement | null {
	const employeeId = mostVoted(tally);
	const agreeing = tally.votes.filter((vote) => vote.employeeId === employeeId);
	if (employeeId === null || agreeing.length < VOTES_TO_MATCH || agreeing.length * 2 <= tally.searched) return null;
	const similarity = agreeing.reduce((sum, vote) => sum + vote.similarity, 0) / agreeing.length;
	const confidence = confidenceBand(similarity, thresholds);
	return confidence === null || confidence === "low" ? null : { employeeId, similarity, confidence };
}
