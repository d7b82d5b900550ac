import type { LogEntry, RecordState } from "./log-filter.ts";

/** Everything noteworthy about a record, what matters most first. */
export function recordStatesOf(
	entry: Pick<LogEntry, "isCorrected" | "corrects" | "clockState" | "method">,
): readonly RecordState[] {
	return [
		...(entry.isCorrected ? (["corrected"] as const) : []),
		...(entry.corrects === null ? [] : (["correction"] as const)),
		...(entry.clockState === "suspect" ? (["suspect"] as const) : []),
		...(entry.method === "supervisor" && entry.corrects === null ? (["supervisor"] as const) : []),
	];
}
