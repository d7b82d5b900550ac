// The shift plan as a CSV file: read with every mistake named by its line, and written so that it can be read again.
import { BYTE_ORDER_MARK, csvLine } from "../csv.ts";
import { type CsvRow, readCsvTable } from "../csv-table.ts";
import type { Language } from "../settings.ts";
import { type EmployeeGroup, isSameName } from "./employee-group.ts";
import type { Shift } from "./shift.ts";
import { isGrace, isShiftCode, isShiftName, MAX_SHIFTS, type ShiftDraft, tidyShift } from "./shift-draft.ts";
import { parseWeekdays, writeWeekdays } from "./weekday-words.ts";

export const shiftColumns = ["code", "name", "start", "end", "days", "grace_minutes", "groups"] as const;
export type ShiftColumn = (typeof shiftColumns)[number];

export const shiftFileProblems = [
	"empty",
	"quote_open",
	"column_missing",
	"column_unknown",
	"too_many_cells",
	"too_many_shifts",
	"code_invalid",
	"code_double",
	"name_invalid",
	"time_invalid",
	"days_invalid",
	"grace_invalid",
	"group_unknown",
] as const;

export interface ShiftFileProblem {
	/** Of the file, 1 for the header. */
	readonly line: number;
	readonly problem: (typeof shiftFileProblems)[number];
	/** What stands there, or the column's name; empty where nothing does. */
	readonly value: string;
}

export type ShiftFile =
	| { readonly kind: "read"; readonly shifts: readonly ShiftDraft[] }
	| { readonly kind: "refused"; readonly problems: readonly ShiftFileProblem[] };

type Groups = readonly Pick<EmployeeGroup, "groupId" | "name">[];

export function readShiftFile(text: string, groups: Groups): ShiftFile {
	const table = readCsvTable(text);
	if (!table) return refused([{ line: 1, problem: "quote_open", value: "" }]);
	const [header, ...rows] = table;
	if (!header) return refused([{ line: 1, problem: "empty", value: "" }]);
	const columns = header.cells.map((cell) => cell.toLowerCase());
	const headerProblems = [
		...shiftColumns.filter((name) => !columns.includes(name)).map((value) => at(header, "column_missing", value)),
		...columns
			.filter((name, i) => !shiftColumns.some((known) => known === name) || columns.indexOf(name) !== i)
			.map((value) => at(header, "column_unknown", value)),
	];
	if (headerProblems.length > 0) return refused(headerProblems);
	if (rows.length === 0) return refused([{ line: header.line + 1, problem: "empty", value: "" }]);
	const problems: ShiftFileProblem[] = [];
	const shifts = rows.map((row) => readRow(row, columns, groups, problems));
	for (const [i, row] of rows.entries()) {
		const code = shifts[i]?.code ?? "";
		if (code !== "" && shifts.slice(0, i).some((earlier) => isSameName(earlier.code, code)))
			problems.push(at(row, "code_double", code));
	}
	const tooMany = rows[MAX_SHIFTS];
	if (tooMany) problems.push(at(tooMany, "too_many_shifts", String(MAX_SHIFTS)));
	return problems.length > 0 ? refused(problems) : { kind: "read", shifts };
}

function refused(problems: readonly ShiftFileProblem[]): ShiftFile {
	return { kind: "refused", problems: problems.toSorted((a, b) => a.line - b.line) };
}

function at({ line }: CsvRow, problem: ShiftFileProblem["problem"], value: string): ShiftFileProblem {
	return { line, problem, value: value.slice(0, 60) };
}

/** The row's shift; what of it cannot be is added to `problems`, and then the shift is not used. */
function readRow(row: CsvRow, columns: readonly string[], groups: Groups, problems: ShiftFileProblem[]): ShiftDraft {
	const found = (problem: ShiftFileProblem["problem"], value: string) => problems.push(at(row, problem, value));
	if (row.cells.length > columns.length) found("too_many_cells", row.cells.slice(columns.length).join(" "));
	const cell = (name: ShiftColumn) => row.cells[columns.indexOf(name)] ?? "";
	const [code, name, graceText] = [cell("code"), cell("name"), cell("grace_minutes")];
	if (!isShiftCode(code)) found("code_invalid", code);
	if (!isShiftName(name)) found("name_invalid", name);
	const minuteIn = (column: "start" | "end") => {
		const minute = readMinute(cell(column));
		if (minute === null) found("time_invalid", cell(column));
		return minute ?? 0;
	};
	const [startMinute, endMinute] = [minuteIn("start"), minuteIn("end")];
	const weekdays = parseWeekdays(cell("days"));
	if (!weekdays) found("days_invalid", cell("days"));
	const graceMinutes = Number(graceText);
	if (!isGrace(graceMinutes)) found("grace_invalid", graceText);
	const groupIds = readGroups(cell("groups"), groups, (unknown) => found("group_unknown", unknown));
	return tidyShift({ code, name, startMinute, endMinute, weekdays: weekdays ?? [], graceMinutes, groupIds });
}

/** Names with semicolons between; no name is everybody. */
function readGroups(text: string, groups: Groups, onUnknown: (name: string) => void): string[] | null {
	const names = text.split(";").map((name) => name.trim());
	if (names.every((name) => name === "")) return null;
	return names
		.filter((name) => name !== "")
		.flatMap((name) => {
			const group = groups.find((candidate) => isSameName(candidate.name, name));
			if (!group) onUnknown(name);
			return group ? [group.groupId] : [];
		});
}

/** 8:00, 08.00, 08:00:00 as a spreadsheet writes it, and 24:00 for midnight at the end. */
function readMinute(text: string): number | null {
	const [, hours, minutes] = /^(\d{1,2})[:.](\d{2})(?:[:.]00)?$/.exec(text) ?? [];
	if (hours === undefined || minutes === undefined) return null;
	const minute = Number(hours) * 60 + Number(minutes);
	if (minute === 24 * 60) return 0;
	return Number(minutes) < 60 && minute < 24 * 60 ? minute : null;
}

/** The plan as a file that `readShiftFile` reads again. A shift whose groups are gone is nobody's: no cell could say so. */
export function writeShiftFile(shifts: readonly Shift[], groups: Groups, language: Language): string {
	const nameOf = (groupId: string) => groups.find((group) => group.groupId === groupId)?.name ?? "";
	const rows = shifts
		.filter(({ groupIds }) => groupIds === null || groupIds.length > 0)
		.map(({ code, name, startMinute, endMinute, weekdays, graceMinutes, groupIds }) => [
			code,
			name,
			writeMinute(startMinute),
			writeMinute(endMinute),
			writeWeekdays(weekdays, language),
			graceMinutes,
			(groupIds ?? []).map(nameOf).join(";"),
		]);
	return `${BYTE_ORDER_MARK}${[shiftColumns, ...rows].map((cells) => csvLine(cells)).join("")}`;
}

function writeMinute(minute: number): string {
	const twoDigits = (value: number) => String(value).padStart(2, "0");
	return `${twoDigits(Math.floor(minute / 60))}:${twoDigits(minute % 60)}`;
}
