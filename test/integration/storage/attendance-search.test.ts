// Every combination of filters gives what a walk over the whole log would, page by page, and reads one stretch of an index
// for each state that it leaves open.
import Database from "better-sqlite3";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { AttendanceEvent } from "../../../src/core/domain/attendance/attendance-event.ts";
import { directions } from "../../../src/core/domain/attendance/attendance-event.ts";
import {
	deliveryStates,
	type LogEntry,
	type LogFilter,
	recordStates,
} from "../../../src/core/domain/attendance/log-filter.ts";
import type { EmployeeId } from "../../../src/core/domain/employee.ts";
import type { AttendanceSearch } from "../../../src/core/ports/attendance-search.ts";
import { type Connection, openConnection } from "../../../src/storage/database/connection.ts";
import { createAttendanceSearch } from "../../../src/storage/log/attendance-search.ts";
import { entryKeysSql, type KeysShape } from "../../../src/storage/log/log-entry-keys.ts";
import { logEntriesMigration } from "../../../src/storage/migrations/0070-log-entries.ts";
import type { Store } from "../../../src/storage/open-store.ts";
import { createSeededRandom } from "../../support/seeded-random.ts";
import { createStoreFixture, employeeId, enroll, punchOf } from "../../support/store-fixture.ts";

const EVENTS = 300;
const NOW_MS = 1_790_000_000_000;
const MINUTE_MS = 60_000;
const people = ["QL-1", "QL-2", "QL-3", "QL-4"];

const fixture = createStoreFixture();
const random = createSeededRandom(7);
const pick = <Value>(values: readonly Value[]): Value => {
	const value = values[Math.floor(random() * values.length)];
	if (value === undefined) throw new Error("nothing to pick from");
	return value;
};
let connection: Connection;
let search: AttendanceSearch;
let everything: LogEntry[];

/** A log in which everything happens that can: told times, corrections, suspect clocks, every end of a delivery. */
function fill(store: Store): void {
	const ids = people.map((id, index) => enroll(store, id, index));
	const events: AttendanceEvent[] = [];
	for (let index = 0; index < EVENTS; index += 1) {
		const corrected = index > 10 && random() < 0.1 ? pick(events) : null;
		// Many share a moment, and some come late.
		const occurredAtMs = NOW_MS + Math.floor(index / 3) * MINUTE_MS - (random() < 0.1 ? 90 * MINUTE_MS : 0);
		const draft = punchOf(corrected?.employeeId ?? pick(ids), {
			occurredAtMs: corrected?.occurredAtMs ?? occurredAtMs,
			direction: pick(directions),
			method: random() < 0.15 ? "supervisor" : "face",
			clockState: random() < 0.15 ? "suspect" : "trusted",
			corrects: corrected?.eventId ?? null,
		});
		const targets = pick([[], ["a"], ["a", "b"], ["a", "b"]]);
		const outbox = targets.map((target) => ({ eventId: draft.eventId, target, bodyJson: "{}" }));
		events.push(store.attendance.append(draft, () => outbox));
	}
	deliver(store);
}

/** Some rows are left waiting. */
function deliver(store: Store): void {
	for (let round = 0; round < 30; round += 1)
		for (const target of ["a", "b"])
			for (const { outboxId } of store.outbox.due({ target, holdsBehindDead: false }, NOW_MS * 2, 4))
				settle(store, outboxId);
}

function settle({ outbox }: Store, outboxId: number): void {
	const fate = pick(["delivered", "delivered", "delivered", "dead", "retry", "skipped", "replayed"]);
	if (fate === "delivered") outbox.markDelivered(outboxId, NOW_MS);
	else if (fate === "retry") outbox.markRetry(outboxId, NOW_MS, { errorCode: "HRIS_BUSY" });
	else outbox.markDead(outboxId, NOW_MS, { errorCode: "HRIS_REJECTED", detail: "HTTP 422" });
	if (fate === "skipped") outbox.skip(outboxId, NOW_MS);
	if (fate === "replayed") outbox.replay({ outboxId }, NOW_MS);
}

/** The same facts from the log and the outbox alone. */
function readEverything(database: Database.Database): void {
	const facts = database
		.prepare<[], { seq: number; corrected: number; states: string | null }>(
			`SELECT e.kiosk_seq AS seq, EXISTS (SELECT 1 FROM attendance_events c WHERE c.corrects = e.event_id) AS corrected,
				(SELECT group_concat(CASE WHEN delivered_at_ms IS NOT NULL THEN 'delivered' WHEN skipped_at_ms IS NOT NULL
					THEN 'skipped' WHEN dead_at_ms IS NOT NULL THEN 'dead' ELSE 'waiting' END)
				 FROM outbox o WHERE o.event_id = e.event_id) AS states
			 FROM attendance_events e`,
		)
		.all();
	const bySeq = new Map(facts.map((fact) => [fact.seq, fact]));
	everything = everything.map((entry) => {
		const fact = bySeq.get(entry.kioskSeq);
		const states = fact?.states?.split(",") ?? [];
		const delivery = deliveryStates.findLast((state) => states.includes(state)) ?? "none";
		return { ...entry, isCorrected: fact?.corrected === 1, delivery };
	});
}

