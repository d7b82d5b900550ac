import Database from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createSystemClock } from "../../../src/app/system-clock.ts";
import { openConnection } from "../../../src/storage/database/connection.ts";
import { createAttendanceStore } from "../../../src/storage/log/attendance-store.ts";
import {
	createStoreFixture,
	employeeId,
	enroll,
	outboxOf,
	punch,
	punchOf,
	type StoreFixture,
} from "../../support/store-fixture.ts";

let fixture: StoreFixture;
beforeEach(() => {
	fixture = createStoreFixture();
});
afterEach(() => {
	fixture.dispose();
});

describe("append", () => {
	it("numbers events 1, 2, 3 and gives back exactly what was drafted", () => {
		const store = fixture.open();
		const id = enroll(store, "QL-1");
		const draft = punchOf(id, { note: "pintu utara", similarity: 0.1 + 0.2, method: "face" });
		const event = store.attendance.append(draft, () => []);
		expect(event).toMatchObject({ ...draft, kioskSeq: 1, employeeName: "Name of QL-1" });
		expect(store.attendance.find(draft.eventId)).toEqual(event);
		const byPin = punch(store, id, { method: "pin", confidence: null, similarity: null, livenessScore: null });
		expect(byPin).toMatchObject({ kioskSeq: 2, similarity: null, confidence: null });
		expect(store.attendance.find("nothing")).toBeNull();
	});

	it("writes the outbox rows in the same transaction: when they fail, there is no event and no gap", () => {
		const store = fixture.open();
		const id = enroll(store, "QL-1");
		const draft = punchOf(id);
		const failures = [
			() => {
				throw new Error("the body could not be built");
			},
			() => [{ eventId: "of another event", target: "hris", bodyJson: "{}" }],
			(kioskSeq: number) => [...outboxOf(draft)(kioskSeq), ...outboxOf(draft)(kioskSeq)],
		];
		for (const outbox of failures) expect(() => store.attendance.append(draft, outbox)).toThrow();
		expect(store.attendance.list({ limit: 10 })).toEqual([]);
		expect(store.outbox.status().waiting).toBe(0);
		expect(store.attendance.append(draft, outboxOf(draft)).kioskSeq).toBe(1);
		expect(store.outbox.due({ target: "hris", holdsBehindDead: false }, Number.MAX_SAFE_INTEGER, 10)).toMatchObject([
			{
				eventId: draft.eventId,
				target: "hris",
				bodyJson: JSON.stringify({ id: draft.eventId, kioskSeq: 1 }),
				attempts: 0,
			},
		]);
	});

	it("refuses a second event of the same id", () => {
		const store = fixture.open();
		const draft = punchOf(enroll(store, "QL-1"));
		store.attendance.append(draft, () => []);
		expect(() => store.attendance.append(draft, () => [])).toThrow(/UNIQUE/);
		expect(store.attendance.list({ limit: 10 })).toHaveLength(1);
	});

	it("says STORAGE_UNAVAILABLE on a full disk, records nothing, and goes on when there is room", () => {
		const store = fixture.open();
		const id = enroll(store, "QL-1");
		store.close();
		const connection = openConnection(fixture.databasePath);
		const attendance = createAttendanceStore({ connection, clock: createSystemClock() });
		connection.sealNamesWith({ seal: (text) => text, open: (text) => text, load: () => {}, withoutKey: "" });
		const pages = Number(connection.pragma("page_count"));
		connection.pragma(`max_page_count = ${pages}`);
		const recorded: string[] = [];
		const note = "x".repeat(900);
		const fill = () => {
			for (;;) recorded.push(attendance.append(punchOf(id, { note }), () => []).eventId);
		};
		expect(fill).toThrowError(
			expect.objectContaining({ code: "STORAGE_UNAVAILABLE", data: { reason: "SQLITE_FULL" } }),
		);
		expect(attendance.list({ limit: 500 })).toHaveLength(recorded.length);
		connection.pragma(`max_page_count = ${pages * 10}`);
		expect(attendance.append(punchOf(id), () => []).kioskSeq).toBe(recorded.length + 1);
		connection.close();
	});

	it("says STORAGE_UNAVAILABLE on a read-only database", () => {
		const store = fixture.open();
		const id = enroll(store, "QL-1");
		store.close();
		const connection = openConnection(fixture.databasePath, { readOnly: true });
		const attendance = createAttendanceStore({ connection, clock: createSystemClock() });
		expect(() => attendance.append(punchOf(id), () => [])).toThrowError(
			expect.objectContaining({ code: "STORAGE_UNAVAILABLE", data: { reason: "SQLITE_READONLY" } }),
		);
		connection.close();
	});
});

