// What the launcher starts, and what becomes of a version that is on trial. Everything is read from the links and the
// trial's file each time: the launcher may have been killed at any moment.
import { readTrial, writeTrial } from "../trial-file.ts";
import type { VersionFolders } from "../version-folders.ts";

export interface Choice {
	readonly version: string;
	readonly isTrial: boolean;
}

/** A version that is started so often without becoming healthy is sent back. */
export const MOST_STARTS = 3;

/** Throws where no whole version is there. Counts a start of a trial. */
export function chooseVersion(folders: VersionFolders, nowMs: number, tell: (line: string) => void): Choice {
	const [current, proven] = [folders.linked("current"), folders.linked("proven")];
	if (proven === null) {
		if (current === null) throw new Error(`no whole version of Hadir lies in ${folders.root}/versions`);
		folders.link("proven", current);
		return { version: current, isTrial: false };
	}
	if (current === proven) return { version: proven, isTrial: false };
	if (current === null) {
		tell(`the chosen version is not there; back to ${proven}`);
		folders.link("current", proven);
		return { version: proven, isTrial: false };
	}
	const { running } = readTrial(folders.root);
	const starts = running?.version === current ? running.starts : 0;
	if (starts >= MOST_STARTS) {
		sendBack(folders, "crashed", nowMs, tell);
		return { version: proven, isTrial: false };
	}
	writeTrial(folders.root, { running: { version: current, starts: starts + 1 }, outcome: null });
	return { version: current, isTrial: true };
}

/** The trial's version is healthy: from now on it watches over the next one. */
export function prove(folders: VersionFolders, nowMs: number, tell: (line: string) => void): void {
	const [current, proven] = [folders.linked("current"), folders.linked("proven")];
	if (current === null || proven === null || current === proven) return;
	// In this order: whenever this is cut off, `proven` is whole and the trial goes on.
	writeTrial(folders.root, {
		running: null,
		outcome: { version: current, outcome: "healthy", reason: null, atMs: nowMs },
	});
	folders.link("previous", proven);
	folders.link("proven", current);
	tell(`${current} is healthy; ${proven} is kept beside it`);
}

export function sendBack(
	folders: VersionFolders,
	reason: "notReady" | "crashed",
	nowMs: number,
	tell: (line: string) => void,
): void {
	const [current, proven] = [folders.linked("current"), folders.linked("proven")];
	if (current === null || proven === null || current === proven) return;
	// First the finding: whoever starts after the link is changed has to know it.
	writeTrial(folders.root, {
		running: null,
		outcome: { version: current, outcome: "rolledBack", reason, atMs: nowMs },
	});
	folders.link("current", proven);
	tell(`${current} did not become healthy (${reason}); back to ${proven}`);
}

/** Ended because somebody stopped the service: that says nothing about the version. */
export function forgetStart(folders: VersionFolders): void {
	const { running, outcome } = readTrial(folders.root);
	if (running !== null)
		writeTrial(folders.root, { running: { ...running, starts: Math.max(0, running.starts - 1) }, outcome });
}
