import { readFileSync } from "node:fs";
import Database from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Template } from "../../../src/core/domain/employee.ts";
import {
	CONTRACT,
	createStoreFixture,
	differenceOf,
	embeddingOf,
	employeeId,
	enroll,
	punch,
	type StoreFixture,
	TRANSFORM_ERROR,
	templateOf,
} from "../../support/store-fixture.ts";

let fixture: StoreFixture;
beforeEach(() => {
	fixture = createStoreFixture();
});
afterEach(() => {
	fixture.dispose();
});

const ana = employeeId("QL-1");
const budi = employeeId("QL-2");

/** The same templates, but for what float32 loses on the way through the secret transform and back. */
function expectTemplates(found: readonly Template[], expected: readonly Template[]): void {
	expect(found.map(({ embedding: _, ...rest }) => rest)).toEqual(expected.map(({ embedding: _, ...rest }) => rest));
	for (const [i, { embedding }] of expected.entries())
		expect(differenceOf(found[i]?.embedding ?? new Float32Array(), embedding)).toBeLessThan(TRANSFORM_ERROR);
}

const person = (id: typeof ana, name: string) => ({ employeeId: id, name, consent: null });

describe("enrolling", () => {
	it("creates the person once, then renames and adds; the index is told what to follow", () => {
		const { employees } = fixture.open();
		const first = templateOf(ana, 1);
		const second = templateOf(ana, 2, { pose: "left", quality: 55.5, source: "rest" });
		expect(employees.enroll(person(ana, "Ana"), [first], { replace: false })).toEqual({
			revision: 1,
			upserted: [
				{
					templateId: first.templateId,
					employeeId: ana,
					templateContractId: CONTRACT,
					embedding: first.embedding,
				},
			],
			removedTemplateIds: [],
		});
		employees.enroll(person(ana, "Ana Putri"), [second], { replace: false });
		expect(employees.find(ana)).toMatchObject({ employeeId: ana, name: "Ana Putri", isActive: true });
		expectTemplates(employees.templates(ana), [first, second]);
		expect(employees.count()).toBe(1);
	});

	it("replaces all earlier templates when asked, of whatever contract", () => {
		const { employees } = fixture.open();
		const old = [templateOf(ana, 1), templateOf(ana, 2, { templateContractId: "imported:old" })];
		employees.enroll(person(ana, "Ana"), old, { replace: false });
		const fresh = templateOf(ana, 3);
		const change = employees.enroll(person(ana, "Ana"), [fresh], { replace: true });
		expect(change.removedTemplateIds).toEqual(old.map((template) => template.templateId));
		expectTemplates(employees.templates(ana), [fresh]);
	});

	it("writes nothing at all when one template is not acceptable", () => {
		const { employees } = fixture.open();
		const bad = templateOf(ana, 2, { embedding: Float32Array.of(0.6, Number.NaN) });
		expect(() => employees.enroll(person(ana, "Ana"), [templateOf(ana, 1), bad], { replace: false })).toThrow(
			RangeError,
		);
		expect(() => employees.enroll(person(ana, "Ana"), [templateOf(budi, 1)], { replace: false })).toThrow();
		expect(employees.find(ana)).toBeNull();
		expect(employees.snapshot(CONTRACT).revision).toBe(0);
	});

	it("keeps the consent with its version and language", () => {
		const consent = { version: "2026-11", language: "id", acceptedAtMs: 5 } as const;
		const { employees } = fixture.open();
		employees.enroll({ ...person(ana, "Ana"), consent }, [], { replace: false });
		const row = new Database(fixture.databasePath, { readonly: true })
			.prepare("SELECT consent_version, consent_language, consent_accepted_at_ms FROM people")
			.raw()
			.get();
		expect(row).toEqual(["2026-11", "id", 5]);
		expect(employees.summary(ana, CONTRACT)?.consent).toEqual(consent);
	});
});

