// Rows to a file or to standard output, with back-pressure: memory does not grow with their number.
import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { BYTE_ORDER_MARK, type CsvValue, csvLine } from "../core/domain/csv.ts";
import { CommandError, resolveTypedPath } from "./command.ts";

export interface CsvTable {
	readonly columns: readonly string[];
	readonly rows: Iterable<readonly CsvValue[]>;
}

export interface CsvTarget {
	/** Standard output without one. */
	readonly path?: string | undefined;
	/** As Excel with Indonesian settings expects it: a byte order mark, and `;` between fields. */
	readonly isForExcel: boolean;
}

/** Lines that are handed over at once. */
const LINES_A_CHUNK = 200;

/** Returns how many rows were written. A reader that has enough (`| head`) ends it. Throws CommandError. */
export async function writeCsv({ columns, rows }: CsvTable, { path, isForExcel }: CsvTarget): Promise<number> {
	const separator = isForExcel ? ";" : ",";
	let count = 0;
	function* chunks() {
		let lines = [(isForExcel ? BYTE_ORDER_MARK : "") + csvLine(columns, separator)];
		for (const row of rows) {
			count += 1;
			lines.push(csvLine(row, separator));
			if (lines.length < LINES_A_CHUNK) continue;
			yield lines.join("");
			lines = [];
		}
		yield lines.join("");
	}
	const target = path === undefined ? process.stdout : createWriteStream(resolveTypedPath(path), { mode: 0o600 });
	try {
		await pipeline(Readable.from(chunks(), { highWaterMark: 4 }), target);
	} catch (error) {
		if (path !== undefined && isFileError(error)) throw new CommandError(`Cannot write ${path}: ${error.message}`);
		if (!isFileError(error) || error.code !== "EPIPE") throw error;
	}
	return count;
}

function isFileError(error: unknown): error is NodeJS.ErrnoException {
	return error instanceof Error && "syscall" in error;
}
