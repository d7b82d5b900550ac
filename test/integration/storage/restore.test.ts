// The drill: what a backup gives back, on this computer and on another one, and what the folder that it replaces saves.
import { spawn } from "node:child_process";
import { once } from "node:events";
import {
	closeSync,
	copyFileSync,
	existsSync,
	mkdirSync,
	openSync,
	readdirSync,
	rmSync,
	statSync,
	writeSync,
} from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { uuidv7 } from "uuidv7";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createSystemClock } from "../../../src/app/system-clock.ts";
import { backupHorizon } from "../../../src/core/domain/rights/backup-horizon.ts";
import { makeBackup } from "../../../src/storage/backup/make-backup.ts";
import { markMoved } from "../../../src/storage/backup/moved-mark.ts";
import type { BackupOpener } from "../../../src/storage/backup/open-backup.ts";
import { type RestoreReport, type RestoreRequest, restoreBackup } from "../../../src/storage/backup/restore.ts";
import { collectSecrets } from "../../../src/storage/backup/secret-bundle.ts";
import { formerStates } from "../../../src/storage/backup/staged-restore.ts";
import { locateDataFolder } from "../../../src/storage/data-folder.ts";
import { createKeyFileSecretStore } from "../../../src/storage/key-file-secret-store.ts";
import { openStore, type Store } from "../../../src/storage/open-store.ts";
import { webhookTarget } from "../../support/memory-targets.ts";
import {
	CONTRACT,
	createStoreFixture,
	employeeId,
	enroll,
	punchOf,
	type StoreFixture,
} from "../../support/store-fixture.ts";

const CODE = Uint8Array.from({ length: 20 }, (_, index) => index * 7);
const clock = createSystemClock();

let fixture: StoreFixture;
let dataDir: string;
let stores: Store[];
beforeEach(() => {
	fixture = createStoreFixture();
	dataDir = fixture.dataDir;
	stores = [];
});
afterEach(() => {
	for (const store of stores) store.close();
	fixture.dispose();
});

/** A host keeps its keys in its data folder. */
const secretsOf = (dir: string) => createKeyFileSecretStore(join(dir, "keys"));

function open(dir = dataDir): Store {
	const store = openStore({ dataDir: dir, secrets: secretsOf(dir), clock, ids: { uuidv7 } });
	stores.push(store);
	return store;
}

function record(store: Store, id: string): string {
	const draft = punchOf(employeeId(id));
	store.attendance.append(draft, () => [
		{ eventId: draft.eventId, target: "hris", bodyJson: `{"id":"${draft.eventId}"}` },
	]);
	return draft.eventId;
}

function begin(): Store {
	const store = open();
	store.settings.update({ setupCompleted: true });
	store.targets.put(webhookTarget({ targetId: "hris" }));
	store.recovery.keep(store.recovery.draft(CODE));
	enroll(store, "QL-1", 1);
	enroll(store, "QL-2", 2);
	return store;
}

async function back(dir = dataDir): Promise<string> {
	const secrets = collectSecrets(secretsOf(dir), ["hris"]);
	const outPath = join(dir, "..", `${Math.random()}.hadirbackup`);
	return makeBackup({ dataDir: dir, kind: "manual", secrets, passphrase: null, nowMs: clock.nowMs(), outPath });
}

function restore(path: string, changes: Partial<RestoreRequest> = {}): RestoreReport {
	const opener: BackupOpener = { kind: "recoveryCode", code: CODE };
	const openKeys = createKeyFileSecretStore;
	return restoreBackup({ dataDir, path, opener, openKeys, clock, actor: "test", purpose: "restore", ...changes });
}

const eventIds = (store: Store) => store.attendance.list({ limit: 10_000 }).map(({ eventId }) => eventId);
const waiting = (store: Store) =>
	store.outbox.due({ target: "hris", holdsBehindDead: false }, clock.nowMs() + 1e9, 1000).map(({ eventId }) => eventId);