describe("listing", () => {
	it("sorts by name and splits the counts by contract", () => {
		const { employees } = fixture.open();
		employees.enroll(person(budi, "budi"), [templateOf(budi, 1, { templateContractId: "imported:old" })], {
			replace: false,
		});
		employees.enroll(person(ana, "Ana"), [templateOf(ana, 1), templateOf(ana, 2)], { replace: false });
		expect(employees.list(CONTRACT)).toMatchObject([
			{ name: "Ana", templateCount: 2, unusableTemplateCount: 0 },
			{ name: "budi", templateCount: 0, unusableTemplateCount: 1 },
		]);
		expect(employees.summary(budi, "imported:old")).toMatchObject({ templateCount: 1, unusableTemplateCount: 0 });
		expect(employees.summary(employeeId("nobody"), CONTRACT)).toBeNull();
	});
});

describe("look-alikes", () => {
	const cici = employeeId("QL-3");

	it("are flagged as a pair with the enrollment, told of both, and cleared of both", () => {
		const { employees } = fixture.open();
		employees.enroll(person(ana, "Ana"), [], { replace: false });
		employees.enroll(person(budi, "Budi"), [], { replace: false, lookAlikes: [ana, employeeId("nobody"), budi] });
		employees.enroll(person(cici, "Cici"), [], { replace: false, lookAlikes: [ana] });
		employees.enroll(person(ana, "Ana"), [], { replace: false, lookAlikes: [cici] });
		expect(employees.lookAlikes(ana)).toEqual([budi, cici]);
		expect(employees.lookAlikes(budi)).toEqual([ana]);
		expect(employees.list(CONTRACT).map(({ lookAlikes }) => lookAlikes)).toEqual([[budi, cici], [ana], [ana]]);
		expect(employees.clearLookAlike(ana, budi)).toBe(true);
		expect(employees.clearLookAlike(ana, budi)).toBe(false);
		expect(employees.lookAlikes(budi)).toEqual([]);
	});

	it("of somebody who is removed are forgotten, also when the id comes back", () => {
		const { employees } = fixture.open();
		employees.enroll(person(ana, "Ana"), [], { replace: false });
		employees.enroll(person(budi, "Budi"), [], { replace: false, lookAlikes: [ana] });
		employees.remove(ana);
		expect(employees.lookAlikes(budi)).toEqual([]);
		employees.enroll(person(ana, "Another Ana"), [], { replace: false });
		expect(employees.summary(ana, CONTRACT)?.lookAlikes).toEqual([]);
	});
});

describe("the gallery snapshot", () => {
	it("holds every template of the contract, across pages, and no other", () => {
		const { employees } = fixture.open();
		const people = Array.from({ length: 90 }, (_, index) => employeeId(`P${index}`));
		for (const [index, id] of people.entries()) {
			const templates = [0, 1, 2, 3, 4].map((pose) => templateOf(id, index * 5 + pose));
			employees.enroll(person(id, `P ${index}`), [...templates, templateOf(id, 1, { templateContractId: "other" })], {
				replace: false,
			});
		}
		const { revision, entries, protect } = employees.snapshot(CONTRACT);
		const found = [...entries];
		expect(revision).toBe(90);
		expect(found).toHaveLength(450);
		expect(new Set(found.map((entry) => entry.templateId)).size).toBe(450);
		const last = found.filter((entry) => entry.employeeId === people.at(-1)).map((entry) => entry.embedding);
		expect(last).toEqual([445, 446, 447, 448, 449].map((seed) => protect(embeddingOf(seed))));
	});

	it("leaves out and logs a template whose row was exchanged with somebody else's", () => {
		const lines: unknown[] = [];
		const log = { info: () => {}, warn: () => {}, error: (fields: unknown) => lines.push(fields) };
		const first = fixture.open();
		enroll(first, "QL-1", 1);
		enroll(first, "QL-2", 2);
		enroll(first, "QL-3", 3);
		first.close();
		const database = new Database(fixture.databasePath);
		database.exec(
			`UPDATE templates SET sealed_embedding = (SELECT sealed_embedding FROM templates WHERE template_key = 1)
			 WHERE template_key = 2`,
		);
		database.close();
		const { employees } = fixture.open({ log });
		expect([...employees.snapshot(CONTRACT).entries].map((entry) => entry.employeeId)).toEqual(["QL-1", "QL-3"]);
		expect(lines).toEqual([{ templateKey: 2 }]);
		expect(() => employees.templates(budi)).toThrowError(
			expect.objectContaining({ code: "STORAGE_UNAVAILABLE", data: { reason: "TEMPLATE_ALTERED" } }),
		);
	});
});

