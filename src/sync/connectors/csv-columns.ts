// The columns of the CSV target, and the lines of its files.
import { type PunchRecord, wallTimeIn } from "./punch-record.ts";

export const LINE_END = "\r\n";

const columns = {
	date: (punch: PunchRecord) => wallTimeIn(punch.timeZone, punch.occurredAtMs).date,
	time: (punch: PunchRecord) => wallTimeIn(punch.timeZone, punch.occurredAtMs).time,
	// Ids begin with a letter or digit, so none is a formula; an id may hold a comma.
	employee_id: (punch: PunchRecord) => `"${punch.employeeId.replaceAll('"', '""')}"`,
	direction: (punch: PunchRecord) => punch.direction,
	method: (punch: PunchRecord) => punch.method,
	clock_state: (punch: PunchRecord) => punch.clockState,
	tz: (punch: PunchRecord) => punch.timeZone,
	occurred_at: (punch: PunchRecord) => punch.occurredAt,
	work_date: (punch: PunchRecord) => punch.workDate ?? "",
	// Typed by somebody: quoted, and never a formula.
	shift_code: (punch: PunchRecord) => quoted(punch.shiftCode ?? ""),
	kiosk_id: (punch: PunchRecord) => punch.kioskId,
	kiosk_seq: (punch: PunchRecord) => String(punch.kioskSeq),
	corrects: (punch: PunchRecord) => punch.corrects ?? "",
} as const;
export type ColumnName = keyof typeof columns;

const ID_COLUMN = "event_id";
export const DEFAULT_COLUMNS =
	"date, time, employee_id, direction, method, clock_state, tz, occurred_at, kiosk_seq, corrects, event_id";

const isColumn = (name: string): name is ColumnName => Object.hasOwn(columns, name);

/** Names with commas between; `event_id` may be left out. null when one is none, or none is left. */
export function parseColumns(text: string): readonly ColumnName[] | null {
	const names = text
		.split(/[,;\s]+/)
		.filter(Boolean)
		.filter((name) => name !== ID_COLUMN);
	return names.length > 0 && names.every(isColumn) && new Set(names).size === names.length ? names : null;
}

/** The event's id is always the last column: by it a line is known, whatever became of the kiosk after writing it. */
export function headerOf(names: readonly ColumnName[], separator: string): string {
	return [...names, ID_COLUMN].join(separator);
}

export function lineOf(punch: PunchRecord, names: readonly ColumnName[], separator: string): string {
	return [...names.map((name) => columns[name](punch)), punch.eventId].join(separator);
}

const ENDS_WITH_ID = /[,;][0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * A line that a power cut has cut has no end and does not count. One that goes as far as its id is whole: an editor saved
 * the file without the end of its last line.
 */
export function wholeLines(text: string): string {
	const whole = text.slice(0, text.lastIndexOf("\n") + 1);
	const rest = text.slice(whole.length);
	return ENDS_WITH_ID.test(rest) ? `${whole}${rest}${LINE_END}` : whole;
}

export function firstLine(text: string): string {
	return text.slice(0, text.indexOf("\n")).trim();
}

/** What is in the last column, whatever the separator: an id has neither. */
export function idsIn(text: string): ReadonlySet<string> {
	return new Set(text.split("\n").map((line) => line.trim().split(/[,;]/).at(-1) ?? ""));
}

function quoted(text: string): string {
	if (text === "") return "";
	const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
	return `"${safe.replaceAll('"', '""')}"`;
}
