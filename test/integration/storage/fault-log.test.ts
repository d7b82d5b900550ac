// Faults on a real store: counted by kind over restarts, with how long they took, and never in the way of anything.
import { afterEach, beforeEach, expect, it } from "vitest";
import { createFaultLog } from "../../../src/core/services/operation/fault-log.ts";
import { createRecordingLog } from "../../support/environment.ts";
import { createManualTime } from "../../support/manual-time.ts";
import { createStoreFixture, type StoreFixture } from "../../support/store-fixture.ts";

const DAY_MS = 86_400_000;
let fixture: StoreFixture;
beforeEach(() => {
	fixture = createStoreFixture();
});
afterEach(() => {
	fixture.dispose();
});

it("counts each kind, with what recovered and how long the longest took", () => {
	const { clock } = createManualTime();
	const log = createFaultLog({ counters: fixture.open().counters, clock, log: createRecordingLog() });
	expect(log.counts()).toEqual([]);
	log.record({ kind: "engine-stuck", recoveredAfterMs: 2_600.4 });
	log.record({ kind: "engine-stuck", recoveredAfterMs: null });
	log.record({ kind: "engine-stuck", recoveredAfterMs: 900 });
	log.record({ kind: "camera-lost", recoveredAfterMs: null });
	const lastAtMs = clock.nowMs();
	expect(log.counts()).toEqual([
		{ kind: "camera-lost", total: 1, lastWeek: 1, recovered: 0, longestRecoveryMs: null, lastAtMs },
		{ kind: "engine-stuck", total: 3, lastWeek: 3, recovered: 2, longestRecoveryMs: 2600, lastAtMs },
	]);
});

it("goes on counting after a restart, and tells the last week apart", async () => {
	const time = createManualTime();
	const first = fixture.open();
	createFaultLog({ counters: first.counters, clock: time.clock, log: createRecordingLog() }).record({
		kind: "page-crashed",
		recoveredAfterMs: 1_200,
	});
	first.close();
	await time.advance(8 * DAY_MS);
	const log = createFaultLog({ counters: fixture.open().counters, clock: time.clock, log: createRecordingLog() });
	log.record({ kind: "page-crashed", recoveredAfterMs: 0 });
	expect(log.counts()).toEqual([
		{
			kind: "page-crashed",
			total: 2,
			lastWeek: 1,
			recovered: 2,
			longestRecoveryMs: 1_200,
			lastAtMs: time.clock.nowMs(),
		},
	]);
});

it("does not fall over a database that takes nothing more: the fault is in the log file all the same", () => {
	const log = createRecordingLog();
	const store = fixture.open();
	const faults = createFaultLog({ counters: store.counters, clock: createManualTime().clock, log });
	store.close();
	faults.record({ kind: "engine-died", recoveredAfterMs: 300 });
	expect(log.lines.map(({ message }) => message)).toEqual([
		"a fault was noticed and dealt with",
		"a fault could not be counted",
	]);
});