describe("removing", () => {
	it("leaves neither template nor data key in any file of the database", () => {
		const store = fixture.open();
		enroll(store, "QL-1", 1);
		enroll(store, "QL-2", 2);
		const bytesOf = (column: string, table: string, key: number) =>
			new Database(fixture.databasePath, { readonly: true })
				.prepare<[number], Buffer>(`SELECT ${column} FROM ${table} WHERE person_key = ?`)
				.pluck()
				.get(key);
		const traces = [bytesOf("sealed_embedding", "templates", 1), bytesOf("wrapped_key", "person_keys", 1)];
		const kept = bytesOf("wrapped_key", "person_keys", 2);
		const onDisk = () => Buffer.concat(["", "-wal"].map((end) => readFileSync(`${fixture.databasePath}${end}`)));
		for (const trace of traces) expect(onDisk().includes(trace ?? "")).toBe(true);

		expect(store.employees.remove(ana)?.removedTemplateIds).toHaveLength(1);
		for (const trace of traces) expect(onDisk().includes(trace ?? "")).toBe(false);
		expect(onDisk().includes(kept ?? "")).toBe(true);
		expect(onDisk().includes("Name of QL-1")).toBe(false);
	});

	it("keeps the attendance events, without the name", () => {
		const store = fixture.open();
		enroll(store, "QL-1");
		const event = punch(store, ana);
		expect(event.employeeName).toBe("Name of QL-1");
		store.employees.remove(ana);
		expect(store.attendance.find(event.eventId)).toEqual({ ...event, employeeName: null });
		expect(store.employees.find(ana)).toBeNull();
		expect(store.employees.templates(ana)).toEqual([]);
		expect([...store.employees.snapshot(CONTRACT).entries]).toEqual([]);
		expect(store.employees.remove(ana)).toBeNull();
		expect(() => punch(store, ana)).toThrowError(expect.objectContaining({ code: "EMPLOYEE_NOT_FOUND" }));
	});

	it("lets the same id be registered again as a new person whose last direction is still known", () => {
		const store = fixture.open();
		enroll(store, "QL-1", 1);
		const before = punch(store, ana);
		store.employees.remove(ana);
		enroll(store, "QL-1", 2);
		const [again] = store.employees.templates(ana);
		expect(differenceOf(again?.embedding ?? new Float32Array(), embeddingOf(2))).toBeLessThan(TRANSFORM_ERROR);
		expect(store.attendance.latest(ana)).toMatchObject({ eventId: before.eventId, employeeName: null });
		expect(punch(store, ana, { direction: "OUT" })).toMatchObject({ kioskSeq: 2, employeeName: "Name of QL-1" });
	});
});

it("stores no embedding in clear", () => {
	const store = fixture.open();
	const template = templateOf(ana, 4, { embedding: embeddingOf(4, 512) });
	store.employees.enroll(person(ana, "Ana"), [template], { replace: false });
	store.close();
	const bytes = Buffer.from(template.embedding.buffer);
	expect(readFileSync(fixture.databasePath).includes(bytes.subarray(64, 96))).toBe(false);
});
