// How far an update is. A pure machine: what may follow on what, so that nothing is installed that was not checked, and
// nothing without a backup. What is kept between two starts is `UpdateRecord`.
import type { Release } from "./release.ts";

export type UpdateState =
	| { readonly phase: "idle" }
	/** Known and for this kiosk; not fetched yet, or fetching it failed. */
	| { readonly phase: "found"; readonly release: Release }
	| { readonly phase: "downloading"; readonly release: Release; readonly doneBytes: number }
	/** Fetched and checked: waits for a quiet moment. */
	| { readonly phase: "ready"; readonly release: Release }
	| { readonly phase: "backingUp"; readonly release: Release }
	| { readonly phase: "installing"; readonly release: Release; readonly backup: string }
	/** Runs, and has still to show that it is healthy. */
	| { readonly phase: "trial"; readonly version: string; readonly from: string; readonly backup: string };

export type UpdateStep =
	| { readonly step: "found"; readonly release: Release }
	/** The feed has nothing for this kiosk any more: a release may be withdrawn until it is installed. */
	| { readonly step: "nothing" }
	| { readonly step: "downloading"; readonly doneBytes: number }
	| { readonly step: "verified" }
	| { readonly step: "backingUp" }
	| { readonly step: "backedUp"; readonly backup: string }
	| { readonly step: "failed" }
	/** Heard from a program that has just started. */
	| { readonly step: "tried"; readonly version: string; readonly from: string; readonly backup: string }
	| { readonly step: "settled" };

export const noUpdate: UpdateState = { phase: "idle" };

/** A step that does not follow on the state leaves it as it is. */
export function nextUpdateState(state: UpdateState, event: UpdateStep): UpdateState {
	switch (event.step) {
		case "found":
			return mayChange(state) && !isSameRelease(state, event.release)
				? { phase: "found", release: event.release }
				: state;
		case "nothing":
			return mayChange(state) ? noUpdate : state;
		case "downloading":
			return state.phase === "found" || state.phase === "downloading"
				? { phase: "downloading", release: state.release, doneBytes: event.doneBytes }
				: state;
		case "verified":
			return state.phase === "downloading" ? { phase: "ready", release: state.release } : state;
		case "backingUp":
			return state.phase === "ready" ? { phase: "backingUp", release: state.release } : state;
		case "backedUp":
			return state.phase === "backingUp"
				? { phase: "installing", release: state.release, backup: event.backup }
				: state;
		case "failed":
			return afterFailure(state);
		case "tried":
			return { phase: "trial", version: event.version, from: event.from, backup: event.backup };
		case "settled":
			return state.phase === "trial" ? noUpdate : state;
	}
}

/** What was fetched stays when the backup failed; what could not be fetched or put in place is fetched anew. */
function afterFailure(state: UpdateState): UpdateState {
	if (state.phase === "backingUp") return { phase: "ready", release: state.release };
	if (state.phase === "downloading" || state.phase === "installing" || state.phase === "ready")
		return { phase: "found", release: state.release };
	return state;
}

/** Not in the middle of something. */
function mayChange({ phase }: UpdateState): boolean {
	return phase === "idle" || phase === "found" || phase === "ready";
}

/** Signed again with another percentage or note is the same; another file under the same version is not. */
function isSameRelease(state: UpdateState, release: Release): boolean {
	if (state.phase !== "found" && state.phase !== "ready") return false;
	const digests = ({ files }: Release) => files.map(({ target, sha512 }) => `${target} ${sha512}`).join();
	return state.release.version === release.version && digests(state.release) === digests(release);
}
