// `npm run export -- --from 2026-11-01 --to 2026-11-30 --out november.csv`: the attendance log as CSV.
import { openAttendanceRecords } from "../app/maintenance/attendance-records.ts";
import { logColumns, logRows } from "../core/domain/attendance/log-columns.ts";
import { loadCommandConfig, runCommand } from "./command.ts";
import { EXPORT_USAGE, readExportOptions } from "./export-options.ts";
import { workDayColumns, workDayRows } from "./work-day-rows.ts";
import { writeCsv } from "./write-csv.ts";

await runCommand(EXPORT_USAGE, async () => {
	const { filter, isSummary, isForExcel, out } = readExportOptions(process.argv.slice(2));
	const records = openAttendanceRecords(loadCommandConfig());
	try {
		const table = isSummary
			? { columns: workDayColumns, rows: workDayRows(records, filter) }
			: { columns: logColumns, rows: logRows(records.entries(filter)) };
		const count = await writeCsv(table, { path: out, isForExcel });
		if (out !== undefined) console.log(`${count} ${isSummary ? "work days" : "events"} written to ${out}.`);
	} finally {
		records.close();
	}
	return 0;
});
