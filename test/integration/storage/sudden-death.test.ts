// The process that records is killed by SIGKILL, again and again, in the middle of its work.
import { afterEach, beforeEach, expect, it } from "vitest";
import { createSystemClock } from "../../../src/app/system-clock.ts";
import { createStoreFixture, enroll, punch, type StoreFixture } from "../../support/store-fixture.ts";
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

function start(): StoreProcess {
	running = startStoreProcess(fixture.dataDir, fixture.secretDir);
	return running;
}

it("keeps every acknowledged event, once, with its outbox row, without gaps and with a whole chain", async () => {
	const acknowledged: string[] = [];
	for (const lines of [2, 17, 60, 5, 120]) {
		const child = start();
		await child.printed(lines);
		acknowledged.push(...(await child.kill()).filter((line) => line !== "open"));
	}
	const store = fixture.open();
	const events = store.attendance.list({ limit: 100_000 }).reverse();
	const recorded = new Set(events.map((event) => event.eventId));
	expect(acknowledged.length).toBeGreaterThanOrEqual(199);
	expect(acknowledged.filter((eventId) => !recorded.has(eventId))).toEqual([]);
	expect(events.map((event) => event.kioskSeq)).toEqual(events.map((_, index) => index + 1));
	// At most one a life may have been committed without having been printed.
	expect(events.length - acknowledged.length).toBeLessThanOrEqual(5);
	expect(store.verifyLog()).toMatchObject({ ok: true, records: events.length });

	const bodies = new Map<string, unknown>();
	for (;;) {
		const due = store.outbox.due({ target: "hris", holdsBehindDead: false }, Number.MAX_SAFE_INTEGER, 100);
		if (due.length === 0) break;
		for (const row of due) {
			bodies.set(row.eventId, JSON.parse(row.bodyJson));
			store.outbox.markDelivered(row.outboxId, 1);
		}
	}
	expect(bodies).toEqual(new Map(events.map(({ eventId, kioskSeq }) => [eventId, { id: eventId, kioskSeq }])));
});

it("gives the data folder to one process at a time, and back when that one is killed", async () => {
	const child = start();
	await child.printed(1);
	const inUse = expect.objectContaining({ code: "DATA_FOLDER_IN_USE" });
	expect(() => fixture.open()).toThrowError(inUse);
	expect(() => fixture.open()).toThrowError(inUse);
	await child.kill();
	fixture.open().close();
	const store = fixture.open();
	expect(() => fixture.open()).toThrowError(inUse);
	const refused = startStoreProcess(fixture.dataDir, fixture.secretDir);
	await expect(refused.printed(2)).rejects.toThrow(/: DATA_FOLDER_IN_USE$/);
	expect(store.verifyLog().ok).toBe(true);
});

it("purges the rest at the next start when it is killed in the middle: no record is lost, and all of it verifies", async () => {
	const store = fixture.open({ clock: { ...createSystemClock(), nowMs: () => Date.now() - 800 * 86_400_000 } });
	const old = enroll(store, "QL-1");
	store.transaction(() => {
		for (let index = 0; index < 4_000; index += 1) punch(store, old, { occurredAtMs: 1_700_000_000_000 });
	});
	// What waits for nobody goes with its target; anything undelivered would keep the records.
	store.targets.remove("hris");
	store.close();
	const later = fixture.open();
	const recent = [punch(later, old).eventId, punch(later, old).eventId];
	later.close();
	// What it prints first is the plan, some twenty lines at its first start; from then on a line is a piece.
	for (const lines of [25, 8, 12]) {
		running = startStoreProcess(fixture.dataDir, fixture.secretDir, "purge-until-killed.ts");
		await running.printed(lines);
		await running.kill();
		const between = fixture.open();
		expect(between.verifyLog()).toMatchObject({ ok: true, beginsAfter: 4_000 });
		expect(between.attendance.list({ limit: 2 }).map(({ eventId }) => eventId)).toEqual(recent.toReversed());
		between.close();
	}
	const after = fixture.open();
	while (after.logPurges.removePiece() > 0);
	expect(after.attendance.list({ limit: 500 }).map(({ eventId }) => eventId)).toEqual(recent.toReversed());
	expect(after.verifyLog()).toMatchObject({ ok: true, beginsAfter: 4_000 });
});
