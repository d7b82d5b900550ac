// What the page says about updates, in one word, and what it offers: pure, so that it can be tested without a screen.
import type { HadirClient } from "../../client/types.ts";

export type UpdateOverview = Awaited<ReturnType<HadirClient["updates"]["overview"]>>;

export type UpdateStanding =
	| "noFeed"
	| "checkFailed"
	| "notTaken"
	| "newest"
	| "found"
	| "downloading"
	| "ready"
	| "installing"
	| "trial";

export function standingOf({ phase, feedHost, lastCheckFailure, notTaken }: UpdateOverview): UpdateStanding {
	if (phase === "backingUp" || phase === "installing") return "installing";
	if (phase === "trial" || phase === "downloading" || phase === "ready") return phase;
	if (feedHost === null) return "noFeed";
	if (lastCheckFailure !== null) return "checkFailed";
	if (phase === "found") return "found";
	return notTaken === null || notTaken.because === "same" ? "newest" : "notTaken";
}

export function isBusy({ phase }: UpdateOverview): boolean {
	return phase === "downloading" || phase === "backingUp" || phase === "installing";
}

/** Of what is not taken by itself: what somebody may take all the same. */
const MAY_BE_ASKED_FOR = new Set<string>(["notYet", "rolledBack"]);

export function offeredActions(overview: UpdateOverview): readonly ("install" | "goBack")[] {
	const { phase, notTaken, target, previousVersion } = overview;
	if (target === null || phase === "trial") return [];
	const mayInstall = phase === "ready" || phase === "found" || MAY_BE_ASKED_FOR.has(notTaken?.because ?? "");
	return [...(mayInstall ? (["install"] as const) : []), ...(previousVersion === null ? [] : (["goBack"] as const))];
}
