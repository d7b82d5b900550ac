// Rows read one at a time out of a database that may be damaged, and put into another one as they are.
import { z } from "zod";
import { AppError } from "../../core/domain/errors.ts";
import type { Connection } from "../database/connection.ts";

const valueField = z.union([z.string(), z.number(), z.null(), z.instanceof(Uint8Array)]);
export const rawRow = z.record(z.string(), valueField);
export type RawRow = Readonly<Record<string, string | number | null | Uint8Array>>;

/** A page of damaged rows is skipped; a tree without a root is given up after this many. */
const GIVEN_UP_AFTER = 2000;

/** null where it cannot be read: damaged, or of a table that the other version does not have. */
export function orNull<Result>(read: () => Result): Result | null {
	try {
		return read();
	} catch (error) {
		if (error instanceof AppError) return null;
		// A table or column that is not there: SQLITE_ERROR at prepare.
		if (error instanceof Error && "code" in error && error.code === "SQLITE_ERROR") return null;
		throw error;
	}
}

/**
 * Everything that can be read behind `after`, in the order of the keys. `next` gives the row with the smallest greater key
 * or null at the end; where it meets damage, the following key is tried.
 */
export function* readable<Row extends { readonly key: number }>(
	after: number,
	next: (after: number) => Row | null,
): Generator<Row | "damaged"> {
	let key = after;
	for (let failures = 0; failures < GIVEN_UP_AFTER; ) {
		let row: Row | null;
		try {
			row = next(key);
		} catch (error) {
			if (!(error instanceof AppError)) throw error;
			failures += 1;
			key += 1;
			yield "damaged";
			continue;
		}
		if (row === null) return;
		yield row;
		key = row.key;
	}
}

/** Reads rows of a table by an integer key, as they are. */
export function prepareRawRows(connection: Connection, table: string, keyColumn: string) {
	const next = connection.query(
		`SELECT * FROM ${table} WHERE ${keyColumn} > @after ORDER BY ${keyColumn} LIMIT 1`,
		rawRow,
	);
	const one = connection.query(`SELECT * FROM ${table} WHERE ${keyColumn} = @key`, rawRow);
	return {
		next(after: number): { readonly key: number; readonly row: RawRow } | null {
			const row = next.get({ after });
			return row && { key: Number(row[keyColumn]), row };
		},
		one: (key: number) => one.get({ key }),
	};
}

/** Puts rows into a table, columns that it does not know left out. Existing rows stay. Returns whether it is new. */
export function prepareInsert(connection: Connection, table: string) {
	const known = new Set(
		connection
			.query(`SELECT name FROM pragma_table_info('${table}')`, z.object({ name: z.string() }))
			.all()
			.map(({ name }) => name),
	);
	return (row: RawRow): boolean => {
		const columns = Object.keys(row).filter((name) => known.has(name));
		const values = Object.fromEntries(columns.map((name) => [name, row[name] ?? null]));
		const places = columns.map((name) => `@${name}`).join(", ");
		return (
			connection.command(`INSERT OR IGNORE INTO ${table} (${columns.join(", ")}) VALUES (${places})`).run(values)
				.changes > 0
		);
	};
}
