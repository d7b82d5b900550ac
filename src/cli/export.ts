// `npm run export -- --from 2026-11-01 --to 2026-11-30 --out november.csv`: the attendance log as CSV.
import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { parseArgs } from "node:util";
import { stringify } from "csv-stringify";
import { openAttendanceRecords } from "../app/attendance-records.ts";
import { eventColumns, eventRows, workDayColumns, workDayRows } from "./attendance-rows.ts";
import { CommandError, loadCommandConfig, resolveTypedPath, runCommand, UsageError } from "./command.ts";

const USAGE = `npm run export -- [--from <day>] [--to <day>] [--summary] [--out <file>]
    --from, --to   a day like 2026-11-30 in this computer's time zone, the last one included,
                   or a moment like 2026-11-30T08:00:00+07:00
    --summary      one row a person and work day: first in, last out, hours, what is missing
    --out          file to write; standard output otherwise`;

await runCommand(USAGE, async () => {
	const { values } = parseArgs({
		options: {
			from: { type: "string" },
			to: { type: "string" },
			out: { type: "string" },
			summary: { type: "boolean", default: false },
		},
	});
	const range = {
		...(values.from === undefined ? {} : { fromMs: readMoment(values.from, "--from", "start") }),
		...(values.to === undefined ? {} : { toMs: readMoment(values.to, "--to", "end") }),
	};
	const records = openAttendanceRecords(loadCommandConfig());
	try {
		if (values.summary) await writeCsv(workDayRows(records, range), workDayColumns, "work days", values.out);
		else await writeCsv(eventRows(records, range), eventColumns, "events", values.out);
	} finally {
		records.close();
	}
	return 0;
});

/** Row by row with back-pressure: memory does not grow with the log. */
async function writeCsv(
	rows: Iterable<Readonly<Record<string, string | number | null>>>,
	columns: readonly string[],
	what: string,
	path: string | undefined,
): Promise<void> {
	let count = 0;
	function* counted() {
		for (const row of rows) {
			count += 1;
			yield row;
		}
	}
	// `escape_formulas`: a name or note that begins with = + - @ or a tab must not run when a spreadsheet opens it.
	const csv = stringify({ header: true, columns: [...columns], escape_formulas: true, record_delimiter: "windows" });
	const target = path === undefined ? process.stdout : createWriteStream(resolveTypedPath(path), { mode: 0o600 });
	try {
		await pipeline(Readable.from(counted()), csv, target);
	} catch (error) {
		if (isClosedPipe(error)) return;
		if (path !== undefined && isFileError(error)) throw new CommandError(`Cannot write ${path}: ${error.message}`);
		throw error;
	}
	if (path !== undefined) console.log(`${count} ${what} written to ${path}.`);
}

function readMoment(text: string, option: string, edge: "start" | "end"): number {
	const day = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
	if (day) {
		const [year, month, date] = day.slice(1).map(Number);
		const start = new Date(year ?? 0, (month ?? 0) - 1, date);
		if (start.getMonth() + 1 === month && start.getDate() === date)
			return edge === "start" ? start.getTime() : new Date(year ?? 0, month - 1, date + 1).getTime() - 1;
	}
	const isMoment = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/.test(text);
	const atMs = isMoment ? Date.parse(text) : Number.NaN;
	if (Number.isNaN(atMs)) throw new UsageError(`${option} ${text} is no day and no moment.`);
	return atMs;
}

function isFileError(error: unknown): error is NodeJS.ErrnoException {
	return error instanceof Error && "syscall" in error;
}

/** `npm run export | head`: the reader has enough. */
function isClosedPipe(error: unknown): boolean {
	return isFileError(error) && error.code === "EPIPE";
}