beforeAll(() => {
	const store = fixture.open();
	store.transaction(() => fill(store));
	store.close();
	const database = new Database(fixture.databasePath);
	database.exec(`UPDATE attendance_events SET employee_id = NULL, similarity = NULL, liveness_score = NULL, note = NULL,
		salt = NULL WHERE employee_id = 'QL-4'`);
	connection = openConnection(fixture.databasePath, { readOnly: true });
	search = createAttendanceSearch(connection);
	everything = search.oldestFirst({ limit: EVENTS + 1 });
	expect(everything).toHaveLength(EVENTS);
	readEverything(database);
	database.close();
});
afterAll(() => {
	connection.close();
	fixture.dispose();
});

function matches(entry: LogEntry, filter: LogFilter): boolean {
	const states = {
		suspect: entry.clockState === "suspect",
		corrected: entry.isCorrected,
		correction: entry.corrects !== null,
		supervisor: entry.method === "supervisor",
	};
	return (
		entry.occurredAtMs >= (filter.fromMs ?? Number.NEGATIVE_INFINITY) &&
		entry.occurredAtMs <= (filter.toMs ?? Number.POSITIVE_INFINITY) &&
		(filter.employeeId === undefined || entry.employeeId === filter.employeeId) &&
		(filter.direction === undefined || entry.direction === filter.direction) &&
		(filter.delivery === undefined || entry.delivery === filter.delivery) &&
		(filter.recordState === undefined || states[filter.recordState])
	);
}

const byTime = (a: LogEntry, b: LogEntry) => a.occurredAtMs - b.occurredAtMs || a.kioskSeq - b.kioskSeq;

const ranges: Pick<LogFilter, "fromMs" | "toMs">[] = [
	{},
	{ fromMs: NOW_MS + 10 * MINUTE_MS, toMs: NOW_MS + 80 * MINUTE_MS },
];
const employees: (EmployeeId | undefined)[] = [undefined, employeeId("QL-2"), employeeId("QL-4"), employeeId("X")];
const filters: LogFilter[] = ranges.flatMap((range) =>
	employees.flatMap((who) =>
		[undefined, ...directions].flatMap((direction) =>
			[undefined, ...recordStates].flatMap((recordState) =>
				[undefined, ...deliveryStates].map((delivery) => ({
					...range,
					employeeId: who,
					direction,
					recordState,
					delivery,
				})),
			),
		),
	),
);

const readPages = (filter: LogFilter, order: "newestFirst" | "oldestFirst", limit: number) =>
	readPagesOf(search, filter, order, limit);

function readPagesOf(
	from: AttendanceSearch,
	filter: LogFilter,
	order: "newestFirst" | "oldestFirst",
	limit: number,
): LogEntry[] {
	const read: LogEntry[] = [];
	for (;;) {
		const page = from[order]({ ...filter, after: read.at(-1), limit });
		read.push(...page);
		if (page.length < limit) return read;
	}
}

describe("looking through the log", () => {
	it("has everything in it that can be asked for", () => {
		for (const recordState of recordStates) expect(search.newestFirst({ recordState, limit: 1 })).toHaveLength(1);
		for (const delivery of deliveryStates) expect(search.newestFirst({ delivery, limit: 1 })).toHaveLength(1);
	});

	it("finds what a walk over the log finds, for every combination, whole and in pages", () => {
		for (const filter of filters) {
			const expected = everything.filter((entry) => matches(entry, filter)).toSorted(byTime);
			expect(readPages(filter, "oldestFirst", 1000), JSON.stringify(filter)).toEqual(expected);
			expect(readPages(filter, "newestFirst", 40), JSON.stringify(filter)).toEqual(expected.toReversed());
		}
	});

	it("says of one record what corrected it and what each target has of it", () => {
		const corrected = everything.find(({ isCorrected }) => isCorrected);
		expect(search.correctionOf(corrected?.eventId ?? "")).toMatchObject({ corrects: corrected?.eventId });
		const dead = search.newestFirst({ delivery: "dead", limit: 1 })[0];
		const deliveries = search.deliveriesOf(dead?.eventId ?? "");
		expect(deliveries).toContainEqual(
			expect.objectContaining({
				state: "dead",
				errorCode: "HRIS_REJECTED",
				errorDetail: "HTTP 422",
				deliveredAtMs: null,
			}),
		);
		expect(search.entry(dead?.eventId ?? "")).toEqual(dead);
		expect(search.entry("nothing")).toBeNull();
	});
});