describe("another computer, with the code alone", () => {
	it("knows the same faces, PINs and targets, sends what waited, and gives no number out twice", async () => {
		const store = begin();
		const sent = record(store, "QL-1");
		const rows = store.outbox.due({ target: "hris", holdsBehindDead: true }, clock.nowMs() + 1000, 10);
		for (const { outboxId } of rows) store.outbox.markDelivered(outboxId, clock.nowMs());
		const held = record(store, "QL-2");
		secretsOf(dataDir).write("target:hris", Buffer.from("{}"));
		const faces = store.employees.templates(employeeId("QL-1")).map(({ embedding }) => [...embedding]);
		const { kioskId } = store.settings.read();
		const path = await back();
		const lost = record(store, "QL-1");
		store.close();
		rmSync(dataDir, { recursive: true });

		const other = join(dataDir, "..", "other");
		const report = restore(path, { dataDir: other });
		expect(report).toMatchObject({
			keptIn: null,
			waiting: 1,
			isLogIntact: true,
			salvaged: { events: 0, isComplete: false },
		});
		const restored = open(other);
		expect(restored.employees.templates(employeeId("QL-1")).map(({ embedding }) => [...embedding])).toEqual(faces);
		expect(restored.employees.list(CONTRACT)).toHaveLength(2);
		expect(restored.settings.read().kioskId).toBe(kioskId);
		expect(Buffer.from(secretsOf(other).read("target:hris") ?? []).toString()).toBe("{}");
		expect(waiting(restored)).toEqual([held]);
		expect(eventIds(restored)).toEqual([held, sent]);
		expect(eventIds(restored)).not.toContain(lost);
		record(restored, "QL-1");
		expect(restored.attendance.list({ limit: 1 })[0]?.kioskSeq).toBeGreaterThan(1_700_000_000);
		expect(restored.verifyLog()).toMatchObject({ ok: true });
		expect(restored.audit.list(3).map(({ action }) => action)).toContain("backup.restore");
		expect(restored.recovery.opens(CODE)).toBe(true);
	});

	it("is refused the wrong code, and nothing is there afterwards", async () => {
		begin();
		const path = await back();
		const other = join(dataDir, "..", "other");
		const opener: BackupOpener = { kind: "recoveryCode", code: CODE.toReversed() };
		expect(() => restore(path, { dataDir: other, opener })).toThrow("BACKUP_LOCKED");
		expect(readdirSync(other)).toEqual(["lock.db"]);
	});
});

