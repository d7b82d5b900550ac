// Groups and shifts on the real store, and the work day and shift that a punch keeps.
import { mkdirSync } from "node:fs";
import Database from "better-sqlite3";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Shift } from "../../../src/core/domain/attendance/shift.ts";
import { openConnection } from "../../../src/storage/database/connection.ts";
import { migrate, migrations } from "../../../src/storage/database/migrate.ts";
import { digestPersonal, eventRecord, hashRecord } from "../../../src/storage/log/hash-chain.ts";
import type { Store } from "../../../src/storage/open-store.ts";
import {
	createStoreFixture,
	employeeId,
	enroll,
	punch,
	punchOf,
	type StoreFixture,
} from "../../support/store-fixture.ts";

let fixture: StoreFixture;
let store: Store;
beforeEach(() => {
	fixture = createStoreFixture();
	store = fixture.open();
});
afterEach(() => fixture.dispose());

const [ANI, BUDI] = [employeeId("ani"), employeeId("budi")];
const warehouse = { groupId: "g1", name: "Gudang", directionRule: { kind: "ask" } } as const;
const guards = { groupId: "g2", name: "Satpam", directionRule: null } as const;
const night: Shift = {
	shiftId: "s1",
	code: "M",
	name: "Malam",
	startMinute: 1320,
	endMinute: 360,
	weekdays: [1, 5],
	graceMinutes: 10,
	groupIds: ["g1", "g2"],
};

test("a person is in one group at most, and in none after the group was removed", () => {
	for (const who of ["ani", "budi"]) enroll(store, who);
	store.groups.put(warehouse);
	store.groups.put(guards);
	store.groups.assign([ANI, BUDI], "g1");
	store.groups.assign([BUDI, employeeId("nobody")], "g2");
	expect(store.groups.list()).toEqual([
		{ ...warehouse, people: 1 },
		{ ...guards, people: 1 },
	]);
	expect(store.groups.groupOf(ANI)).toEqual(warehouse);
	expect(store.groups.remove("g1")).toBe(1);
	expect(store.groups.remove("g1")).toBeNull();
	expect(store.groups.groupOf(ANI)).toBeNull();
	expect(store.groups.members()).toMatchObject([
		{ employeeId: "ani", name: "Name of ani", groupId: null, isActive: true },
		{ employeeId: "budi", name: "Name of budi", groupId: "g2" },
	]);
	store.groups.assign([BUDI], null);
	expect(store.groups.groupOf(BUDI)).toBeNull();
});

test("who is deleted and enrolled again is a new person, in no group", () => {
	enroll(store, "ani");
	store.groups.put(warehouse);
	store.groups.assign([ANI], "g1");
	store.employees.remove(ANI);
	enroll(store, "ani");
	expect(store.groups.groupOf(ANI)).toBeNull();
	expect(store.groups.list()).toMatchObject([{ people: 0 }]);
});

test("shifts come back as they were put, and one whose groups were removed is nobody's, not everybody's", () => {
	store.groups.put(warehouse);
	store.groups.put(guards);
	store.shifts.put(night);
	const everybody = { ...night, shiftId: "s2", code: "A", groupIds: null };
	store.shifts.put(everybody);
	expect(store.shifts.list()).toEqual([everybody, night]);
	store.groups.remove("g1");
	store.groups.remove("g2");
	expect(store.shifts.list()).toEqual([everybody, { ...night, groupIds: [] }]);
	expect(store.shifts.remove("s2")).toBe(true);
	expect(store.shifts.remove("s2")).toBe(false);
});

test("a punch keeps its work day and the shift as it was planned, under the chain, whatever becomes of the shift", () => {
	enroll(store, "ani");
	const shift = { code: "M", startMs: 1_790_000_000_000, endMs: 1_790_028_800_000, graceMinutes: 10 };
	const { eventId } = punch(store, ANI, { workDate: "2026-09-21", shift });
	punch(store, ANI);
	store.shifts.put({ ...night, groupIds: null, startMinute: 0 });
	store.shifts.remove("s1");
	expect(store.attendance.find(eventId)).toMatchObject({ workDate: "2026-09-21", shift });
	expect(store.attendance.list({ limit: 1 })).toMatchObject([{ workDate: null, shift: null }]);
	expect(store.verifyLog()).toMatchObject({ ok: true, records: 2 });
});

test("records of before work days were kept still verify, and read as having none", () => {
	fixture.dispose();
	fixture = createStoreFixture();
	mkdirSync(fixture.dataDir, { recursive: true });
	const connection = openConnection(fixture.databasePath);
	const before = migrations.filter(({ version }) => version <= 50);
	migrate(connection, () => {}, before);
	connection.close();
	const event = {
		...punchOf(ANI),
		kioskSeq: 1,
		personKey: 1,
		recordedAtMs: 1_790_000_000_500,
		...{ shiftCode: null, shiftStartMs: null, shiftEndMs: null, graceMinutes: null },
	};
	const record = eventRecord(1, event, 2);
	const salt = Buffer.alloc(16, 7);
	const prevHash = Buffer.alloc(32);
	const personalDigest = digestPersonal(salt, record.personal);
	const hash = hashRecord(prevHash, record.public, personalDigest);
	const raw = new Database(fixture.databasePath);
	raw.exec("INSERT INTO people (employee_id, name, created_at_ms, updated_at_ms) VALUES ('ani', 'Ani', 1, 1)");
	raw
		.prepare(`INSERT INTO attendance_events (kiosk_seq, event_id, person_key, employee_id, direction, direction_source,
			occurred_at_ms, time_zone, offset_minutes, method, confidence, similarity, liveness_score, template_contract_id,
			clock_state, recorded_at_ms, chain_seq, chain_version, salt, personal_digest, prev_hash, hash)
			VALUES (1, @eventId, 1, 'ani', @direction, @directionSource, @occurredAtMs, @timeZone, @offsetMinutes, @method,
			@confidence, @similarity, @livenessScore, @templateContractId, @clockState, @recordedAtMs, 1, 2, @salt,
			@personalDigest, @prevHash, @hash)`)
		.run({ ...event, salt, personalDigest, prevHash, hash, shift: undefined });
	raw.prepare("UPDATE log_head SET chain_seq = 1, kiosk_seq = 1, hash = ?").run(hash);
	raw.close();
	const migrated = fixture.open();
	expect(migrated.attendance.latest(ANI)).toMatchObject({ workDate: null, shift: null, direction: "IN" });
	punch(migrated, ANI, { workDate: "2026-09-21" });
	expect(migrated.verifyLog()).toMatchObject({ ok: true, records: 2 });
});
