// Each query of the screen, beside reading the rows that it found by their primary key: a bare statement, run once a row.
import { statSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { openConnection } from "../../src/storage/database/connection.ts";
import { createAttendanceSearch } from "../../src/storage/log/attendance-search.ts";
import { screenQueries } from "./log-queries.ts";
import { overallMs, ratioOverSum, timeRounds } from "./rounds.ts";

export interface QueryFigures {
	readonly rows: number;
	readonly queryMs: number;
	/** Of the rows found, of one row where there is none. */
	readonly rowsMs: number;
	readonly overRows: number;
}

const RUNS_PER_ROUND = 20;

export async function measureQueries(
	dataDir: string,
	rounds: number,
): Promise<{ readonly queries: Readonly<Record<string, QueryFigures>>; readonly databaseMB: number }> {
	const path = join(dataDir, "hadir.db");
	const connection = openConnection(path, { readOnly: true });
	try {
		const search = createAttendanceSearch(connection);
		const byKey = connection.query("SELECT * FROM attendance_events WHERE kiosk_seq = @kioskSeq", z.unknown());
		const [oldest] = search.oldestFirst({ limit: 1 });
		const [newest] = search.newestFirst({ limit: 1 });
		if (!oldest || !newest) throw new Error("there is no log");
		const queries: Record<string, QueryFigures> = {};
		for (const { name, order, query } of screenQueries(oldest.occurredAtMs, newest.occurredAtMs)) {
			const found = search[order](query).map(({ kioskSeq }) => kioskSeq);
			const keys = found.length === 0 ? [newest.kioskSeq] : found;
			const candidates = [
				{ name: "query", run: async () => void search[order](query) },
				{
					name: "rows",
					run: async () => connection.readTransaction(() => keys.forEach((kioskSeq) => void byKey.get({ kioskSeq }))),
				},
			];
			const { wall } = await timeRounds(candidates, { rounds, runsPerRound: RUNS_PER_ROUND });
			const { query: queryMs = Number.NaN, rows: rowsMs = Number.NaN } = overallMs(wall);
			queries[name] = { rows: found.length, queryMs, rowsMs, overRows: ratioOverSum(wall, "query", ["rows"]) };
		}
		return { queries, databaseMB: statSync(path).size / 1e6 };
	} finally {
		connection.close();
	}
}