describe("the same computer", () => {
	it("keeps everything that was recorded since, unbroken, and sends nothing twice", async () => {
		const store = begin();
		const before = record(store, "QL-1");
		const path = await back();
		const rows = store.outbox.due({ target: "hris", holdsBehindDead: true }, clock.nowMs() + 1000, 10);
		for (const { outboxId } of rows) store.outbox.markDelivered(outboxId, clock.nowMs());
		const since = [record(store, "QL-2"), record(store, "QL-1")];
		enroll(store, "QL-3", 3);
		const third = record(store, "QL-3");
		const [face] = store.employees.templates(employeeId("QL-3"));
		store.close();
		const report = restore(path);
		expect(report.salvaged).toEqual({ events: 3, people: 1, isComplete: true });
		const restored = open();
		expect(eventIds(restored)).toEqual([third, ...since.toReversed(), before]);
		expect(waiting(restored).sort()).toEqual([...since, third].sort());
		expect(restored.employees.templates(employeeId("QL-3"))[0]?.embedding).toEqual(face?.embedding);
		expect(restored.verifyLog()).toMatchObject({ ok: true });
		record(restored, "QL-3");
		expect(restored.attendance.list({ limit: 1 })[0]?.kioskSeq).toBe(5);
	});

	it("keeps the former state aside, and refuses while a kiosk runs", async () => {
		const store = begin();
		const path = await back();
		expect(() => restore(path)).toThrow("DATA_FOLDER_IN_USE");
		store.close();
		const { keptIn } = restore(path);
		expect(readdirSync(keptIn ?? "")).toEqual(expect.arrayContaining(["hadir.db", "keys"]));
		expect(existsSync(join(dataDir, "restore"))).toBe(false);
		// A certificate of erasure tells of it: whoever is erased from now on is still in there.
		const rule = { keepDays: 7, keepWeeks: 4 };
		expect(backupHorizon(formerStates(dataDir), rule, clock.nowMs())).toEqual({ untilMs: null, withoutEnd: 1 });
		rmSync(keptIn ?? "", { recursive: true });
		expect(formerStates(dataDir)).toEqual([]);
	});

	it("leaves all as it was when the file is damaged in its last chunk", async () => {
		const store = begin();
		const id = record(store, "QL-1");
		const path = await back();
		store.close();
		flip(path, statSync(path).size - 3);
		expect(() => restore(path)).toThrow("BACKUP_UNREADABLE");
		expect(eventIds(open())).toEqual([id]);
		expect(existsSync(join(dataDir, "restore"))).toBe(false);
	});

	it("does not bring somebody back who was erased since, and not from the list beside the backup either", async () => {
		const store = begin();
		record(store, "QL-1");
		const path = await back();
		const subject = store.erasures.find(employeeId("QL-1"));
		if (!subject) throw new Error("nobody to erase");
		store.transaction(() => store.erasures.erase(subject, "personAndAttendance", clock.nowMs()));
		store.close();
		expect(restore(path).erased).toBe(1);
		const restored = open();
		expect(restored.employees.list(CONTRACT).map((person) => person.employeeId)).toEqual(["QL-2"]);
		expect(restored.verifyLog()).toMatchObject({ ok: true });
	});

	it("recognises nobody again who withdrew since, and keeps the history of newcomers", async () => {
		const store = begin();
		const path = await back();
		enroll(store, "QL-3", 3);
		const withdrawals = ["QL-1", "QL-2", "QL-3"].map((id, index) => {
			const withdrawal = { atMs: clock.nowMs() + index, takenBy: "operator:a", reference: `R-${id}` };
			expect(store.consents.withdraw(employeeId(id), withdrawal)).not.toBeNull();
			return withdrawal;
		});
		const second = store.erasures.find(employeeId("QL-2"));
		if (!second) throw new Error("nobody to erase");
		store.transaction(() => store.erasures.erase(second, "face", clock.nowMs()));
		const histories = ["QL-1", "QL-2", "QL-3"].map((id) => store.consents.history(employeeId(id)));
		store.close();
		restore(path);
		const restored = open();
		expect(restored.employees.list(CONTRACT).map((person) => [person.employeeId, person.templateCount])).toEqual(
			expect.arrayContaining([["QL-2", 0]]),
		);
		expect(["QL-1", "QL-2", "QL-3"].map((id) => restored.consents.history(employeeId(id)))).toEqual(histories);
		expect(restored.consents.pending()).toMatchObject([{ employeeId: "QL-1" }, { employeeId: "QL-3" }]);
		expect(restored.consents.reference(employeeId("QL-1"))).toBe(withdrawals[0]?.reference);
		expect(histories[2]).toHaveLength(1);
	});

	it("gives nobody access back from whom it was taken since, and leaves the others theirs", async () => {
		const store = begin();
		const digest = (byte: number) => new Uint8Array(32).fill(byte);
		const key = { name: "x", scopes: ["read"], createdAtMs: 1, expiresAtMs: null, previousValidUntilMs: null } as const;
		for (const [index, keyId] of ["kept", "revoked", "rotated"].entries())
			store.apiKeys.add({ ...key, keyId }, digest(index + 1));
		const operator = { pinSetAtMs: 1, createdAtMs: 1 };
		store.operators.add({ ...operator, operatorId: "a", name: "Ani", role: "administrator" }, "hash of Ani");
		store.operators.add({ ...operator, operatorId: "b", name: "Budi", role: "administrator" }, "hash of Budi");
		const path = await back();
		store.apiKeys.revoke("revoked");
		store.apiKeys.rotate("rotated", digest(4), clock.nowMs() - 1);
		store.operators.remove("b");
		store.close();
		restore(path);
		const restored = open();
		const found = [1, 2, 3, 4].map((byte) => restored.apiKeys.findBySecret(digest(byte), clock.nowMs())?.keyId);
		expect(found).toEqual(["kept", undefined, undefined, "rotated"]);
		expect(restored.operators.list().map(({ operatorId }) => operatorId)).toEqual(["a"]);
	});

	it("goes on after it was moved away, once the backup is put back", async () => {
		const store = begin();
		const path = await back();
		store.close();
		markMoved(locateDataFolder(dataDir), clock.nowMs());
		expect(() => open()).toThrow("KIOSK_MOVED");
		restore(path, { purpose: "move" });
		open();
	});
});

