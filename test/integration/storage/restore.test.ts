// The drill: what a backup gives back, on this computer and on another one, and what the folder that it replaces saves.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createSystemClock } from "../../../src/app/system-clock.ts";
import { backupHorizon } from "../../../src/core/domain/rights/backup-horizon.ts";
import { markMoved } from "../../../src/storage/backup/moved-mark.ts";
import type { BackupOpener } from "../../../src/storage/backup/open-backup.ts";
import { formerStates } from "../../../src/storage/backup/staged-restore.ts";
import { locateDataFolder } from "../../../src/storage/database/data-folder.ts";
import type { Store } from "../../../src/storage/open-store.ts";
import { createRestoreBench, eventIds, flip, RECOVERY_CODE, record, secretsOf } from "../../support/restore-bench.ts";
import { CONTRACT, employeeId, enroll } from "../../support/store-fixture.ts";

const clock = createSystemClock();

let bench: ReturnType<typeof createRestoreBench>;
let dataDir: string;
beforeEach(() => {
	bench = createRestoreBench();
	dataDir = bench.dataDir;
});
afterEach(() => bench.dispose());

const waiting = (store: Store) =>
	store.outbox.due({ target: "hris", holdsBehindDead: false }, clock.nowMs() + 1e9, 1000).map(({ eventId }) => eventId);

describe("another computer, with the code alone", () => {
	it("knows the same faces, PINs and targets, sends what waited, and gives no number out twice", async () => {
		const store = bench.begin();
		const sent = record(store, "QL-1");
		const rows = store.outbox.due({ target: "hris", holdsBehindDead: true }, clock.nowMs() + 1000, 10);
		for (const { outboxId } of rows) store.outbox.markDelivered(outboxId, clock.nowMs());
		const held = record(store, "QL-2");
		secretsOf(dataDir).write("target:hris", Buffer.from("{}"));
		const faces = store.employees.templates(employeeId("QL-1")).map(({ embedding }) => [...embedding]);
		const { kioskId } = store.settings.read();
		const path = await bench.backUp();
		const lost = record(store, "QL-1");
		store.close();
		rmSync(dataDir, { recursive: true });

		const other = join(dataDir, "..", "other");
		const report = bench.restore(path, { dataDir: other });
		expect(report).toMatchObject({
			keptIn: null,
			waiting: 1,
			isLogIntact: true,
			salvaged: { events: 0, isComplete: false },
		});
		const restored = bench.open(other);
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
		expect(restored.recovery.opens(RECOVERY_CODE)).toBe(true);
	});

	it("is refused the wrong code, and nothing is there afterwards", async () => {
		bench.begin();
		const path = await bench.backUp();
		const other = join(dataDir, "..", "other");
		const opener: BackupOpener = { kind: "recoveryCode", code: RECOVERY_CODE.toReversed() };
		expect(() => bench.restore(path, { dataDir: other, opener })).toThrow("BACKUP_LOCKED");
		expect(readdirSync(other)).toEqual(["lock.db"]);
	});
});