describe("reading", () => {
	it("pages from the newest by sequence, whatever the clock said", () => {
		const store = fixture.open();
		const [ana, budi] = [enroll(store, "QL-1"), enroll(store, "QL-2")];
		const moments = [5000, 1000, 9000, 3000, 7000];
		for (const [index, occurredAtMs] of moments.entries()) punch(store, index % 2 ? budi : ana, { occurredAtMs });
		const seqs = (query: Parameters<typeof store.attendance.list>[0]) =>
			store.attendance.list(query).map((event) => event.kioskSeq);
		expect(seqs({ limit: 2 })).toEqual([5, 4]);
		expect(seqs({ limit: 2, beforeSeq: 4 })).toEqual([3, 2]);
		expect(seqs({ limit: 9, fromMs: 3000, toMs: 7000 })).toEqual([5, 4, 1]);
		expect(seqs({ limit: 1, fromMs: 3000, toMs: 7000, beforeSeq: 5 })).toEqual([4]);
		expect(seqs({ limit: 9, employeeId: budi })).toEqual([4, 2]);
		expect(seqs({ limit: 9, employeeId: ana, fromMs: 6000 })).toEqual([5, 3]);
		expect(seqs({ limit: 9, employeeId: ana, toMs: 6000, beforeSeq: 2 })).toEqual([1]);
		expect(store.attendance.latest(ana)?.kioskSeq).toBe(5);
		expect(store.attendance.latest(employeeId("QL-3"))).toBeNull();
	});
});

describe("append-only", () => {
	const ERASE =
		"UPDATE attendance_events SET employee_id = NULL, similarity = NULL, liveness_score = NULL, note = NULL";

	it("is kept by the database itself: no delete, no replace, no update but a complete erasure", () => {
		const store = fixture.open();
		punch(store, enroll(store, "QL-1"), { note: "n" });
		store.audit.append({ atMs: 1, actor: "supervisor", action: "employee.enroll", subject: "QL-1", detail: {} });
		store.close();
		const connection = openConnection(fixture.databasePath);
		const refused = [
			"DELETE FROM attendance_events",
			"DELETE FROM audit",
			"UPDATE attendance_events SET direction = 'OUT'",
			"UPDATE attendance_events SET occurred_at_ms = occurred_at_ms - 60000",
			"UPDATE attendance_events SET employee_id = 'QL-2'",
			"UPDATE attendance_events SET note = NULL",
			`${ERASE}, salt = NULL, direction = 'OUT'`,
			`${ERASE}, salt = NULL, person_key = 2`,
			ERASE,
			"REPLACE INTO attendance_events SELECT * FROM attendance_events",
			"UPDATE audit SET action = 'nothing'",
			"UPDATE audit SET actor = NULL, subject = NULL",
		];
		for (const sql of refused) expect(() => connection.execute(sql), sql).toThrow(/append-only/);
		connection.close();
	});

	it("lets an erasure through, which leaves the log whole and the events countable", () => {
		const store = fixture.open();
		const id = enroll(store, "QL-1");
		const kept = enroll(store, "QL-2");
		punch(store, id, { note: "n" });
		const other = punch(store, kept);
		store.close();
		const database = new Database(fixture.databasePath);
		database.exec(`${ERASE}, salt = NULL WHERE person_key = 1`);
		database.close();
		const again = fixture.open();
		expect(again.verifyLog()).toMatchObject({ ok: true, records: 2 });
		expect(again.attendance.list({ limit: 9 })).toMatchObject([
			{ eventId: other.eventId, employeeId: "QL-2" },
			{ kioskSeq: 1, employeeId: "erased-1", direction: "IN", note: null },
		]);
		expect(again.attendance.latest(id)).toBeNull();
	});
});

it("refuses a row that is not what it should be, and does not show its content", () => {
	const store = fixture.open();
	const event = punch(store, enroll(store, "QL-1"));
	store.close();
	const database = new Database(fixture.databasePath);
	database.exec("DROP TRIGGER attendance_events_only_erased; UPDATE attendance_events SET method = 'telepathy'");
	database.close();
	expect(() => fixture.open().attendance.find(event.eventId)).toThrowError(
		expect.objectContaining({
			code: "STORAGE_UNAVAILABLE",
			data: { reason: "ROW_INVALID" },
			message: expect.not.stringContaining("telepathy"),
		}),
	);
});
