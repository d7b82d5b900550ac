// The only file that talks to better-sqlite3: rows leave it parsed, and SQLite's own errors leave it as AppErrors.
import Database from "better-sqlite3";
import type { z } from "zod";
import { AppError } from "../../core/domain/errors.ts";

type SqlValue = string | number | null | Uint8Array;
type SqlParameters = Readonly<Record<string, SqlValue>>;

/** A prepared SELECT. Every row is parsed with its schema. */
export interface Query<Row> {
	get(parameters?: SqlParameters): Row | null;
	all(parameters?: SqlParameters): Row[];
}

/** A prepared INSERT, UPDATE or DELETE. */
export interface Command {
	/** How many rows changed, and the key of the last row inserted. */
	run(parameters?: SqlParameters): { readonly changes: number; readonly insertedKey: number };
}

/** Names as SQL writes and reads them. `column` is what the sealed form is bound to. */
export interface NameCodec {
	/** null where the key is needed and was not loaded. */
	seal(text: string, column: string): string | null;
	/** A plain text as it is; null where the key is needed and was not loaded. */
	open(text: string, column: string): string | null;
	/** Reads setting and key: SQLite answers no query from within a statement. Throws SECRET_UNAVAILABLE. */
	load(): void;
	/** What a sealed text reads as where there is no key for it. */
	readonly withoutKey: string;
}

export interface Connection {
	query<Schema extends z.ZodType>(sql: string, row: Schema): Query<z.output<Schema>>;
	command(sql: string): Command;
	/** One write transaction; inside another one, a savepoint of it. Whatever `work` throws undoes it. */
	transaction<Result>(work: () => Result): Result;
	/** A steady view: what others commit meanwhile is not seen. */
	readTransaction<Result>(work: () => Result): Result;
	/** Statements without parameters and without rows. */
	execute(sql: string): void;
	/** What `seal_name(text, column)` and `open_name(text, column)` do in SQL; before it, names are only read, and only plain ones. */
	sealNamesWith(codec: NameCodec): void;
	/** First column of a pragma's first row. */
	pragma(source: string): unknown;
	/**
	 * Moves the write-ahead log into the database and empties its file, so that what was deleted is in neither; inside a
	 * transaction, as soon as it is committed. Waits for nobody: with a reader open, the rest happens at the next call or
	 * at `close`. Returns whether all of it happened now.
	 */
	emptyWriteAheadLog(): boolean;
	/**
	 * A copy as it is at one moment, into an empty file, by SQLite's online backup (sqlite.org/backup.html): `pagesPerStep`
	 * pages at a time, others run between two steps. On a connection of its own it holds up no writer; on a writing one the
	 * copy follows what is written meanwhile.
	 */
	copyTo(path: string, pagesPerStep: number): Promise<void>;
	close(): void;
}

/**
 * What an operator can act on: no space, no right to write, a failing disk; a database that is damaged, or none.
 * Anything else (a constraint, a typing mistake) is a bug and passes through as it is.
 */
const DAMAGE = /^SQLITE_(CORRUPT|NOTADB)/;
const ENVIRONMENT_FAILURE = /^SQLITE_(FULL|READONLY|IOERR|CANTOPEN|BUSY|LOCKED|PERM|AUTH|NOLFS|PROTOCOL)/;

/**
 * Runs `work`; SQLite's environment failures become STORAGE_UNAVAILABLE with `reason`, SQLite's code, and a damaged
 * database DATABASE_DAMAGED, whenever it is met.
 */
export function translateSqliteErrors<Result>(work: () => Result): Result {
	try {
		return work();
	} catch (error) {
		if (error instanceof Database.SqliteError && DAMAGE.test(error.code))
			throw new AppError("DATABASE_DAMAGED", { reason: error.code }, { detail: error.message, cause: error });
		if (error instanceof Database.SqliteError && ENVIRONMENT_FAILURE.test(error.code))
			throw new AppError("STORAGE_UNAVAILABLE", { reason: error.code }, { detail: error.message, cause: error });
		throw error;
	}
}

