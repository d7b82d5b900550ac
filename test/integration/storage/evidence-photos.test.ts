// Evidence pictures in a real database: sealed, bound to punch and person, and gone with the key, the days or the record.
import { readFileSync } from "node:fs";
import Database from "better-sqlite3";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { EmployeeId } from "../../../src/core/domain/employee.ts";
import type { Store } from "../../../src/storage/open-store.ts";
import { createStoreFixture, employeeId, enroll, punch, type StoreFixture } from "../../support/store-fixture.ts";

const image = new Uint8Array(Buffer.from("a picture that nobody may find in the files"));
const consent = { version: "2026-11-1+evidence14", language: "id", acceptedAtMs: 1 } as const;
let fixture: StoreFixture;
let store: Store;
let id: EmployeeId;
let eventId: string;
beforeEach(() => {
	fixture = createStoreFixture();
	store = fixture.open();
	id = employeeId("QL-1");
	store.employees.enroll({ employeeId: id, name: "Name", consent }, [], { replace: false });
	eventId = punch(store, id).eventId;
});
afterEach(() => {
	fixture.dispose();
});

const add = (changes: { eventId?: string; employeeId?: EmployeeId; takenAtMs?: number; eraseAtMs?: number } = {}) =>
	store.evidencePhotos.add({ eventId, employeeId: id, image, takenAtMs: 1000, eraseAtMs: 2000, ...changes });

it("is kept once, read back, and nowhere in the files as it is", () => {
	expect(store.evidencePhotos.consentVersion(id)).toBe("2026-11-1+evidence14");
	expect(add()).toBe(true);
	expect(add()).toBe(false);
	expect(store.evidencePhotos.read(eventId)).toEqual(Buffer.from(image));
	expect(store.evidencePhotos.read("another")).toBeNull();
	for (const suffix of ["", "-wal"])
		expect(readFileSync(`${fixture.databasePath}${suffix}`).includes(Buffer.from(image))).toBe(false);
});

it("opens for its own punch and person only", () => {
	add();
	const other = punch(store, id).eventId;
	const database = new Database(fixture.databasePath);
	database.prepare("UPDATE evidence_photos SET event_id = ?").run(other);
	database.close();
	expect(store.evidencePhotos.read(other)).toBeNull();
});

it("is not kept for somebody else's punch, nor for nobody's", () => {
	const other = enroll(store, "QL-2");
	expect(add({ employeeId: other })).toBe(false);
	expect(add({ eventId: "no event" })).toBe(false);
});

it("goes when its time is over: by the rule, or by what the person was told", () => {
	add();
	add({ eventId: punch(store, id).eventId, takenAtMs: 5000, eraseAtMs: 9000 });
	expect(store.evidencePhotos.counts({ beforeMs: 0, nowMs: 1999 })).toEqual({ stored: 2, old: 0 });
	expect(store.evidencePhotos.counts({ beforeMs: 0, nowMs: 2000 })).toEqual({ stored: 2, old: 1 });
	expect(store.evidencePhotos.counts({ beforeMs: 1001, nowMs: 0 })).toEqual({ stored: 2, old: 1 });
	expect(store.evidencePhotos.eraseOld({ beforeMs: 0, nowMs: 2000 }, 10)).toBe(1);
	expect(store.evidencePhotos.counts({ beforeMs: 0, nowMs: 0 })).toEqual({ stored: 1, old: 0 });
});

it("goes with the person's key, in the same transaction", () => {
	add();
	store.employees.remove(id);
	expect(store.evidencePhotos.counts({ beforeMs: 0, nowMs: 0 }).stored).toBe(0);
	expect(store.evidencePhotos.read(eventId)).toBeNull();
});
