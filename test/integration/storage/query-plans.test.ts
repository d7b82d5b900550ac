// Every statement of the stores is found by an index: no plan walks a table that grows.
import Database from "better-sqlite3";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createSystemClock } from "../../../src/app/system-clock.ts";
import { type Connection, openConnection } from "../../../src/storage/database/connection.ts";
import { createOutboxStore } from "../../../src/storage/deliveries/outbox-store.ts";
import { createTargetStore } from "../../../src/storage/deliveries/target-store.ts";
import { createAttendanceStore } from "../../../src/storage/log/attendance-store.ts";
import { createAuditStore } from "../../../src/storage/log/audit-store.ts";
import { verifyLog } from "../../../src/storage/log/verify-log.ts";
import { preparePersonStatements } from "../../../src/storage/people/person-rows.ts";
import { createStoreFixture } from "../../support/store-fixture.ts";

const fixture = createStoreFixture();
let connection: Connection;
let database: Database.Database;
beforeAll(() => {
	fixture.open().close();
	connection = openConnection(fixture.databasePath);
	database = new Database(fixture.databasePath);
	// Only planned here, never run.
	for (const name of ["seal_name", "open_name"]) database.function(name, { varargs: true }, () => null);
});
afterAll(() => {
	connection.close();
	database.close();
	fixture.dispose();
});

/** Every SQL text that `prepare` hands to its connection. */
function recordSql(prepare: (recording: Connection) => void): string[] {
	const texts: string[] = [];
	prepare({
		...connection,
		query: (sql, row) => {
			texts.push(sql);
			return connection.query(sql, row);
		},
		command: (sql) => {
			texts.push(sql);
			return connection.command(sql);
		},
	});
	return texts;
}

function planOf(sql: string): string[] {
	const names = [...sql.matchAll(/@(\w+)/g)].map((match) => [match[1] ?? "", 1]);
	const rows = database.prepare<[Record<string, number>], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`);
	return rows.all(Object.fromEntries(names)).map((row) => row.detail);
}

/** Steps that read a whole table, or a whole index of a table that keeps everything; `log_base` is one row, and every checkpoint is looked at. */
function walks(sql: string): string[] {
	const whole = planOf(sql).filter((step) => step.startsWith("SCAN "));
	return whole.filter(
		(step) =>
			!/^SCAN (heads|log_base|log_checkpoints|first_dead|CONSTANT ROW|\(subquery|outbox USING (COVERING )?INDEX outbox_(waiting|dead))/.test(
				step,
			),
	);
}

const clock = createSystemClock();

describe("no table is walked", () => {
	it("by the attendance log", () => {
		const texts = recordSql((recording) => createAttendanceStore({ connection: recording, clock }));
		expect(texts.length).toBeGreaterThan(8);
		for (const sql of texts) expect(walks(sql), sql).toEqual([]);
	});

	it("by the outbox, whose plans read only what waits", () => {
		const texts = recordSql((recording) => createOutboxStore(recording));
		expect(texts.length).toBeGreaterThan(10);
		for (const sql of texts.filter((text) => !/FROM (outbox_targets|targets)/.test(text)))
			expect(walks(sql), sql).toEqual([]);
	});

	it("by the outbox, which seeks from one person to the next instead of reading a backlog", () => {
		const texts = recordSql((recording) => createOutboxStore(recording)).filter((sql) => sql.includes("heads"));
		expect(texts).toHaveLength(2);
		for (const sql of texts)
			expect(planOf(sql)).toContain("SEARCH n USING INDEX outbox_waiting_by_person (target=? AND person_key>?)");
	});

	it("by the targets, which are a handful, and what is kept for one", () => {
		const texts = recordSql((recording) => createTargetStore(recording));
		for (const sql of texts)
			expect(
				walks(sql).filter((step) => step !== "SCAN targets"),
				sql,
			).toEqual([]);
	});

	it("by the check of the log", () => {
		const texts = recordSql((recording) => verifyLog(recording));
		for (const sql of texts) expect(walks(sql), sql).toEqual([]);
	});

	it("by people and templates, but for the list of all people, which is sorted by the names that were opened for it", () => {
		const texts = recordSql((recording) => preparePersonStatements(recording));
		for (const sql of texts) {
			const allowed = ["SCAN p USING INDEX people_by_employee_id", "SCAN people USING INDEX people_by_employee_id"];
			expect(
				walks(sql).filter((step) => !allowed.includes(step)),
				sql,
			).toEqual([]);
		}
	});

	it("by the audit log's newest entries", () => {
		for (const sql of recordSql((recording) => createAuditStore(recording)))
			expect(
				planOf(sql).filter((step) => step.includes("TEMP B-TREE")),
				sql,
			).toEqual([]);
	});
});

it("sorts only what a time range selected, the heads of the outbox, and records under several ids of one person", () => {
	const texts = recordSql((recording) => {
		createAttendanceStore({ connection: recording, clock });
		createOutboxStore(recording);
	});
	const sorting = texts.filter((sql) => planOf(sql).some((step) => step.includes("TEMP B-TREE")));
	for (const sql of sorting)
		expect(
			["INDEXED BY events_by_time", "heads", "diedAtMs", "former_employee_ids own"].some((part) => sql.includes(part)),
			sql,
		).toBe(true);
});
