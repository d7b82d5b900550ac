// Names that lie sealed in the database: everything that reads, sorts and looks for them answers as it does with plain ones,
// and the change from one form into the other may end at any moment.
import Database from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createSystemClock } from "../../../src/app/system-clock.ts";
import {
	createNameProtectionService,
	type NameProtectionService,
} from "../../../src/core/services/operation/name-protection-service.ts";
import { openConnection } from "../../../src/storage/database/connection.ts";
import type { Store } from "../../../src/storage/open-store.ts";
import { openStoreReadOnly } from "../../../src/storage/open-store-read-only.ts";
import { createRecordingLog } from "../../support/environment.ts";
import {
	CONTRACT,
	createStoreFixture,
	employeeId,
	enroll,
	punch,
	type StoreFixture,
} from "../../support/store-fixture.ts";
import { startStoreProcess } from "../../support/store-process.ts";

const clock = createSystemClock();
/** Lower and upper case, marks, and one that is longer than a block of the padding. */
const names = ["zulkifli", "Álvaro", "budi", "Ani", "ani", "Cahyo", "Dewi Kusumawardhani Setianingrum Prabandari"];

let fixture: StoreFixture;
let store: Store;
beforeEach(() => {
	fixture = createStoreFixture();
	store = fixture.open();
});
afterEach(() => fixture.dispose());

function fill(): void {
	const consent = { version: "1", language: "id", acceptedAtMs: 1 } as const;
	for (const [index, name] of names.entries()) {
		const id = enroll(store, `P${index}`, index);
		store.employees.enroll({ employeeId: id, name, consent }, [], { replace: false });
		punch(store, id, { note: `kata ${name}` });
	}
	store.operators.add(
		{ operatorId: "a", name: "Ratna", role: "administrator", pinSetAtMs: 1, createdAtMs: 1 },
		"$argon2id$x",
	);
	store.targets.put({
		targetId: "hris",
		kind: "csv",
		name: "Berkas",
		settings: { folder: "/nowhere" },
		isEnabled: true,
		createdAtMs: 1,
		updatedAtMs: 1,
	});
	const listed = names.map((name, index) => ({
		isActive: true,
		name: `${name} baru`,
		employeeId: `N${index}`,
		externalId: `${index}`,
	}));
	store.targetPeople.replace("hris", listed, 7);
}

/** Every list and record that a name comes out of. */
function everything() {
	return {
		summaries: store.employees.list(CONTRACT),
		one: store.employees.summary(employeeId("P3"), CONTRACT),
		found: store.employees.find(employeeId("P6")),
		roster: store.employees.roster(),
		members: store.groups.members(),
		badges: store.personalCodes.badgeHolders(),
		operators: store.operators.list(),
		operator: store.operators.find("a"),
		listed: store.targetPeople.people("hris"),
		notEnrolled: store.targetPeople.notEnrolled(50),
		candidates: store.retention.candidates(),
		pending: store.consents.pending(),
		log: store.attendance.list({ limit: 100 }),
		entries: store.search.newestFirst({ limit: 100 }),
	};
}

function convert(isOn: boolean): void {
	store.nameProtection.set(isOn);
	while (store.nameProtection.step());
	expect(store.nameProtection.isDone()).toBe(true);
}

function stored(column: string, table: string): (string | null)[] {
	const database = new Database(fixture.databasePath, { readonly: true });
	const values = database.prepare<[], string | null>(`SELECT ${column} FROM ${table}`).pluck().all();
	database.close();
	return values;
}
const isSealed = (value: string | null) => value?.startsWith("\u0001n1:") === true;

