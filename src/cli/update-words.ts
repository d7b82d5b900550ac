// Updates in the words of a command.
import { AppError } from "../core/domain/errors.ts";
import type { PastUpdate } from "../core/domain/update/update-record.ts";
import { CommandError } from "./command.ts";

const reasons: Readonly<Record<string, string>> = {
	noFeed: "No feed is configured. Set HADIR_UPDATE_FEED, or name a folder with --from.",
	noKey: "No key is configured that releases are checked with. Set HADIR_UPDATE_KEY.",
	noPrevious: "No other version is kept here.",
	notInstalled:
		"This program was not installed in a way that it can replace (docs/updating.md). A checkout is brought up to date with git.",
	same: "This version runs already.",
	older: "That version is older than this one. Go back to the one that is kept with: npm run update -- rollback",
	otherChannel: "That release is for another channel than HADIR_UPDATE_CHANNEL.",
	noFile: "That release has no file for this kind of computer.",
	tooFarAhead: "That release does not follow on this version directly. Install the one that its notes name first.",
	databaseOlder: "That release has an older database than this one.",
	feed: "The feed or the folder cannot be read.",
	download: "The file of the release cannot be fetched whole.",
	signature: "The release was NOT signed by the configured key, or its file was changed. Do not use it.",
	disk: "There is too little space on the disk.",
	backup: "No backup could be made, so nothing is installed.",
	install: "It could not be put in place: may this user write into the installation's folder?",
};

/** A refusal of the catalogue in words for somebody at a command line; anything else as it is. */
export function explainUpdate(error: unknown): unknown {
	if (!(error instanceof AppError)) return error;
	if (error.code === "DATA_FOLDER_IN_USE")
		return new CommandError("The kiosk is running. Update it under Settings, Updates, or close it and run this again.");
	if (error.code !== "UPDATE_FAILED" && error.code !== "UPDATE_NOT_POSSIBLE") return error;
	const reason = String(error.data["reason"] ?? "");
	return new CommandError(`${reasons[reason] ?? `It cannot go on (${reason}).`} Nothing was changed.`);
}

const outcomes = { healthy: "is healthy", rolledBack: "was sent back", failed: "was not put in place" } as const;

export function pastLine({ atMs, version, from, outcome, reason }: PastUpdate): string {
	return `${new Date(atMs).toLocaleString("en-GB")}  ${from} -> ${version} ${outcomes[outcome]}${reason ? ` (${reason})` : ""}`;
}
