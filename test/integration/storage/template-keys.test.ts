// Templates under the installation's secret transform: written so, searched so, changed in place, and never lost.
import { randomBytes } from "node:crypto";
import Database from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createSystemClock } from "../../../src/app/system-clock.ts";
import { openConnection } from "../../../src/storage/database/connection.ts";
import { seal } from "../../../src/storage/keys/envelope.ts";
import { createKeyring } from "../../../src/storage/keys/keyring.ts";
import { finishKeyChange } from "../../../src/storage/keys/master-key-rotation.ts";
import { loadMasterKeys } from "../../../src/storage/keys/master-keys.ts";
import type { Store } from "../../../src/storage/open-store.ts";
import { unsealEmbedding } from "../../../src/storage/templates/template-sealing.ts";
import { fakeEmbedding } from "../../support/fake-embedding.ts";
import {
	CONTRACT,
	createStoreFixture,
	differenceOf,
	employeeId,
	type StoreFixture,
	TRANSFORM_ERROR,
	templateOf,
} from "../../support/store-fixture.ts";
import { type StoreProcess, startStoreProcess } from "../../support/store-process.ts";

let fixture: StoreFixture;
let running: StoreProcess | null = null;
beforeEach(() => {
	fixture = createStoreFixture();
});
afterEach(async () => {
	await running?.kill();
	running = null;
	fixture.dispose();
});

const cosine = (a: Float32Array, b: Float32Array) => a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);
const names = Array.from({ length: 30 }, (_, i) => `P${i}`);

function enrollAll(store: Store, people = names): void {
	for (const name of people) {
		const id = employeeId(name);
		const templates = [0, 1, 2, 3, 4].map((shot) =>
			templateOf(id, shot, { templateId: `${name}-${shot}`, embedding: fakeEmbedding(name, 0.3, shot) }),
		);
		store.employees.enroll({ employeeId: id, name, consent: null }, templates, { replace: false });
	}
}

function expectSame(found: Float32Array | undefined, expected: Float32Array | undefined, what = ""): void {
	const difference = differenceOf(found ?? new Float32Array(), expected ?? new Float32Array(1));
	expect(difference, what).toBeLessThan(TRANSFORM_ERROR);
}

function expectAllThere(store: Store, people = names): void {
	for (const name of people) {
		const found = store.employees.templates(employeeId(name));
		expect(found).toHaveLength(5);
		for (const [shot, { embedding }] of found.entries()) expectSame(embedding, fakeEmbedding(name, 0.3, shot), name);
	}
}

/** What lies on disk once the person's key has opened it. */
function openFromDisk(): Float32Array[] {
	const connection = openConnection(fixture.databasePath, { readOnly: true });
	const masterKeys = loadMasterKeys({ connection, secrets: fixture.secrets, mayCreate: false });
	const keyring = createKeyring(connection, () => masterKeys);
	const database = new Database(fixture.databasePath, { readonly: true });
	const rows = database
		.prepare<[], { templateId: string; personKey: number; keyGeneration: number; sealed: Buffer }>(
			"SELECT template_id AS templateId, person_key AS personKey, key_generation AS keyGeneration, sealed_embedding AS sealed FROM templates",
		)
		.all();
	const opened = rows.map(({ sealed, ...row }) => {
		const key = keyring.find(row.personKey);
		const embedding = key && unsealEmbedding(key, sealed, { ...row, templateContractId: CONTRACT });
		if (!embedding) throw new Error("a template does not open");
		return embedding;
	});
	connection.close();
	database.close();
	return opened;
}

const generations = () => {
	const database = new Database(fixture.databasePath, { readonly: true });
	const found = database.prepare("SELECT DISTINCT key_generation FROM templates ORDER BY 1").pluck().all();
	const keys = database.prepare("SELECT generation FROM installation_keys WHERE purpose = 'template'").pluck().all();
	database.close();
	return { templates: found, keys };
};

