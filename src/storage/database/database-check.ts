// Whether a database can be trusted, looked at before anything is written into it.
import { z } from "zod";
import { AppError } from "../../core/domain/errors.ts";
import type { Connection } from "./connection.ts";

const nameRow = z.object({ name: z.string() });
/** Longest tables last: what is small and cannot be done without is looked at whatever the time. */
const LAST = ["outbox", "log_entries", "attendance_events"];

/**
 * SQLite's quick_check (sqlite.org/pragma.html#pragma_quick_check), table by table until the time is up: a log of many
 * years does not hold the door up in the morning. Throws DATABASE_DAMAGED {table}.
 */
export function checkDatabase(connection: Connection, budgetMs: number, monotonicMs: () => number): void {
	const untilMs = monotonicMs() + budgetMs;
	const names = connection
		.query("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name", nameRow)
		.all()
		.map(({ name }) => name)
		.sort((a, b) => LAST.indexOf(a) - LAST.indexOf(b));
	for (const name of names) {
		if (monotonicMs() > untilMs) return;
		const verdict = connection.pragma(`quick_check('${name}')`);
		if (verdict !== "ok")
			throw new AppError("DATABASE_DAMAGED", { table: name }, { detail: `quick_check: ${String(verdict)}` });
	}
}
