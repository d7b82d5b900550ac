// The command line of `npm run export`: the same filters as the log on screen.
import { parseArgs } from "node:util";
import { directions } from "../core/domain/attendance/attendance-event.ts";
import { deliveryStates, type LogFilter, recordStates } from "../core/domain/attendance/log-filter.ts";
import { type EmployeeId, parseEmployeeId } from "../core/domain/employee.ts";
import { UsageError } from "./command.ts";

export const EXPORT_USAGE = `npm run export -- [<what>] [--summary] [--excel] [--out <file>]
    --from, --to   a day like 2026-11-30 in this computer's time zone, the last one included,
                   or a moment like 2026-11-30T08:00:00+07:00
    --employee     only this employee id
    --direction    ${directions.join(" or ")}
    --state        ${recordStates.join(", ")}
    --delivery     ${deliveryStates.join(", ")}
    --summary      one row a person and work day: first in, last out, hours, what is missing
                   (with --from, --to and --employee)
    --excel        for Excel with Indonesian settings: semicolons, and a byte order mark
    --out          file to write; standard output otherwise`;

export interface ExportOptions {
	readonly filter: LogFilter;
	readonly isSummary: boolean;
	readonly isForExcel: boolean;
	readonly out: string | undefined;
}

/** Throws UsageError, and what `parseArgs` throws. */
export function readExportOptions(args: readonly string[]): ExportOptions {
	const { values } = parseArgs({
		args: [...args],
		options: {
			from: { type: "string" },
			to: { type: "string" },
			employee: { type: "string" },
			direction: { type: "string" },
			state: { type: "string" },
			delivery: { type: "string" },
			out: { type: "string" },
			summary: { type: "boolean", default: false },
			excel: { type: "boolean", default: false },
		},
	});
	const filter: LogFilter = {
		fromMs: values.from === undefined ? undefined : readMoment(values.from, "--from", "start"),
		toMs: values.to === undefined ? undefined : readMoment(values.to, "--to", "end"),
		employeeId: values.employee === undefined ? undefined : readId(values.employee),
		direction: readChoice("--direction", values.direction, directions),
		recordState: readChoice("--state", values.state, recordStates),
		delivery: readChoice("--delivery", values.delivery, deliveryStates),
	};
	if ((filter.fromMs ?? -Infinity) > (filter.toMs ?? Infinity)) throw new UsageError("--from is later than --to.");
	if (values.summary && (filter.direction ?? filter.recordState ?? filter.delivery) !== undefined)
		throw new UsageError("--summary adds up whole days: --direction, --state and --delivery do not go with it.");
	return { filter, isSummary: values.summary, isForExcel: values.excel, out: values.out };
}

function readChoice<Value extends string>(
	option: string,
	text: string | undefined,
	choices: readonly Value[],
): Value | undefined {
	if (text === undefined) return undefined;
	const choice = choices.find((value) => value.toLowerCase() === text.toLowerCase());
	if (choice === undefined) throw new UsageError(`${option} ${text} is none of ${choices.join(", ")}.`);
	return choice;
}

function readId(text: string): EmployeeId {
	const employeeId = parseEmployeeId(text);
	if (!employeeId) throw new UsageError(`--employee ${text} is no employee id.`);
	return employeeId;
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
