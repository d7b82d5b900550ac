import {
	chmodSync,
	copyFileSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	rmSync,
	statSync,
	writeFileSync,
} from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { operatorRoles } from "../../../src/core/domain/role.ts";
import { describeBackup } from "../../../src/storage/backup/backup-files.ts";
import { backUpBeforeMigration } from "../../../src/storage/backup/migration-backup.ts";
import { openConnection } from "../../../src/storage/database/connection.ts";
import { migrate, migrations } from "../../../src/storage/database/migrate.ts";
import { openStoreReadOnly } from "../../../src/storage/open-store-read-only.ts";
import { webhookTarget } from "../../support/memory-targets.ts";
import {
	CONTRACT,
	createStoreFixture,
	employeeId,
	enroll,
	punch,
	type StoreFixture,
} from "../../support/store-fixture.ts";

let fixture: StoreFixture;
beforeEach(() => {
	fixture = createStoreFixture();
});
afterEach(() => {
	fixture.dispose();
});
const refusal = (code: string, data: Record<string, unknown> = {}) =>
	expect.objectContaining({ code, data: expect.objectContaining(data) });

describe("the data folder", () => {
	it.skipIf(process.platform === "win32")("is its owner's alone, and so is every file in it", () => {
		const store = fixture.open();
		punch(store, enroll(store, "QL-1"));
		expect(statSync(fixture.dataDir).mode & 0o777).toBe(0o700);
		const files = readdirSync(fixture.dataDir);
		expect(files).toEqual(expect.arrayContaining(["hadir.db", "hadir.db-wal", "hadir.db-shm", "lock.db"]));
		for (const file of files) expect(statSync(join(fixture.dataDir, file)).mode & 0o077, file).toBe(0);
	});

	it.skipIf(process.platform === "win32")("keeps the mode of a folder that holds other things", () => {
		mkdirSync(fixture.dataDir, { recursive: true });
		writeFileSync(join(fixture.dataDir, "somebody-elses.txt"), "");
		chmodSync(fixture.dataDir, 0o755);
		fixture.open();
		expect(statSync(fixture.dataDir).mode & 0o777).toBe(0o755);
		expect(statSync(fixture.databasePath).mode & 0o777).toBe(0o600);
	});

	it("that cannot be made is STORAGE_UNAVAILABLE", () => {
		writeFileSync(fixture.dataDir, "a file");
		expect(() => fixture.open()).toThrowError(refusal("STORAGE_UNAVAILABLE"));
	});

	it("with something else under the database's name is STORAGE_UNAVAILABLE, and gives the lock back", () => {
		mkdirSync(fixture.dataDir);
		writeFileSync(fixture.databasePath, "this is no database, it is a text file of some length, really");
		for (let round = 0; round < 2; round += 1)
			expect(() => fixture.open()).toThrowError(refusal("DATABASE_DAMAGED", { reason: "SQLITE_NOTADB" }));
	});
});

describe("the database's own settings", () => {
	it("are durable, checked, and overwrite what is deleted", () => {
		fixture.open().close();
		const connection = openConnection(fixture.databasePath);
		const pragmas = ["journal_mode", "synchronous", "foreign_keys", "secure_delete", "recursive_triggers"];
		expect(pragmas.map((name) => connection.pragma(name))).toEqual(["wal", 2, 1, 1, 1]);
		connection.close();
	});

	it("know the roles that core knows", () => {
		fixture.open().close();
		const database = new Database(fixture.databasePath);
		const insert = database.prepare("INSERT INTO operators VALUES (?, ?, ?, 'h', 1, 1)");
		for (const role of operatorRoles) insert.run(role, role, role);
		expect(() => insert.run("x", "x", "kiosk")).toThrow(/CHECK/);
		database.close();
	});
});

describe("migrations", () => {
	it("refuse a database newer than the program, and leave it alone", () => {
		fixture.open().close();
		const database = new Database(fixture.databasePath);
		database.pragma("user_version = 9990");
		database.close();
		expect(() => fixture.open()).toThrowError(refusal("DATABASE_TOO_NEW", { found: 9990 }));
		const readOnly = () => openStoreReadOnly({ dataDir: fixture.dataDir, secrets: fixture.secrets });
		expect(readOnly).toThrowError(refusal("DATABASE_TOO_NEW"));
	});

	it("ask for a copy before they touch anything, and undo a step that fails", () => {
		const store = fixture.open();
		punch(store, enroll(store, "QL-1"));
		store.close();
		const connection = openConnection(fixture.databasePath);
		const first = { version: 9010, sql: "CREATE TABLE added (id INTEGER) STRICT; INSERT INTO added VALUES (1)" };
		const second = { version: 9020, sql: "DROP TABLE added; INSERT INTO no_such_table VALUES (1)" };
		const copied: unknown[] = [];
		const copy = () => copied.push(connection.pragma("user_version"));
		migrate(connection, copy, [...migrations, first]);
		expect(() => migrate(connection, copy, [...migrations, first, second])).toThrow(/no_such_table/);
		expect(copied).toEqual([migrations.at(-1)?.version, 9010]);
		expect(connection.pragma("user_version")).toBe(9010);
		connection.execute("SELECT id FROM added");
		connection.close();
	});

	it("put a sealed copy aside, keep only the newest, and seal what an older version left plain", () => {
		const store = fixture.open();
		punch(store, enroll(store, "QL-1"));
		store.close();
		const backupDir = join(fixture.dataDir, "backups");
		mkdirSync(backupDir);
		copyFileSync(fixture.databasePath, join(backupDir, "hadir-v140-1790000000000.db"));
		writeFileSync(join(backupDir, ".copy-00aa.db-wal"), "left by a kill");
		fixture.open().close();
		const connection = openConnection(fixture.databasePath);
		const files = () => readdirSync(backupDir);
		expect(files()).toEqual(["hadir-20260921T141320000Z-migration.hadirbackup"]);
		backUpBeforeMigration(connection, { backupDir, secrets: fixture.secrets, nowMs: 1_795_000_000_000 });
		connection.close();
		expect(files()).toEqual(["hadir-20261118T110640000Z-migration.hadirbackup"]);
		const path = join(backupDir, files()[0] ?? "");
		expect(describeBackup(path)).toMatchObject({ kind: "migration", people: 1, events: 1 });
		expect(readFileSync(path).includes("SQLite format 3")).toBe(false);
		if (process.platform !== "win32") expect(statSync(path).mode & 0o777).toBe(0o600);
	});

	it("go up by tens, and do nothing to a database that is up to date", () => {
		const versions = migrations.map((migration) => migration.version);
		expect(versions).toEqual([...new Set(versions)].sort((a, b) => a - b));
		expect(versions.filter((version) => version % 10 !== 0)).toEqual([]);
		fixture.open().close();
		fixture.open();
		expect(readdirSync(fixture.dataDir)).not.toContain("backups");
	});
});