describe("everything that reads names", () => {
	it("answers the same with sealed names as with plain ones, in the same order, and again after they are opened", () => {
		fill();
		const plain = everything();
		expect(plain.roster.map(({ name }) => name)).toEqual([...names].sort(byNoCase));
		expect(plain.notEnrolled).toHaveLength(names.length);
		convert(true);
		for (const table of ["people", "operators", "target_people"]) {
			const values = stored("name", table);
			expect(values.length).toBeGreaterThan(0);
			expect(values.every(isSealed), table).toBe(true);
		}
		expect(everything()).toEqual(plain);
		convert(false);
		expect(stored("name", "people").toSorted()).toEqual([...names].sort());
		expect(everything()).toEqual(plain);
	});

	it("answers the same when all of it was written sealed, and in neither form tells how long a short name is", () => {
		convert(true);
		fill();
		expect([
			...stored("name", "people"),
			...stored("name", "operators"),
			...stored("note", "attendance_events"),
		]).toSatisfy((values: string[]) => values.every(isSealed));
		const lengths = stored("length(name)", "people WHERE employee_id <> 'P6'");
		expect(new Set(lengths).size).toBe(1);
		const sealed = everything();
		expect(sealed.log[0]?.note).toBe(`kata ${names.at(-1)}`);
		const [first] = sealed.log;
		expect(first?.employeeName).toBe(names.at(-1));
		convert(false);
		expect(everything()).toEqual(sealed);
		// Under the digest of their records: they stay as they were written, and are read all the same.
		expect(stored("note", "attendance_events").every(isSealed)).toBe(true);
	});

	it("is renamed and erased in the sealed form too", () => {
		fill();
		convert(true);
		store.identities.rename(employeeId("P1"), "Kartika");
		expect(stored("name", "people").every(isSealed)).toBe(true);
		expect(store.employees.find(employeeId("P1"))?.name).toBe("Kartika");
		store.employees.remove(employeeId("P1"));
		expect(stored("name", "people").filter((name) => name === null)).toHaveLength(1);
	});

	it("keeps a sealed name from reading as another column's, and goes on with one that no key opens", () => {
		fill();
		convert(true);
		const database = new Database(fixture.databasePath);
		database.exec("UPDATE people SET name = (SELECT name FROM operators) WHERE employee_id = 'P1'");
		database.close();
		expect(store.employees.find(employeeId("P1"))?.name).toBe("?");
		expect(store.employees.list(CONTRACT)).toHaveLength(names.length);
		convert(false);
		expect(stored("name", "people").filter(isSealed)).toHaveLength(1);
	});
});

describe("the log", () => {
	it("verifies without the key of the names, whatever form its notes are in", () => {
		fill();
		convert(true);
		punch(store, employeeId("P2"), { note: "titip Sekar" });
		expect(stored("note", "attendance_events").map(isSealed).filter(Boolean)).toHaveLength(1);
		expect(store.verifyLog()).toMatchObject({ ok: true });
		const beside = openStoreReadOnly({
			dataDir: fixture.dataDir,
			secrets: { kind: "keyFile", read: () => null, write: () => {}, remove: () => {} },
		});
		expect(beside.verifyLog().ok).toBe(true);
		expect(() => beside.employees.list(CONTRACT)).toThrowError(expect.objectContaining({ code: "SECRET_UNAVAILABLE" }));
		beside.close();
		const withoutNames = openStoreReadOnly({
			dataDir: fixture.dataDir,
			secrets: { kind: "keyFile", read: () => null, write: () => {}, remove: () => {} },
			readsNames: false,
		});
		expect(withoutNames.employees.list(CONTRACT).map(({ name }) => name)).toEqual(names.map(() => "?"));
		withoutNames.close();
	});
});

describe("a reader beside the kiosk", () => {
	it("reads names that were sealed after it had opened the database", () => {
		fill();
		const beside = openStoreReadOnly(fixture);
		const plain = beside.employees.list(CONTRACT);
		convertBut(1);
		expect(beside.employees.list(CONTRACT)).toEqual(plain);
		expect(beside.search.newestFirst({ limit: 100 })[0]?.employeeName).toBe(names.at(-1));
		beside.close();
	});

	it("keeps the conversion from calling itself done while it holds the pages of before", () => {
		fill();
		const reader = openConnection(fixture.databasePath, { readOnly: true });
		reader.readTransaction(() => {
			reader.pragma("schema_version");
			store.nameProtection.set(true);
			while (store.nameProtection.step());
			expect(store.nameProtection.waiting()).toBe(0);
			expect(store.nameProtection.isDone()).toBe(false);
		});
		reader.close();
		while (store.nameProtection.step());
		expect(store.nameProtection.isDone()).toBe(true);
	});
});

