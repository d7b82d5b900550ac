// A log that somebody with the file and an SQLite shell has worked on.
import Database from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createStoreFixture, enroll, punch, type StoreFixture } from "../../support/store-fixture.ts";

let fixture: StoreFixture;
let eventIds: string[];
beforeEach(() => {
	fixture = createStoreFixture();
	const store = fixture.open();
	const id = enroll(store, "QL-1");
	enroll(store, "QL-2");
	const audit = (action: string) =>
		store.audit.append({ atMs: 1, actor: "supervisor", action, subject: "QL-1", detail: { n: 1 } });
	audit("first");
	eventIds = [1, 2, 3].map(() => punch(store, id, { note: "n" }).eventId);
	audit("second");
	eventIds.push(punch(store, id).eventId);
	store.close();
});
afterEach(() => {
	fixture.dispose();
});

function tamper(sql: string) {
	const database = new Database(fixture.databasePath);
	database.pragma("foreign_keys = OFF");
	const triggers = database.prepare<[], string>("SELECT name FROM sqlite_master WHERE type = 'trigger'").pluck().all();
	for (const trigger of triggers) database.exec(`DROP TRIGGER ${trigger}`);
	database.exec(sql);
	database.close();
	return fixture.open().verifyLog();
}

describe("an untouched log", () => {
	it("verifies, audit entries among the events", () => {
		expect(fixture.open().verifyLog()).toEqual({ ok: true, records: 6, checkpoints: 0, beginsAfter: 0 });
	});
	it("verifies when it is empty", () => {
		const empty = createStoreFixture();
		expect(empty.open().verifyLog()).toMatchObject({ ok: true, records: 0 });
		empty.dispose();
	});
	it("verifies over many pages", () => {
		const store = fixture.open();
		const id = enroll(store, "QL-1");
		store.transaction(() => {
			for (let index = 0; index < 1100; index += 1) punch(store, id);
		});
		expect(store.verifyLog()).toMatchObject({ ok: true, records: 1106 });
	});
});

describe("an altered event is named, whichever column it was", () => {
	const columns = [
		["person_key", "2"],
		["employee_id", "'QL-2'"],
		["direction", "'OUT'"],
		["direction_source", "'requested'"],
		["occurred_at_ms", "1"],
		["time_zone", "'UTC'"],
		["offset_minutes", "0"],
		["method", "'pin'"],
		["confidence", "'low'"],
		["similarity", "0.99"],
		["liveness_score", "0.1"],
		["template_contract_id", "'other'"],
		["clock_state", "'suspect'"],
		["note", "'other'"],
		["recorded_at_ms", "1"],
		["event_id", "'another'"],
		["corrects", "'another'"],
		["salt", "x'00'"],
		["personal_digest", "x'00'"],
		["prev_hash", "x'00'"],
		["hash", "x'00'"],
		["estimated_at_ms", "1"],
		["work_date", "'2026-01-01'"],
		["shift_code", "'P'"],
		["shift_start_ms", "1"],
		["shift_end_ms", "1"],
		["grace_minutes", "5"],
		["chain_version", "2"],
		["chain_version", "1"],
		["chain_version", "0"],
		["chain_version", "4"],
	];
	it.each(columns)("%s", (column, value) => {
		const verdict = tamper(`UPDATE attendance_events SET ${column} = ${value} WHERE kiosk_seq = 2`);
		const record = column === "event_id" ? "another" : eventIds[1];
		expect(verdict).toMatchObject({ ok: false, chainSeq: 3, problem: "altered", record });
	});
});

it("names an altered audit entry", () => {
	expect(tamper("UPDATE audit SET actor = 'nobody' WHERE audit_key = 2")).toEqual({
		ok: false,
		chainSeq: 5,
		problem: "altered",
		record: "audit:2",
		kind: "second",
		recordAtMs: 1,
		checkpoint: null,
	});
});

it("notices a record taken out of the middle", () => {
	const verdict = tamper("DELETE FROM attendance_events WHERE kiosk_seq = 2");
	expect(verdict).toMatchObject({ ok: false, chainSeq: 3, problem: "missing", record: null });
	// When the one before it was made, so that somebody knows where to look.
	expect(verdict.ok ? null : verdict.recordAtMs).toBeGreaterThan(1_790_000_000_000);
});

it("notices a tail that was cut off, and the first record gone", () => {
	expect(tamper("DELETE FROM attendance_events WHERE kiosk_seq = 4")).toMatchObject({
		chainSeq: 6,
		problem: "cut_off",
	});
});

it("notices that everything is gone", () => {
	const verdict = tamper("DELETE FROM attendance_events; DELETE FROM audit");
	expect(verdict).toMatchObject({ ok: false, chainSeq: 1, problem: "cut_off" });
});

it("notices two records that changed places", () => {
	const verdict = tamper(`
		UPDATE attendance_events SET chain_seq = -1 WHERE kiosk_seq = 2;
		UPDATE attendance_events SET chain_seq = 3 WHERE kiosk_seq = 3;
		UPDATE attendance_events SET chain_seq = 4 WHERE kiosk_seq = 2`);
	expect(verdict).toMatchObject({ ok: false, chainSeq: 3, problem: "altered", record: eventIds[2] });
});

const forge = (kioskSeq: number, chainSeq: number) => `INSERT INTO attendance_events SELECT ${kioskSeq}, 'forged',
	person_key, employee_id, direction, direction_source, occurred_at_ms, time_zone, offset_minutes, method,
	confidence, similarity, liveness_score, template_contract_id, clock_state, note, recorded_at_ms, corrects,
	${chainSeq}, chain_version, salt, personal_digest, prev_hash, hash, estimated_at_ms, work_date, shift_code,
	shift_start_ms, shift_end_ms, grace_minutes FROM attendance_events WHERE kiosk_seq = 4`;

it("notices a record put at the end", () => {
	expect(tamper(forge(5, 7))).toMatchObject({ ok: false, chainSeq: 7, problem: "inserted", record: "forged" });
});

it("notices a record put on the place of an audit entry", () => {
	expect(tamper(forge(5, 5))).toMatchObject({ ok: false, chainSeq: 5, problem: "inserted" });
});

it("does not take a missing salt for an erasure while the fields say something", () => {
	const verdict = tamper("UPDATE attendance_events SET salt = NULL, employee_id = 'QL-2' WHERE kiosk_seq = 2");
	expect(verdict).toMatchObject({ ok: false, chainSeq: 3, problem: "altered", record: eventIds[1] });
});