describe("killed at any moment", () => {
	it("is the old state or the new one, whole, and nothing of it is left behind after the next start", async () => {
		const store = begin();
		const all = Array.from({ length: 200 }, () => record(store, "QL-1"));
		const path = await back();
		all.push(...Array.from({ length: 100 }, () => record(store, "QL-2")));
		store.close();
		const outcomes = new Set<string>();
		const tookMs = await runRestore(path, null);
		let restores = 1;
		for (let round = 0; round < 14; round++) {
			const how = await runRestore(path, (tookMs * (round + 1)) / 14);
			const reopened = open();
			expect(eventIds(reopened).sort()).toEqual(all.toSorted());
			expect(reopened.employees.templates(employeeId("QL-2"))).toHaveLength(1);
			expect(reopened.verifyLog()).toMatchObject({ ok: true });
			const known = reopened.audit.list(1000).filter(({ action }) => action === "backup.restore").length;
			outcomes.add(known > restores ? "new" : "old");
			expect(known === restores || known === restores + 1).toBe(true);
			restores = known;
			reopened.close();
			expect(existsSync(join(dataDir, "restore"))).toBe(false);
			if (how === 0) break;
		}
		expect(outcomes).toContain("old");
	}, 120_000);

	/** Kills it after a time; null: lets it end. Returns how long it took from the first line on, 0 when it was done before. */
	async function runRestore(path: string, killAfterMs: number | null): Promise<number> {
		const script = join(import.meta.dirname, "../../support/restore-until-killed.ts");
		const child = spawn(process.execPath, [script, dataDir, path, Buffer.from(CODE).toString("hex")]);
		const gone = once(child, "exit");
		await once(child.stdout, "data");
		const sinceMs = performance.now();
		const timer = killAfterMs === null ? null : setTimeout(() => child.kill("SIGKILL"), killAfterMs);
		const [code] = await gone;
		if (timer) clearTimeout(timer);
		if (killAfterMs === null) expect(code).toBe(0);
		return code === 0 && killAfterMs !== null ? 0 : performance.now() - sinceMs;
	}
});

function flip(path: string, at: number, length = 1): void {
	const descriptor = openSync(path, "r+");
	writeSync(descriptor, Buffer.alloc(length, 0xa5), 0, length, at);
	closeSync(descriptor);
}

function copyState(to: string): void {
	mkdirSync(to);
	for (const name of ["hadir.db", "hadir.db-wal"]) copyFileSync(join(dataDir, name), join(to, name));
}

function takeBack(from: string, name: string): void {
	copyFileSync(join(from, name), join(dataDir, name));
}

/** Where the pages of a table lie, as SQLite's own statistics of pages say. */
function pagesOf(name: string): number[] {
	const database = new Database(join(dataDir, "hadir.db"), { readonly: true });
	const found = database
		.prepare("SELECT pageno FROM dbstat WHERE name = ? AND pagetype = 'leaf' ORDER BY pageno")
		.pluck()
		.all(name);
	database.close();
	return found.map(Number);
}