describe("keys", () => {
	it("of the names go under a new master key with the others", () => {
		fill();
		convert(true);
		const before = everything();
		store.masterKeyRotation.begin();
		while (store.masterKeyRotation.step());
		expect(everything()).toEqual(before);
		store.close();
		store = fixture.open();
		expect(store.nameProtection.isOn()).toBe(true);
		expect(everything()).toEqual(before);
	});

	it("refuse to open the database with another master key, rather than to write names that nobody reads", () => {
		convert(true);
		store.close();
		fixture.secrets.remove("masterKey");
		expect(() => fixture.open()).toThrowError(expect.objectContaining({ code: "SECRET_UNAVAILABLE" }));
	});
});

it("is audited when it is switched, interrupted between two steps, and gone on with", async () => {
	fill();
	let pauses = 0;
	const serviceFor = (letOthersRun: () => Promise<void>) =>
		createNameProtectionService({
			names: store.nameProtection,
			letOthersRun,
			waitForReaders: async () => {},
			audit: store.audit,
			clock,
			log: createRecordingLog(),
		});
	const service: NameProtectionService = serviceFor(async () => {
		pauses++;
		if (pauses === 2) void service.interrupt();
	});
	expect(service.set(true, "operator:a")).toMatchObject({ isOn: true, isDone: false });
	expect(service.set(true, "operator:b").isOn).toBe(true);
	await service.settled();
	expect(service.status().waiting).toBeGreaterThan(0);
	expect(store.audit.list(5).filter(({ action }) => action === "keys.protect_names")).toEqual([
		expect.objectContaining({ actor: "operator:a", subject: null, detail: { isOn: true } }),
	]);
	const next = serviceFor(async () => {});
	next.resume();
	await next.settled();
	expect(next.status()).toEqual({ isOn: true, waiting: 0, isDone: true });
});

it("converts the rest at the next start when it is killed in the middle, in both directions, and loses no punch", async () => {
	fill();
	store.transaction(() => {
		for (let index = 0; index < 3000; index++) enroll(store, `M${index}`, 1);
	});
	const roster = store.employees.roster();
	const acknowledged: string[] = [];
	for (const isOn of [true, false]) {
		store.nameProtection.set(isOn);
		store.close();
		for (const lines of [1, 3]) {
			const child = startStoreProcess(fixture.dataDir, fixture.secretDir, "convert-names-until-killed.ts");
			await child.printed(lines);
			acknowledged.push(...(await child.kill()));
		}
		store = fixture.open();
		expect(store.nameProtection.isOn()).toBe(isOn);
		expect(store.employees.roster()).toEqual(roster);
		while (store.nameProtection.step());
		expect(store.nameProtection.isDone()).toBe(true);
		expect(store.employees.roster()).toEqual(roster);
		expect(stored("name", "people").every((name) => isSealed(name) === isOn)).toBe(true);
	}
	const recorded = new Set(store.attendance.list({ limit: 100_000 }).map(({ eventId }) => eventId));
	expect(acknowledged.length).toBeGreaterThan(7);
	expect(acknowledged.filter((eventId) => !recorded.has(eventId))).toEqual([]);
	expect(store.verifyLog()).toMatchObject({ ok: true });
});

/** All but the last steps. */
function convertBut(steps: number): void {
	store.nameProtection.set(true);
	for (let step = 0; step < steps; step++) expect(store.nameProtection.step()).toBe(true);
	expect(stored("name", "people").every(isSealed)).toBe(true);
}

/** As SQLite's NOCASE, and then by the employee id, which goes up with the place in the list. */
function byNoCase(a: string, b: string): number {
	const lower = (text: string) => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
	const [left, right] = [Buffer.from(lower(a)), Buffer.from(lower(b))];
	return Buffer.compare(left, right) || names.indexOf(a) - names.indexOf(b);
}
