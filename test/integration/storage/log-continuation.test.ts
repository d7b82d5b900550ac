import Database from "better-sqlite3";
import { afterEach, beforeEach, expect, it } from "vitest";
import { openConnection } from "../../../src/storage/database/connection.ts";
import { continueLog } from "../../../src/storage/log/log-continuation.ts";
import { createStoreFixture, enroll, punch, type StoreFixture } from "../../support/store-fixture.ts";

let fixture: StoreFixture;
beforeEach(() => {
	fixture = createStoreFixture();
});
afterEach(() => {
	fixture.dispose();
});

const NOW_MS = 1_795_000_000_000;

function recordThenContinue(...moments: number[]): number[] {
	const store = fixture.open();
	const id = enroll(store, "QL-1");
	punch(store, id);
	store.close();
	const connection = openConnection(fixture.databasePath);
	const skipped = moments.map((nowMs) =>
		connection.transaction(() => continueLog(connection, { actor: "command line", nowMs })),
	);
	connection.close();
	return skipped;
}

it("goes on above what any kiosk can have recorded since, and the log still verifies, also before the next punch", () => {
	expect(recordThenContinue(NOW_MS)).toEqual([1_795_000_000]);
	const store = fixture.open();
	expect(store.verifyLog()).toMatchObject({ ok: true });
	const id = enroll(store, "QL-2", 2);
	expect(punch(store, id).kioskSeq).toBe(1_795_000_001);
	expect(punch(store, id).kioskSeq).toBe(1_795_000_002);
	expect(store.verifyLog()).toMatchObject({ ok: true });
});

it("never goes back, whatever the clock says", () => {
	expect(recordThenContinue(NOW_MS, 1000)).toEqual([1_795_000_000, 1_795_000_000]);
	const store = fixture.open();
	expect(punch(store, enroll(store, "QL-2", 2)).kioskSeq).toBe(1_795_000_001);
});

it("does not take any other gap for one of these", () => {
	recordThenContinue(NOW_MS);
	const store = fixture.open();
	punch(store, enroll(store, "QL-2", 2));
	store.close();
	const database = new Database(fixture.databasePath);
	database.exec("UPDATE log_head SET kiosk_seq = kiosk_seq + 5");
	database.close();
	expect(fixture.open().verifyLog()).toMatchObject({ ok: false });
});
