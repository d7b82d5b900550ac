// A CSV file as rows by column name: header in the first line, cells quoted where they hold a comma or a quote (RFC 4180).
import { readFile } from "node:fs/promises";
import type { z } from "zod";
import { MeasurementError } from "./measurement-error.ts";

/** A cell with the comma before it. */
const CELL = /,(?:"((?:[^"]|"")*)"|([^,]*))/g;

function cellsOf(line: string): string[] {
	return [...`,${line}`.matchAll(CELL)].map(
		([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain?.trim() ?? "",
	);
}

/** @throws MeasurementError in one line that names the row and what is wrong with it */
export function parseCsv<T>(csv: string, schema: z.ZodType<T>): T[] {
	const [header, ...lines] = csv
		.replace(/^\uFEFF/, "")
		.split(/\r?\n/)
		.map((text, i) => ({ text, number: i + 1 }))
		.filter(({ text }) => text.trim() !== "");
	const columns = cellsOf(header?.text ?? "");
	return lines.map(({ text, number }) => {
		const cells = cellsOf(text);
		const row = schema.safeParse(Object.fromEntries(columns.map((column, c) => [column, cells[c]])));
		if (row.success) return row.data;
		const issue = row.error.issues[0];
		throw new MeasurementError(`row ${number}, ${issue?.path.join(".") || "columns"}: ${issue?.message ?? "invalid"}`);
	});
}

/** Reads and parses; every error names the file. */
export async function readCsv<T>(path: string, parse: (csv: string) => T[]): Promise<T[]> {
	let csv: string;
	try {
		csv = await readFile(path, "utf8");
	} catch {
		throw new MeasurementError(`${path} cannot be read`);
	}
	const rows = withFileName(path, () => parse(csv));
	if (rows.length === 0) throw new MeasurementError(`${path} has no rows`);
	return rows;
}

function withFileName<T>(path: string, work: () => T): T {
	try {
		return work();
	} catch (error) {
		if (error instanceof MeasurementError) throw new MeasurementError(`${path}, ${error.message}`);
		throw error;
	}
}
