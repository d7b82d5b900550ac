// The attendance log with many records: what a screen asks for beside reading the same rows by their primary key, what a
// punch costs with and without the log's own indexes, and an export of all of it.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { uuidv7 } from "uuidv7";
import { createKeyFileSecretStore } from "../../src/storage/keys/key-file-secret-store.ts";
import { openStore } from "../../src/storage/open-store.ts";
import { type AppendFigures, measureAppend } from "./log-append.ts";
import { type ExportFigures, measureExport } from "./log-export.ts";
import { createLogClock, generateLog } from "./log-generator.ts";
import { measureQueries, type QueryFigures } from "./log-search.ts";

export interface LogFigures {
	readonly events: number;
	readonly databaseMB: number;
	readonly queries: Readonly<Record<string, QueryFigures>>;
	/** The greatest of them. */
	readonly worstQueryOverRows: number;
	readonly append: AppendFigures;
	readonly export: ExportFigures;
}

export interface LogPlan {
	readonly events: number;
	readonly rounds: number;
	readonly onProgress?: (line: string) => void;
	/** A data folder with a log that was made before, or where to leave it; by default one that goes again. */
	readonly dataDir?: string | undefined;
}

export async function measureLog({
	events,
	rounds,
	onProgress = () => undefined,
	dataDir,
}: LogPlan): Promise<LogFigures> {
	const root = dataDir ?? mkdtempSync(join(tmpdir(), "hadir-bench-log-"));
	try {
		onProgress(`writing ${events} records`);
		const { records, verified } = prepare(root, events, onProgress);
		if (!verified) throw new Error("the log that was written does not verify");
		onProgress("queries");
		const { queries, databaseMB } = await measureQueries(root, rounds);
		onProgress("punches");
		const append = await measureAppend(root, rounds);
		onProgress("export");
		const exported = await measureExport(root);
		return {
			events: records,
			databaseMB,
			queries,
			worstQueryOverRows: Math.max(...Object.values(queries).map(({ overRows }) => overRows)),
			append,
			export: exported,
		};
	} finally {
		if (dataDir === undefined) rmSync(root, { recursive: true });
	}
}

/** Fills an empty data folder; one that has a log is taken as it is. Either way the chain is walked to its end. */
function prepare(dataDir: string, events: number, onProgress: (line: string) => void) {
	const clock = createLogClock();
	const secrets = createKeyFileSecretStore(join(dataDir, "keys"));
	const store = openStore({ dataDir, secrets, clock, ids: { uuidv7 } });
	try {
		if (store.attendance.list({ limit: 1 }).length === 0)
			generateLog(store, clock, events, (written) => {
				if (written % 50_000 < 1_000) onProgress(`  ${written} records`);
			});
		const verification = store.verifyLog();
		return { records: store.attendance.list({ limit: 1 })[0]?.kioskSeq ?? 0, verified: verification.ok };
	} finally {
		store.close();
	}
}
