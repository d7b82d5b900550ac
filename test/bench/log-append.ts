// What a punch costs the database, with the entries that the log is looked through by and without them.
import { copyFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { uuidv7 } from "uuidv7";
import { createSystemClock } from "../../src/app/system-clock.ts";
import { openConnection } from "../../src/storage/database/connection.ts";
import { createAttendanceStore } from "../../src/storage/log/attendance-store.ts";
import { outboxOf, punchOf } from "../support/store-fixture.ts";
import { personId } from "./log-generator.ts";
import { type Candidate, overallMs, ratioOverSum, timeRounds } from "./rounds.ts";

export interface AppendFigures {
	/** On disk when it ends, with one outbox row. */
	readonly appendMs: number;
	readonly withoutEntriesMs: number;
	readonly overWithoutEntries: number;
	/** Processor time of the same, which no disk hides. */
	readonly appendCpuMs: number;
	readonly withoutEntriesCpuMs: number;
}

const RUNS_PER_ROUND = 40;
const PEOPLE = 300;

/** On copies of the log, so that it stays as it was generated. */
export async function measureAppend(dataDir: string, rounds: number): Promise<AppendFigures> {
	const paths = ["with-entries.db", "without-entries.db"].map((name) => join(dataDir, name));
	const [withEntries, withoutEntries] = paths;
	if (withEntries === undefined || withoutEntries === undefined) throw new Error("two copies are needed");
	for (const path of paths) copyFileSync(join(dataDir, "hadir.db"), path);
	dropEntries(withoutEntries);
	const opened = [openAppend("with", withEntries), openAppend("without", withoutEntries)];
	try {
		const { wall, cpu } = await timeRounds(opened, { rounds, runsPerRound: RUNS_PER_ROUND });
		const wallMs = overallMs(wall);
		const cpuMs = overallMs(cpu);
		return {
			appendMs: wallMs["with"] ?? Number.NaN,
			withoutEntriesMs: wallMs["without"] ?? Number.NaN,
			overWithoutEntries: ratioOverSum(wall, "with", ["without"]),
			appendCpuMs: cpuMs["with"] ?? Number.NaN,
			withoutEntriesCpuMs: cpuMs["without"] ?? Number.NaN,
		};
	} finally {
		for (const { close } of opened) close();
		for (const path of paths) for (const ending of ["", "-wal", "-shm"]) rmSync(path + ending, { force: true });
	}
}

function dropEntries(path: string): void {
	const database = new Database(path);
	const triggers = database
		.prepare<[], { name: string }>("SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'log_entries%'")
		.all();
	for (const { name } of triggers) database.exec(`DROP TRIGGER ${name}`);
	database.exec("DROP TABLE log_entries");
	database.close();
}

function openAppend(name: string, path: string): Candidate & { close(): void } {
	const connection = openConnection(path);
	const store = createAttendanceStore({ connection, clock: createSystemClock() });
	let turn = 0;
	return {
		name,
		run: async () => {
			turn += 1;
			const draft = punchOf(personId(turn % PEOPLE), { eventId: uuidv7(), occurredAtMs: Date.now() });
			store.append(draft, outboxOf(draft));
		},
		close: connection.close,
	};
}
