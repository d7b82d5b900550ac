// What a check of the log found, in plain words, for whoever reads it at a command line.
import type { LogTrouble } from "../../core/domain/attendance/log-check.ts";

/** One sentence: what, which record, when, and what says so. */
export function describeTrouble(trouble: LogTrouble): string {
	const { chainSeq, problem, checkpoint } = trouble;
	const signed = checkpoint === null ? "" : ` (checkpoint ${checkpoint}${at(trouble, " of ")})`;
	switch (problem) {
		case "altered":
			return `record ${chainSeq}${kindOf(trouble)} is not as it was written`;
		case "inserted":
			return `record ${chainSeq}${kindOf(trouble)} was put in: it was never written by the kiosk`;
		case "missing":
			return `record ${chainSeq} is missing${at(trouble, "; the one before it is of ")}`;
		case "cut_off":
			return `the log ends before record ${chainSeq}: its end was cut off${at(trouble, "; the last one is of ")}`;
		case "rewritten":
			return `the log was written anew from record ${chainSeq} on or later: it is whole, and not what was signed${signed}`;
		case "older":
			return `the log is older than its checkpoint${signed}: records from ${chainSeq} on are gone, as with an old copy of the database`;
		case "foreign":
			return `the log is another kiosk's, or the signing key was lost: another key signed it${signed}`;
		case "checkpoint":
			return `checkpoint ${checkpoint} was altered or removed; the records from ${chainSeq} on are proven by it no longer`;
		case "unreadable":
			return "what was kept as a checkpoint is none, or its signature is wrong";
	}
}

function kindOf({ kind, recordAtMs, record }: LogTrouble): string {
	const parts = [kind, recordAtMs === null ? null : dateOf(recordAtMs), record].filter((part) => part !== null);
	return parts.length === 0 ? "" : ` (${parts.join(", ")})`;
}

function at({ recordAtMs }: LogTrouble, before: string): string {
	return recordAtMs === null ? "" : `${before}${dateOf(recordAtMs)}`;
}

/** An altered record may hold any number as its date. */
function dateOf(atMs: number): string {
	const date = new Date(atMs);
	return Number.isNaN(date.getTime()) ? "no date" : date.toISOString();
}