describe("a damaged database", () => {
	const PAGE = 4096;
	async function damaged(damage: () => void): Promise<{ report: RestoreReport; before: string[]; since: string[] }> {
		const store = begin();
		const before = Array.from({ length: 20 }, () => record(store, "QL-1"));
		const path = await back();
		const since = Array.from({ length: 60 }, (_, index) => record(store, index % 2 === 0 ? "QL-1" : "QL-2"));
		store.close();
		damage();
		const report = restore(path);
		return { report, before, since };
	}

	it("in the header: nothing newer can be read, and numbers go on further up", async () => {
		const { report, before } = await damaged(() => flip(join(dataDir, "hadir.db"), 0, 100));
		expect(report.salvaged).toMatchObject({ events: 0, isComplete: false });
		const store = open();
		expect(eventIds(store)).toEqual(before.toReversed());
		expect(store.verifyLog()).toMatchObject({ ok: true });
	});

	it("in the middle of the outbox: every event is saved, and what cannot be told apart is sent again", async () => {
		const { report, before, since } = await damaged(() => {
			const pages = pagesOf("outbox");
			flip(join(dataDir, "hadir.db"), ((pages[Math.floor(pages.length / 2)] ?? 1) - 1) * PAGE, PAGE);
		});
		expect(report.salvaged).toMatchObject({ events: 60, isComplete: true });
		const store = open();
		expect(eventIds(store).sort()).toEqual([...before, ...since].sort());
		expect(store.verifyLog()).toMatchObject({ ok: true });
		expect(store.outbox.statusOf({ target: "hris", holdsBehindDead: false }).waiting).toBe(80);
	});

	it("in the templates: the faces come from the backup, the events from the folder", async () => {
		const { report } = await damaged(() =>
			flip(join(dataDir, "hadir.db"), ((pagesOf("templates")[0] ?? 1) - 1) * PAGE, PAGE),
		);
		expect(report.salvaged).toMatchObject({ events: 60, isComplete: true });
		const store = open();
		expect(store.employees.templates(employeeId("QL-2"))).toHaveLength(1);
		expect(store.verifyLog()).toMatchObject({ ok: true });
	});

	it("in a page of the log: what is before it hangs together, what is behind it is linked anew with its own numbers", async () => {
		const { report, since } = await damaged(() => {
			const pages = pagesOf("attendance_events");
			flip(join(dataDir, "hadir.db"), ((pages[Math.floor(pages.length * 0.6)] ?? 1) - 1) * PAGE, PAGE);
		});
		const { events, isComplete } = report.salvaged;
		expect(isComplete).toBe(false);
		expect(events).toBeGreaterThan(30);
		expect(events).toBeLessThan(60);
		const store = open();
		expect(store.verifyLog()).toMatchObject({ ok: true });
		const saved = store.attendance.list({ limit: 1000 }).filter(({ eventId }) => since.includes(eventId));
		expect(saved).toHaveLength(events);
		// Their numbers are those that the target knows them by.
		for (const { eventId, kioskSeq } of saved) expect(kioskSeq).toBe(21 + since.indexOf(eventId));
		record(store, "QL-1");
		expect(store.attendance.list({ limit: 1 })[0]?.kioskSeq).toBeGreaterThan(1_700_000_000);
	});

	it("in the write-ahead log: what SQLite would leave out without a word is told, and what is before it saved", async () => {
		const store = begin();
		const path = await back();
		const since = Array.from({ length: 30 }, () => record(store, "QL-1"));
		const wal = join(dataDir, "hadir.db-wal");
		flip(wal, Math.floor(statSync(wal).size / 2), 200);
		// The kiosk is gone without closing: the log stays as it is.
		const aside = join(dataDir, "..", "as-it-was");
		copyState(aside);
		store.close();
		rmSync(join(dataDir, "hadir.db"));
		for (const name of ["hadir.db", "hadir.db-wal"]) takeBack(aside, name);
		expect(() => open()).toThrow("DATABASE_DAMAGED");
		const report = restore(path);
		expect(report.salvaged.events).toBeLessThan(30);
		const restored = open();
		expect(restored.verifyLog()).toMatchObject({ ok: true });
		expect(since).toEqual(expect.arrayContaining(eventIds(restored)));
	});
});