it("follows a target that goes with everything that waited for it", () => {
	const other = createStoreFixture();
	const store = other.open();
	const at = { createdAtMs: 1, updatedAtMs: 1 };
	store.targets.put({ targetId: "hris", kind: "webhook", name: "HRIS", settings: {}, isEnabled: true, ...at });
	const draft = punchOf(enroll(store, "QL-1"));
	store.attendance.append(draft, () => [{ eventId: draft.eventId, target: "hris", bodyJson: "{}" }]);
	const states = () => store.search.newestFirst({ limit: 9 }).map(({ delivery }) => delivery);
	expect(states()).toEqual(["waiting"]);
	store.targets.remove("hris");
	expect(states()).toEqual(["none"]);
	store.outbox.add([{ eventId: draft.eventId, target: "hris", bodyJson: "{}" }], 1);
	expect(states()).toEqual(["waiting"]);
	other.dispose();
});

it("finds the records of somebody whose id was changed under both ids, in one order", () => {
	const other = createStoreFixture();
	const store = other.open();
	const [before, after] = [enroll(store, "QL-1"), employeeId("QL-9")];
	const stranger = enroll(store, "QL-2", 2);
	for (let index = 0; index < 6; index += 1) {
		if (index === 3) store.identities.changeId(before, after);
		const who = index < 3 ? before : after;
		const draft = punchOf(who, { occurredAtMs: NOW_MS + (index % 3) * MINUTE_MS });
		store.attendance.append(draft, () => []);
		store.attendance.append(punchOf(stranger), () => []);
	}
	const found = readPagesOf(store.search, { employeeId: after }, "newestFirst", 2);
	expect(found.map(({ kioskSeq }) => kioskSeq)).toEqual([11, 5, 9, 3, 7, 1]);
	expect(new Set(found.map((entry) => entry.employeeId))).toEqual(new Set([after]));
	other.dispose();
});

it("makes the same entries for a log that was there before", () => {
	const database = new Database(fixture.databasePath);
	const dump = () => database.prepare("SELECT * FROM log_entries ORDER BY kiosk_seq").all();
	const followed = dump();
	const triggers = database
		.prepare<[], { name: string }>("SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'log_entries%'")
		.all();
	database.exec("BEGIN");
	for (const { name } of triggers) database.exec(`DROP TRIGGER ${name}`);
	database.exec(`DROP TABLE log_entries; ${logEntriesMigration.sql}`);
	expect(triggers).toHaveLength(6);
	expect(dump()).toEqual(followed);
	database.exec("ROLLBACK");
	database.close();
});

describe("the plans", () => {
	const booleans = [false, true];
	const shapes: KeysShape[] = (["newest", "oldest"] as const).flatMap((order) =>
		booleans.flatMap((hasEmployee) =>
			booleans.flatMap((hasDirection) =>
				booleans.flatMap((hasDelivery) =>
					[null, ...recordStates].map((recordState) => ({
						order,
						hasEmployee,
						hasDirection,
						hasDelivery,
						recordState,
					})),
				),
			),
		),
	);

	function planOf(sql: string): string[] {
		const database = new Database(fixture.databasePath, { readonly: true });
		// Only planned here, never run.
		database.function("open_name", { varargs: true }, () => null);
		const names = [...sql.matchAll(/@(\w+)/g)].map((match) => [match[1] ?? "", 1]);
		const plan = database
			.prepare<[Record<string, number>], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
			.all(Object.fromEntries(names));
		database.close();
		return plan.map(({ detail }) => detail);
	}

	function stretchOf({ hasEmployee, hasDelivery, recordState }: KeysShape): string {
		const equal = [...(hasEmployee ? ["employee_id=?"] : []), ...(hasDelivery ? ["delivery=?"] : []), "direction=?"];
		const kind = [...(hasEmployee ? ["employee"] : []), ...(hasDelivery ? ["delivery"] : [])].join("_") || "time";
		const index = ["log_entries", ...(recordState === null ? [] : [recordState]), "by", kind].join("_");
		return `SEARCH log_entries USING COVERING INDEX ${index} (${equal.join(" AND ")} AND occurred_at_ms>? AND occurred_at_ms<?)`;
	}

	it("of every shape read a stretch of one index for each direction and merge them: no table walked, nothing sorted", () => {
		expect(shapes).toHaveLength(80);
		for (const shape of shapes) {
			const plan = planOf(entryKeysSql(shape)).filter((step) => !/^(MERGE \(UNION ALL\)|LEFT|RIGHT)$/.test(step));
			const directionsRead = shape.hasDirection ? 1 : directions.length;
			expect(plan, JSON.stringify(shape)).toEqual(Array.from({ length: directionsRead }, () => stretchOf(shape)));
		}
	});

	it("of the rows of a page, of one record and of its deliveries search by key", () => {
		const texts: string[] = [];
		createAttendanceSearch({
			...connection,
			query: (sql, row) => {
				texts.push(sql);
				return connection.query(sql, row);
			},
		});
		expect(texts).toHaveLength(5);
		for (const sql of texts)
			for (const step of planOf(sql))
				expect(step, sql).toMatch(/^(SEARCH|SCAN json_each|SCALAR SUBQUERY|(REUSE )?LIST SUBQUERY)/);
	});
});
