// The attendance log as rows of a file: what people who work out wages look at first, what proves it last.
import type { CsvValue } from "../csv.ts";
import { toTimestamp } from "../timestamp.ts";
import type { LogEntry, RecordState } from "./log-filter.ts";

type Column = readonly [name: string, value: (entry: LogEntry) => CsvValue];

const occurredAt = (entry: LogEntry) => toTimestamp(entry.occurredAtMs, entry.offsetMinutes);

const columns: readonly Column[] = [
	["employee_id", ({ employeeId }) => employeeId],
	["name", ({ employeeName }) => employeeName],
	["date", (entry) => occurredAt(entry).slice(0, 10)],
	["time", (entry) => occurredAt(entry).slice(11, 19)],
	["direction", ({ direction }) => direction],
	["work_date", ({ workDate }) => workDate],
	["shift", ({ shift }) => shift?.code ?? null],
	["method", ({ method }) => method],
	/** `corrected`: the row does not count any more, the one whose `corrects` names it does. */
	["remarks", (entry) => statesOf(entry).join(" ")],
	["note", ({ note }) => note],
	["delivery", ({ delivery }) => delivery],
	["clock_state", ({ clockState }) => clockState],
	["estimated_at", ({ estimatedAtMs, offsetMinutes }) => estimatedAtMs && toTimestamp(estimatedAtMs, offsetMinutes)],
	["occurred_at", occurredAt],
	["tz", ({ timeZone }) => timeZone],
	["recorded_at", ({ recordedAtMs, offsetMinutes }) => toTimestamp(recordedAtMs, offsetMinutes)],
	["direction_source", ({ directionSource }) => directionSource],
	["confidence", ({ confidence }) => confidence],
	["kiosk_seq", ({ kioskSeq }) => kioskSeq],
	["event_id", ({ eventId }) => eventId],
	["corrects", ({ corrects }) => corrects],
];

export const logColumns: readonly string[] = columns.map(([name]) => name);

export function logRow(entry: LogEntry): readonly CsvValue[] {
	return columns.map(([, value]) => value(entry));
}

/** Row by row, as they are asked for. */
export function* logRows(entries: Iterable<LogEntry>): Generator<readonly CsvValue[], void> {
	for (const entry of entries) yield logRow(entry);
}

/** Everything noteworthy about a record. */
export function statesOf(entry: Pick<LogEntry, "clockState" | "isCorrected" | "corrects" | "method">): RecordState[] {
	return [
		...(entry.isCorrected ? (["corrected"] as const) : []),
		...(entry.corrects === null ? [] : (["correction"] as const)),
		...(entry.clockState === "suspect" ? (["suspect"] as const) : []),
		...(entry.method === "supervisor" ? (["supervisor"] as const) : []),
	];
}