function parseRow<Schema extends z.ZodType>(schema: Schema, row: unknown): z.output<Schema> {
	const parsed = schema.safeParse(row);
	if (parsed.success) return parsed.data;
	const fields = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.code}`).join("; ");
	throw new AppError("STORAGE_UNAVAILABLE", { reason: "ROW_INVALID" }, { detail: `stored row refused (${fields})` });
}

function applyPragmas(database: Database.Database, readOnly: boolean): void {
	database.pragma("foreign_keys = ON");
	database.pragma("trusted_schema = OFF");
	// Without it INSERT OR REPLACE deletes a row past the triggers that keep the logs append-only.
	database.pragma("recursive_triggers = ON");
	if (readOnly) return;
	database.pragma("journal_mode = WAL");
	// FULL, not WAL's usual NORMAL: with NORMAL a power cut may undo a commit that a person has already been shown.
	database.pragma("synchronous = FULL");
	// On macOS a plain fsync stops at the drive's cache; elsewhere this does nothing.
	database.pragma("fullfsync = ON");
	// Deleted templates and keys are overwritten with zeros, not left in free pages.
	database.pragma("secure_delete = ON");
}

/** Ends a statement that met a name before the key was there. */
const KEY_WANTED = new Error("the key of the names is not loaded");

/** The two SQL functions, and how a statement runs that may be the first to need the key. */
function registerNames(database: Database.Database) {
	let codec: NameCodec | null = null;
	let isLoaded = false;
	database.function("seal_name", (text: unknown, column: unknown) => {
		if (typeof text !== "string") return null;
		// The setting is in force from the first write on.
		if (codec && !isLoaded) throw KEY_WANTED;
		const sealed = codec?.seal(text, String(column)) ?? null;
		if (sealed === null) throw new Error("a name was to be written where its key is not known");
		return sealed;
	});
	database.function("open_name", (text: unknown, column: unknown) => {
		if (typeof text !== "string") return null;
		if (!codec) return text;
		const opened = codec.open(text, String(column));
		if (opened === null && !isLoaded) throw KEY_WANTED;
		return opened ?? codec.withoutKey;
	});
	return {
		use(next: NameCodec): void {
			codec = next;
			isLoaded = false;
		},
		withKey<Result>(statement: () => Result): Result {
			try {
				return statement();
			} catch (error) {
				if (error !== KEY_WANTED) throw error;
				codec?.load();
				isLoaded = true;
				return statement();
			}
		},
	};
}

/**
 * Opens one SQLite file. `busyTimeoutMs` bounds how long a lock of another process is waited for.
 * Throws STORAGE_UNAVAILABLE.
 */
export function openConnection(
	path: string,
	options: { readonly readOnly?: boolean; readonly busyTimeoutMs?: number } = {},
): Connection {
	const { readOnly = false, busyTimeoutMs = 5000 } = options;
	const database = translateSqliteErrors(
		() => new Database(path, { readonly: readOnly, fileMustExist: readOnly, timeout: busyTimeoutMs }),
	);
	try {
		translateSqliteErrors(() => applyPragmas(database, readOnly));
	} catch (error) {
		database.close();
		throw error;
	}
	const names = registerNames(database);
	let emptiesLogAfterCommit = false;

	function emptyWriteAheadLog(): boolean {
		emptiesLogAfterCommit = database.inTransaction;
		if (database.inTransaction) return false;
		return translateSqliteErrors(() => {
			database.pragma("busy_timeout = 0");
			try {
				// First column: 1 while somebody else kept it from finishing.
				return database.pragma("wal_checkpoint(TRUNCATE)", { simple: true }) === 0;
			} finally {
				database.pragma(`busy_timeout = ${busyTimeoutMs}`);
			}
		});
	}

	function transaction<Result>(work: () => Result): Result {
		const result = translateSqliteErrors(() => database.transaction(work).immediate());
		if (emptiesLogAfterCommit && !database.inTransaction) emptyWriteAheadLog();
		return result;
	}

	return {
		query: (sql, row) => {
			const statement = translateSqliteErrors(() => database.prepare<[SqlParameters]>(sql));
			return {
				get: (parameters = {}) => {
					const found = translateSqliteErrors(() => names.withKey(() => statement.get(parameters)));
					return found === undefined ? null : parseRow(row, found);
				},
				all: (parameters = {}) =>
					translateSqliteErrors(() => names.withKey(() => statement.all(parameters))).map((found) =>
						parseRow(row, found),
					),
			};
		},
		command: (sql) => {
			const statement = translateSqliteErrors(() => database.prepare<[SqlParameters]>(sql));
			return {
				run: (parameters = {}) => {
					const result = translateSqliteErrors(() => names.withKey(() => statement.run(parameters)));
					return { changes: result.changes, insertedKey: Number(result.lastInsertRowid) };
				},
			};
		},
		transaction,
		readTransaction: (work) => translateSqliteErrors(() => database.transaction(work).deferred()),
		execute: (sql) => {
			translateSqliteErrors(() => database.exec(sql));
		},
		sealNamesWith: names.use,
		pragma: (source) => translateSqliteErrors(() => database.pragma(source, { simple: true })),
		emptyWriteAheadLog,
		copyTo: async (path, pagesPerStep) => {
			try {
				await database.backup(path, { progress: () => pagesPerStep });
			} catch (error) {
				translateSqliteErrors(() => {
					throw error;
				});
			}
		},
		close: () => {
			database.close();
		},
	};
}
