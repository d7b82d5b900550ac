// What a damaged database still gives: the faces of the backup, and every event that can be read and proven.
import { copyFileSync, mkdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { RestoreReport } from "../../../src/storage/backup/restore.ts";
import { createRestoreBench, eventIds, flip, record } from "../../support/restore-bench.ts";
import { employeeId } from "../../support/store-fixture.ts";

let bench: ReturnType<typeof createRestoreBench>;
let dataDir: string;
beforeEach(() => {
	bench = createRestoreBench();
	dataDir = bench.dataDir;
});
afterEach(() => bench.dispose());

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
		const store = bench.begin();
		const before = Array.from({ length: 20 }, () => record(store, "QL-1"));
		const path = await bench.backUp();
		const since = Array.from({ length: 60 }, (_, index) => record(store, index % 2 === 0 ? "QL-1" : "QL-2"));
		store.close();
		damage();
		const report = bench.restore(path);
		return { report, before, since };
	}

	it("in the header: nothing newer can be read, and numbers go on further up", async () => {
		const { report, before } = await damaged(() => flip(join(dataDir, "hadir.db"), 0, 100));
		expect(report.salvaged).toMatchObject({ events: 0, isComplete: false });
		const store = bench.open();
		expect(eventIds(store)).toEqual(before.toReversed());
		expect(store.verifyLog()).toMatchObject({ ok: true });
	});

	it("in the middle of the outbox: every event is saved, and what cannot be told apart is sent again", async () => {
		const { report, before, since } = await damaged(() => {
			const pages = pagesOf("outbox");
			flip(join(dataDir, "hadir.db"), ((pages[Math.floor(pages.length / 2)] ?? 1) - 1) * PAGE, PAGE);
		});
		expect(report.salvaged).toMatchObject({ events: 60, isComplete: true });
		const store = bench.open();
		expect(eventIds(store).sort()).toEqual([...before, ...since].sort());
		expect(store.verifyLog()).toMatchObject({ ok: true });
		expect(store.outbox.statusOf({ target: "hris", holdsBehindDead: false }).waiting).toBe(80);
	});

	it("in the templates: the faces come from the backup, the events from the folder", async () => {
		const { report } = await damaged(() =>
			flip(join(dataDir, "hadir.db"), ((pagesOf("templates")[0] ?? 1) - 1) * PAGE, PAGE),
		);
		expect(report.salvaged).toMatchObject({ events: 60, isComplete: true });
		const store = bench.open();
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
		const store = bench.open();
		expect(store.verifyLog()).toMatchObject({ ok: true });
		const saved = store.attendance.list({ limit: 1000 }).filter(({ eventId }) => since.includes(eventId));
		expect(saved).toHaveLength(events);
		// Their numbers are those that the target knows them by.
		for (const { eventId, kioskSeq } of saved) expect(kioskSeq).toBe(21 + since.indexOf(eventId));
		record(store, "QL-1");
		expect(store.attendance.list({ limit: 1 })[0]?.kioskSeq).toBeGreaterThan(1_700_000_000);
	});

	it("in the write-ahead log: what SQLite would leave out without a word is told, and what is before it saved", async () => {
		const store = bench.begin();
		const path = await bench.backUp();
		const since = Array.from({ length: 30 }, () => record(store, "QL-1"));
		const wal = join(dataDir, "hadir.db-wal");
		flip(wal, Math.floor(statSync(wal).size / 2), 200);
		// The kiosk is gone without closing: the log stays as it is.
		const aside = join(dataDir, "..", "as-it-was");
		copyState(aside);
		store.close();
		rmSync(join(dataDir, "hadir.db"));
		for (const name of ["hadir.db", "hadir.db-wal"]) takeBack(aside, name);
		expect(() => bench.open()).toThrow("DATABASE_DAMAGED");
		const report = bench.restore(path);
		expect(report.salvaged.events).toBeLessThan(30);
		const restored = bench.open();
		expect(restored.verifyLog()).toMatchObject({ ok: true });
		expect(since).toEqual(expect.arrayContaining(eventIds(restored)));
	});
});