describe("the same computer", () => {
	it("keeps everything that was recorded since, unbroken, and sends nothing twice", async () => {
		const store = bench.begin();
		const before = record(store, "QL-1");
		const path = await bench.backUp();
		const rows = store.outbox.due({ target: "hris", holdsBehindDead: true }, clock.nowMs() + 1000, 10);
		for (const { outboxId } of rows) store.outbox.markDelivered(outboxId, clock.nowMs());
		const since = [record(store, "QL-2"), record(store, "QL-1")];
		enroll(store, "QL-3", 3);
		const third = record(store, "QL-3");
		const [face] = store.employees.templates(employeeId("QL-3"));
		store.close();
		const report = bench.restore(path);
		expect(report.salvaged).toEqual({ events: 3, people: 1, isComplete: true });
		const restored = bench.open();
		expect(eventIds(restored)).toEqual([third, ...since.toReversed(), before]);
		expect(waiting(restored).sort()).toEqual([...since, third].sort());
		expect(restored.employees.templates(employeeId("QL-3"))[0]?.embedding).toEqual(face?.embedding);
		expect(restored.verifyLog()).toMatchObject({ ok: true });
		record(restored, "QL-3");
		expect(restored.attendance.list({ limit: 1 })[0]?.kioskSeq).toBe(5);
	});

	it("keeps the former state aside, and refuses while a kiosk runs", async () => {
		const store = bench.begin();
		const path = await bench.backUp();
		expect(() => bench.restore(path)).toThrow("DATA_FOLDER_IN_USE");
		store.close();
		const { keptIn } = bench.restore(path);
		expect(readdirSync(keptIn ?? "")).toEqual(expect.arrayContaining(["hadir.db", "keys"]));
		expect(existsSync(join(dataDir, "restore"))).toBe(false);
		// A certificate of erasure tells of it: whoever is erased from now on is still in there.
		const rule = { keepDays: 7, keepWeeks: 4 };
		expect(backupHorizon(formerStates(dataDir), rule, clock.nowMs())).toEqual({ untilMs: null, withoutEnd: 1 });
		rmSync(keptIn ?? "", { recursive: true });
		expect(formerStates(dataDir)).toEqual([]);
	});

	it("leaves all as it was when the file is damaged in its last chunk", async () => {
		const store = bench.begin();
		const id = record(store, "QL-1");
		const path = await bench.backUp();
		store.close();
		flip(path, statSync(path).size - 3);
		expect(() => bench.restore(path)).toThrow("BACKUP_UNREADABLE");
		expect(eventIds(bench.open())).toEqual([id]);
		expect(existsSync(join(dataDir, "restore"))).toBe(false);
	});

	it("does not bring somebody back who was erased since, and not from the list beside the backup either", async () => {
		const store = bench.begin();
		record(store, "QL-1");
		const path = await bench.backUp();
		const subject = store.erasures.find(employeeId("QL-1"));
		if (!subject) throw new Error("nobody to erase");
		store.transaction(() => store.erasures.erase(subject, "personAndAttendance", clock.nowMs()));
		store.close();
		expect(bench.restore(path).erased).toBe(1);
		const restored = bench.open();
		expect(restored.employees.list(CONTRACT).map((person) => person.employeeId)).toEqual(["QL-2"]);
		expect(restored.verifyLog()).toMatchObject({ ok: true });
	});

	it("recognises nobody again who withdrew since, and keeps the history of newcomers", async () => {
		const store = bench.begin();
		const path = await bench.backUp();
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
		bench.restore(path);
		const restored = bench.open();
		expect(restored.employees.list(CONTRACT).map((person) => [person.employeeId, person.templateCount])).toEqual(
			expect.arrayContaining([["QL-2", 0]]),
		);
		expect(["QL-1", "QL-2", "QL-3"].map((id) => restored.consents.history(employeeId(id)))).toEqual(histories);
		expect(restored.consents.pending()).toMatchObject([{ employeeId: "QL-1" }, { employeeId: "QL-3" }]);
		expect(restored.consents.reference(employeeId("QL-1"))).toBe(withdrawals[0]?.reference);
		expect(histories[2]).toHaveLength(1);
	});

	it("gives nobody access back from whom it was taken since, and leaves the others theirs", async () => {
		const store = bench.begin();
		const digest = (byte: number) => new Uint8Array(32).fill(byte);
		const key = { name: "x", scopes: ["read"], createdAtMs: 1, expiresAtMs: null, previousValidUntilMs: null } as const;
		for (const [index, keyId] of ["kept", "revoked", "rotated"].entries())
			store.apiKeys.add({ ...key, keyId }, digest(index + 1));
		const operator = { pinSetAtMs: 1, createdAtMs: 1 };
		store.operators.add({ ...operator, operatorId: "a", name: "Ani", role: "administrator" }, "hash of Ani");
		store.operators.add({ ...operator, operatorId: "b", name: "Budi", role: "administrator" }, "hash of Budi");
		const path = await bench.backUp();
		store.apiKeys.revoke("revoked");
		store.apiKeys.rotate("rotated", digest(4), clock.nowMs() - 1);
		store.operators.remove("b");
		store.close();
		bench.restore(path);
		const restored = bench.open();
		const found = [1, 2, 3, 4].map((byte) => restored.apiKeys.findBySecret(digest(byte), clock.nowMs())?.keyId);
		expect(found).toEqual(["kept", undefined, undefined, "rotated"]);
		expect(restored.operators.list().map(({ operatorId }) => operatorId)).toEqual(["a"]);
	});

	it("goes on after it was moved away, once the backup is put back", async () => {
		const store = bench.begin();
		const path = await bench.backUp();
		store.close();
		markMoved(locateDataFolder(dataDir), clock.nowMs());
		expect(() => bench.open()).toThrow("KIOSK_MOVED");
		bench.restore(path, { purpose: "move" });
		bench.open();
	});
});

describe("killed at any moment", () => {
	it("is the old state or the new one, whole, and nothing of it is left behind after the next start", async () => {
		const store = bench.begin();
		const all = Array.from({ length: 200 }, () => record(store, "QL-1"));
		const path = await bench.backUp();
		all.push(...Array.from({ length: 100 }, () => record(store, "QL-2")));
		store.close();
		const outcomes = new Set<string>();
		const tookMs = await runRestore(path, null);
		let restores = 1;
		for (let round = 0; round < 14; round++) {
			const how = await runRestore(path, (tookMs * (round + 1)) / 14);
			const reopened = bench.open();
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
		const child = spawn(process.execPath, [script, dataDir, path, Buffer.from(RECOVERY_CODE).toString("hex")]);
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