describe("templates at rest and in the index", () => {
	it("are strangers to what the model made, and to themselves in another installation", () => {
		enrollAll(fixture.open(), ["P1"]);
		const plain = [0, 1, 2, 3, 4].map((shot) => fakeEmbedding("P1", 0.3, shot));
		const here = openFromDisk();
		const other = createStoreFixture();
		const there = other.open();
		enrollAll(there, ["P1"]);
		const elsewhere = [...there.employees.snapshot(CONTRACT).entries].map(({ embedding }) => embedding);
		other.dispose();
		// Six standard deviations of the cosine of two vectors that have nothing to do with each other.
		const bound = 6 / Math.sqrt(plain[0]?.length ?? 0);
		for (const a of here) {
			for (const b of plain) expect(Math.abs(cosine(a, b))).toBeLessThan(bound);
			for (const b of elsewhere) expect(Math.abs(cosine(a, b))).toBeLessThan(bound);
			for (const b of here) expect(cosine(a, b)).toBeGreaterThan(0.85);
		}
	});

	it("are compared under one transform: a probe goes where the entries are", () => {
		const store = fixture.open();
		enrollAll(store, ["P1", "P2"]);
		const { entries, protect } = store.employees.snapshot(CONTRACT);
		const probe = fakeEmbedding("P1", 0.3, 99);
		for (const { embedding, templateId, employeeId: owner } of entries) {
			const shot = Number(templateId.split("-")[1]);
			const expected = cosine(fakeEmbedding(owner, 0.3, shot), probe);
			expect(cosine(embedding, protect(probe))).toBeCloseTo(expected, 5);
		}
	});
});

describe("changing the key", () => {
	it("reads everything through both keys until all is converted, and then destroys the old one", () => {
		const store = fixture.open();
		enrollAll(store);
		const before = openFromDisk();
		const stale = store.employees.snapshot(CONTRACT);
		expect(store.templateKeys.waiting()).toBe(0);
		expect(store.templateKeys.step()).toBe(false);
		expect(store.templateKeys.revoke()).toBe(2);
		expect(store.templateKeys.waiting()).toBe(150);
		// A snapshot of before goes on under its own key, whatever was converted meanwhile.
		const first = [...store.employees.snapshot(CONTRACT).entries][0]?.embedding;
		expect(store.templateKeys.step()).toBe(true);
		expect(generations()).toEqual({ templates: [1, 2], keys: [1, 2] });
		expectAllThere(store);
		expectSame([...stale.entries][0]?.embedding, before[0]);
		expectSame([...store.employees.snapshot(CONTRACT).entries][0]?.embedding, first);
		while (store.templateKeys.step());
		expect(generations()).toEqual({ templates: [2], keys: [2] });
		expectAllThere(store);
		const after = openFromDisk();
		const bound = 6 / Math.sqrt(before[0]?.length ?? 0);
		for (const [i, old] of before.entries()) expect(Math.abs(cosine(old, after[i] ?? old))).toBeLessThan(bound);
	});

	it("takes over the templates of a version that had no such key", () => {
		const store = fixture.open();
		enrollAll(store);
		store.close();
		const connection = openConnection(fixture.databasePath);
		const masterKeys = loadMasterKeys({ connection, secrets: fixture.secrets, mayCreate: false });
		const keyring = createKeyring(connection, () => masterKeys);
		const database = new Database(fixture.databasePath);
		const rows = database
			.prepare<[], { templateId: string; personKey: number }>(
				"SELECT template_id AS templateId, person_key AS personKey FROM templates",
			)
			.all();
		// As those versions wrote them: sealed without a transform, under the first context.
		for (const { templateId, personKey } of rows) {
			const [name = "", shot] = templateId.split("-");
			const plain = fakeEmbedding(name, 0.3, Number(shot));
			const key = keyring.find(personKey);
			if (!key) throw new Error("no key");
			const sealed = seal(key, new Uint8Array(plain.buffer), ["hadir.template.v1", templateId, personKey, CONTRACT]);
			database
				.prepare("UPDATE templates SET key_generation = 0, sealed_embedding = ? WHERE template_id = ?")
				.run(sealed, templateId);
		}
		database.prepare("DELETE FROM installation_keys").run();
		connection.close();
		database.close();
		const again = fixture.open();
		expect(again.templateKeys.waiting()).toBe(150);
		expectAllThere(again);
		const [entry] = again.employees.snapshot(CONTRACT).entries;
		expect(entry?.templateId).toBe("P0-0");
		while (again.templateKeys.step());
		expect(generations()).toEqual({ templates: [1], keys: [1] });
		expectAllThere(again);
		expectSame([...again.employees.snapshot(CONTRACT).entries][0]?.embedding, entry?.embedding);
	});

	it("passes over an altered row, once", () => {
		const store = fixture.open();
		enrollAll(store, ["P1", "P2"]);
		const database = new Database(fixture.databasePath);
		database.prepare("UPDATE templates SET sealed_embedding = ? WHERE template_id = 'P1-0'").run(randomBytes(500));
		// A row that claims another generation opens under neither.
		database.prepare("UPDATE templates SET key_generation = 0 WHERE template_id = 'P1-1'").run();
		database.close();
		store.templateKeys.revoke();
		let steps = 0;
		while (store.templateKeys.step()) steps++;
		expect(steps).toBe(1);
		expectAllThere(store, ["P2"]);
		expect([...store.employees.snapshot(CONTRACT).entries]).toHaveLength(8);
	});
});

