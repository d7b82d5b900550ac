// `npm run export -- --from 2026-11-01 --to 2026-11-30 --out november.csv`: the attendance log as CSV.
import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { parseArgs } from "node:util";
import { stringify } from "csv-stringify";
import { openAttendanceRecords } from "../app/attendance-records.ts";
import type { AttendanceEvent } from "../core/domain/attendance-event.ts";
import { toTimestamp } from "../core/domain/timestamp.ts";
import { CommandError, loadCommandConfig, resolveTypedPath, runCommand, UsageError } from "./command.ts";

const USAGE = `npm run export -- [--from <day>] [--to <day>] [--out <file>]
    --from, --to   a day like 2026-11-30 in this computer's time zone, the last one included,
                   or a moment like 2026-11-30T08:00:00+07:00
    --out          file to write; standard output otherwise`;

const columns = [
	"kiosk_seq",
	"employee_id",
	"name",
	"direction",
	"date",
	"time",
	"occurred_at",
	"tz",
	"method",
	"confidence",
	"clock_state",
	"direction_source",
	"note",
	"recorded_at",
	"event_id",
] as const;

await runCommand(USAGE, async () => {
	const { values } = parseArgs({
		options: { from: { type: "string" }, to: { type: "string" }, out: { type: "string" } },
	});
	const range = {
		...(values.from === undefined ? {} : { fromMs: readMoment(values.from, "--from", "start") }),
		...(values.to === undefined ? {} : { toMs: readMoment(values.to, "--to", "end") }),
	};
	const records = openAttendanceRecords(loadCommandConfig());
	try {
		await writeCsv(records.inOrderOfTime(range), values.out);
	} finally {
		records.close();
	}
	return 0;
});

/** Row by row with back-pressure: memory does not grow with the log. */
async function writeCsv(events: Iterable<AttendanceEvent>, path: string | undefined): Promise<void> {
	let rows = 0;
	function* toRows() {
		for (const event of events) {
			rows += 1;
			yield toRow(event);
		}
	}
	// `escape_formulas`: a name or note that begins with = + - @ or a tab must not run when a spreadsheet opens it.
	const csv = stringify({ header: true, columns: [...columns], escape_formulas: true, record_delimiter: "windows" });
	const target = path === undefined ? process.stdout : createWriteStream(resolveTypedPath(path), { mode: 0o600 });
	try {
		await pipeline(Readable.from(toRows()), csv, target);
	} catch (error) {
		if (isClosedPipe(error)) return;
		if (path !== undefined && isFileError(error)) throw new CommandError(`Cannot write ${path}: ${error.message}`);
		throw error;
	}
	if (path !== undefined) console.log(`${rows} events written to ${path}.`);
}

function toRow(event: AttendanceEvent): Record<(typeof columns)[number], string | number | null> {
	const occurredAt = toTimestamp(event.occurredAtMs, event.offsetMinutes);
	return {
		kiosk_seq: event.kioskSeq,
		employee_id: event.employeeId,
		name: event.employeeName,
		direction: event.direction,
		date: occurredAt.slice(0, 10),
		time: occurredAt.slice(11, 19),
		occurred_at: occurredAt,
		tz: event.timeZone,
		method: event.method,
		confidence: event.confidence,
		clock_state: event.clockState,
		direction_source: event.directionSource,
		note: event.note,
		recorded_at: toTimestamp(event.recordedAtMs, event.offsetMinutes),
		event_id: event.eventId,
	};
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
