// Numbers for the charts, and of faults that the kiosk put right.
import { z } from "zod";
import { faultKinds } from "../../core/domain/operation/fault.ts";
import { presentationEndings } from "../../core/domain/recognition/presentation-ending.ts";
import type { CounterStore, DayOfEndings } from "../../core/ports/counters.ts";
import type { Connection } from "../database/connection.ts";

const endingRow = z.object({ date: z.string(), ending: z.enum(presentationEndings), count: z.int() });
const sampleRow = z.object({ atMs: z.int(), waiting: z.int(), deadLetters: z.int() });
const faultRow = z.object({
	kind: z.enum(faultKinds),
	total: z.int(),
	lastWeek: z.int(),
	recovered: z.int(),
	longestRecoveryMs: z.int().nullable(),
	lastAtMs: z.int(),
});
const BINS = 50;

export function createCounterStore(connection: Connection): CounterStore {
	const add = connection.command(
		`INSERT INTO presentation_counts (date, ending, count) VALUES (@date, @ending, 1)
		 ON CONFLICT (date, ending) DO UPDATE SET count = count + 1`,
	);
	const forgetDays = connection.command("DELETE FROM presentation_counts WHERE date < @keptFrom");
	const endings = connection.query(
		"SELECT date, ending, count FROM presentation_counts WHERE date >= @fromDate ORDER BY date, ending",
		endingRow,
	);
	const sample = connection.command(
		`INSERT OR REPLACE INTO backlog_samples (at_ms, waiting, dead_letters) VALUES (@atMs, @waiting, @deadLetters)`,
	);
	const forgetSamples = connection.command("DELETE FROM backlog_samples WHERE at_ms < @keptFromMs");
	const backlog = connection.query(
		`SELECT at_ms AS atMs, waiting, dead_letters AS deadLetters FROM backlog_samples
		 WHERE at_ms >= @fromMs ORDER BY at_ms`,
		sampleRow,
	);
	const similarities = connection.query(
		`SELECT CAST(floor(similarity * ${BINS}) AS INTEGER) AS bin, count(*) AS count
		 FROM attendance_events INDEXED BY events_by_time
		 WHERE occurred_at_ms >= @fromMs AND method = 'face' AND similarity IS NOT NULL
		 GROUP BY bin ORDER BY bin`,
		z.object({ bin: z.int(), count: z.int() }),
	);
	const addFault = connection.command(
		`INSERT INTO fault_counts (date, kind, count, recovered, longest_recovery_ms, last_at_ms)
		 VALUES (@date, @kind, 1, @recovered, @recoveredAfterMs, @atMs)
		 ON CONFLICT (date, kind) DO UPDATE SET count = count + 1, recovered = recovered + @recovered, last_at_ms = @atMs,
			longest_recovery_ms = nullif(max(ifnull(longest_recovery_ms, -1), ifnull(@recoveredAfterMs, -1)), -1)`,
	);
	// A kind that a later version knows is none of ours.
	const faults = connection.query(
		`SELECT kind, sum(count) AS total, sum(iif(date >= @weekFrom, count, 0)) AS lastWeek, sum(recovered) AS recovered,
			max(longest_recovery_ms) AS longestRecoveryMs, max(last_at_ms) AS lastAtMs
		 FROM fault_counts WHERE kind IN (${faultKinds.map((kind) => `'${kind}'`).join(", ")}) GROUP BY kind`,
		faultRow,
	);
	return {
		countEnding: (date, ending, keptFrom) =>
			connection.transaction(() => {
				add.run({ date, ending });
				forgetDays.run({ keptFrom });
			}),
		endings(fromDate) {
			const days = new Map<string, Record<string, number>>();
			for (const { date, ending, count } of endings.all({ fromDate }))
				days.set(date, { ...days.get(date), [ending]: count });
			return [...days].map(([date, counts]): DayOfEndings => ({ date, counts }));
		},
		sampleBacklog: (taken, keptFromMs) =>
			connection.transaction(() => {
				sample.run({ ...taken });
				forgetSamples.run({ keptFromMs });
			}),
		backlog: (fromMs) => backlog.all({ fromMs }),
		similarities: (fromMs) => similarities.all({ fromMs }).map(({ bin, count }) => ({ from: bin / BINS, count })),
		countFault: (date, atMs, { kind, recoveredAfterMs }) => {
			const tookMs = recoveredAfterMs === null ? null : Math.round(recoveredAfterMs);
			addFault.run({ date, kind, recovered: tookMs === null ? 0 : 1, recoveredAfterMs: tookMs, atMs });
		},
		faults: (weekFrom) => {
			const rows = faults.all({ weekFrom });
			return faultKinds.flatMap((kind) => rows.find((row) => row.kind === kind) ?? []);
		},
	};
}