describe("a new master key", () => {
	it("wraps everything anew, takes the place of the old one, and puts the recovery kit out of force", () => {
		const store = fixture.open();
		enrollAll(store);
		const old = Buffer.from(fixture.secrets.read("masterKey") ?? []);
		const code = new Uint8Array(randomBytes(20));
		store.recovery.keep(store.recovery.draft(code));
		store.masterKeyRotation.begin();
		expect(store.masterKeyRotation.isUnderWay()).toBe(true);
		expect(store.masterKeyRotation.waiting()).toBe(31);
		expectAllThere(store);
		enrollAll(store, ["Q1"]);
		// Until it is done the old key opens everything, so the kit is in force.
		expect(store.recovery.opens(code)).toBe(true);
		while (store.masterKeyRotation.step());
		expect(store.masterKeyRotation.isUnderWay()).toBe(false);
		expect(store.recovery.current()).toMatchObject({ isVoid: true });
		expect(store.recovery.opens(code)).toBe(false);
		expect(store.recovery.recoveryWrap()).toBeNull();
		expectAllThere(store, [...names, "Q1"]);
		store.close();
		expect(Buffer.from(fixture.secrets.read("masterKey") ?? []).equals(old)).toBe(false);
		expectAllThere(fixture.open(), [...names, "Q1"]);
		fixture.secrets.write("masterKey", old);
		expect(() => fixture.open()).toThrowError();
	});

	it("is finished before anything copies a database that a power cut left in the middle", () => {
		const store = fixture.open();
		enrollAll(store);
		store.masterKeyRotation.begin();
		store.close();
		const { secrets, databasePath } = fixture;
		const connection = openConnection(databasePath);
		const before = secrets.read("masterKey");
		finishKeyChange({ connection, secrets, clock: createSystemClock() });
		connection.close();
		expect(secrets.read("masterKey")).not.toEqual(before);
		const again = fixture.open();
		expect(again.masterKeyRotation.isUnderWay()).toBe(false);
		expectAllThere(again);
	});

	it("is found again when the power goes between the secret store and the database", () => {
		const store = fixture.open();
		enrollAll(store);
		store.masterKeyRotation.begin();
		while (store.masterKeyRotation.waiting() > 0) store.masterKeyRotation.step();
		const database = new Database(fixture.databasePath);
		const waiting = database.prepare("SELECT * FROM installation_keys WHERE purpose = 'nextMasterKey'").get();
		expect(store.masterKeyRotation.step()).toBe(false);
		store.close();
		// As if the last statement had not been reached.
		database
			.prepare(
				"INSERT INTO installation_keys VALUES (@purpose, @generation, @master_key_id, @wrapped_key, @created_at_ms, @key_uid)",
			)
			.run(waiting);
		database.close();
		const again = fixture.open();
		expect(again.masterKeyRotation.isUnderWay()).toBe(false);
		expectAllThere(again);
		again.masterKeyRotation.begin();
		while (again.masterKeyRotation.step());
		expectAllThere(again);
	});
});

it("loses nothing when the process that changes keys is killed, again and again", async () => {
	const first = fixture.open();
	enrollAll(first);
	first.close();
	let isUnderWay = 0;
	for (const lines of [1, 2, 3, 4, 5, 6, 7, 8, 13, 21]) {
		running = startStoreProcess(fixture.dataDir, fixture.secretDir, "change-keys-until-killed.ts");
		await running.printed(lines);
		await running.kill();
		const store = fixture.open();
		if (store.templateKeys.waiting() > 0 || store.masterKeyRotation.isUnderWay()) isUnderWay++;
		expectAllThere(store);
		store.close();
	}
	expect(isUnderWay).toBeGreaterThan(2);
	const store = fixture.open();
	while (store.templateKeys.step());
	while (store.masterKeyRotation.step());
	const { templates, keys } = generations();
	expect(templates).toEqual(keys);
	expect(keys).toHaveLength(1);
	expectAllThere(store);
}, 120_000);