describe("the master key", () => {
	const keyFile = () => join(fixture.secretDir, "master-key");

	it("is made at the first start and opens the gallery at the next", () => {
		const first = fixture.open();
		enroll(first, "QL-1", 3);
		first.close();
		expect([...fixture.open().employees.snapshot(CONTRACT).entries]).toHaveLength(1);
	});

	it("that is missing or wrong stops the start; no new one is made", () => {
		const first = fixture.open();
		enroll(first, "QL-1");
		first.close();
		const original = fixture.secrets.read("masterKey") ?? new Uint8Array();
		rmSync(keyFile());
		expect(() => fixture.open()).toThrowError(refusal("SECRET_UNAVAILABLE", { reason: "MISSING" }));
		expect(fixture.secrets.read("masterKey")).toBeNull();
		fixture.secrets.write(
			"masterKey",
			original.map((byte) => byte ^ 1),
		);
		expect(() => fixture.open()).toThrowError(refusal("SECRET_UNAVAILABLE", { reason: "WRONG" }));
		fixture.secrets.write("masterKey", original.subarray(1));
		expect(() => fixture.open()).toThrowError(refusal("SECRET_UNAVAILABLE", { reason: "DAMAGED" }));
		fixture.secrets.write("masterKey", original);
		expect(fixture.open().employees.count()).toBe(1);
	});

	it("may be made anew once nobody's templates depend on it", () => {
		const first = fixture.open();
		const id = enroll(first, "QL-1");
		first.employees.remove(id);
		first.close();
		rmSync(keyFile());
		expect(enroll(fixture.open(), "QL-2")).toBe("QL-2");
	});
});

describe("reading beside a running kiosk", () => {
	const openReadOnly = () => openStoreReadOnly({ dataDir: fixture.dataDir, secrets: fixture.secrets });

	it("sees what was recorded so far and what is recorded next", () => {
		const store = fixture.open();
		store.targets.put(webhookTarget());
		const id = enroll(store, "QL-1");
		punch(store, id);
		const reader = openReadOnly();
		expect(reader.settings()).toBeNull();
		const { kioskId } = store.settings.read();
		punch(store, id);
		expect(reader.search.oldestFirst({ limit: 9 }).map((event) => event.kioskSeq)).toEqual([1, 2]);
		expect(reader.employees.templates(id)).toHaveLength(1);
		expect(reader.outbox.status().waiting).toBe(2);
		expect(reader.settings()?.kioskId).toBe(kioskId);
		expect(reader.verifyLog()).toMatchObject({ ok: true, records: 2 });
		expect(store.employees.remove(id)).not.toBeNull();
		reader.close();
	});

	it("needs the master key only for templates", () => {
		const store = fixture.open();
		const id = enroll(store, "QL-1");
		punch(store, id);
		store.close();
		rmSync(join(fixture.secretDir, "master-key"));
		const reader = openReadOnly();
		expect(reader.attendance.list({ limit: 5 })).toHaveLength(1);
		expect(() => reader.employees.templates(id)).toThrowError(refusal("SECRET_UNAVAILABLE", { reason: "MISSING" }));
		expect(() => reader.checkMasterKey()).toThrowError(refusal("SECRET_UNAVAILABLE", { reason: "MISSING" }));
		reader.close();
	});

	it("says what is not there", () => {
		expect(openReadOnly).toThrowError(refusal("STORAGE_UNAVAILABLE", { reason: "NO_DATABASE" }));
		mkdirSync(fixture.dataDir);
		new Database(fixture.databasePath).exec("PRAGMA journal_mode = WAL").close();
		expect(openReadOnly).toThrowError(refusal("STORAGE_UNAVAILABLE", { reason: "DATABASE_NOT_MIGRATED" }));
	});
});

it("undoes a whole transaction of several stores together", () => {
	const store = fixture.open();
	const work = () =>
		store.transaction(() => {
			punch(store, enroll(store, "QL-1"));
			store.audit.append({ atMs: 1, actor: "a", action: "b", subject: null, detail: {} });
			store.employees.remove(employeeId("QL-1"));
			throw new Error("afterwards");
		});
	expect(work).toThrow("afterwards");
	expect(store.employees.count()).toBe(0);
	expect(store.audit.list(5)).toEqual([]);
	expect(store.verifyLog()).toMatchObject({ ok: true, records: 0 });
});
