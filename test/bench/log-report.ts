// The figures of the log as people read them.
import type { LogFigures } from "./log-part.ts";
import { line, ms, times } from "./report.ts";

const QUERY_WIDTH = 50;

export function logTable({
	events,
	databaseMB,
	queries,
	worstQueryOverRows,
	append,
	export: exported,
}: LogFigures): string {
	const perSecond = `${Math.round(exported.rowsPerSecond)} rows/s`;
	return [
		`${events} records, ${databaseMB.toFixed(0)} MB`,
		"".padEnd(QUERY_WIDTH) + line("", "rows", "query", "rows by key", "ratio").trimStart().padStart(48),
		...Object.entries(queries).map(
			([name, { rows, queryMs, rowsMs, overRows }]) =>
				name.padEnd(QUERY_WIDTH) +
				[String(rows), ms(queryMs), ms(rowsMs), times(overRows)].map((value) => value.padStart(12)).join(""),
		),
		line("worst of them", times(worstQueryOverRows)),
		line("a punch on disk", ms(append.appendMs), `cpu ${ms(append.appendCpuMs)}`),
		line("... without the log's entries", ms(append.withoutEntriesMs), `cpu ${ms(append.withoutEntriesCpuMs)}`),
		line("... ratio", times(append.overWithoutEntries)),
		line("export of all records", perSecond, `${exported.peakMB.toFixed(0)} MB`),
		line(`summary of ${exported.summaryRows} days`, "", `${exported.summaryPeakMB.toFixed(0)} MB`),
	].join("\n");
}
