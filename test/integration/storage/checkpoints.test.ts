// What signed checkpoints show: each attack on a real database, by somebody who can compute hashes but sign nothing.
import { copyFileSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { uuidv7 } from "uuidv7";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { SignedCheckpoint } from "../../../src/core/domain/attendance/log-checkpoint.ts";
import { openCheckpoint, readKeptCheckpoint } from "../../../src/storage/log/checkpoint-statement.ts";
import { digestPersonal } from "../../../src/storage/log/hash-chain.ts";
import type { LogRecord } from "../../../src/storage/log/log-records.ts";
import type { Store } from "../../../src/storage/open-store.ts";
import { openStoreReadOnly } from "../../../src/storage/open-store-read-only.ts";
import { rechain, tamper } from "../../support/forge-log.ts";
import { createStoreFixture, enroll, punch, type StoreFixture } from "../../support/store-fixture.ts";

const KIOSK_ID = "5b0c5d5e-6a52-4f0e-9c52-0a1d3c1f0a11";
let fixture: StoreFixture;
beforeEach(() => {
	fixture = createStoreFixture();
});
afterEach(() => {
	fixture.dispose();
});

function sign(store: Store, reason: "records" | "restored" = "records") {
	const made = store.checkpoints.add({ checkpointId: uuidv7(), reason, kioskId: KIOSK_ID, atMs: Date.now() }, () => []);
	store.checkpointAnchor.write(made);
	return made;
}

/** Two checkpoints over five records; closed. */
function signedLog() {
	const store = fixture.open();
	const id = enroll(store, "QL-1");
	for (let record = 0; record < 3; record += 1) punch(store, id);
	const first = sign(store);
	for (let record = 0; record < 2; record += 1) punch(store, id);
	const second = sign(store);
	store.close();
	return { first, second };
}

const digestOf = ({ link, record }: LogRecord) =>
	link.salt === null ? link.personalDigest : digestPersonal(link.salt, record.personal);

function verify(kept: readonly SignedCheckpoint[] = []) {
	const store = openStoreReadOnly({ dataDir: fixture.dataDir, secrets: fixture.secrets });
	try {
		return store.verifyLog({ kept });
	} finally {
		store.close();
	}
}

describe("a checkpoint", () => {
	it("names the head, the one before and the key, and is signed", () => {
		const { first, second } = signedLog();
		expect(openCheckpoint(second)).toMatchObject({ number: 2, head: { chainSeq: 5, kioskSeq: 5 }, kioskId: KIOSK_ID });
		expect(openCheckpoint(first)?.previous).toBeNull();
		expect(openCheckpoint(second)?.previous).toMatch(/^[0-9a-f]{64}$/);
		expect(
			openCheckpoint({ ...second, statement: second.statement.replace('"kiosk_seq":5', '"kiosk_seq":6') }),
		).toBeNull();
	});
	it("is read as it left the kiosk, and as it lies beside the database", () => {
		const { second } = signedLog();
		const event = { specversion: "1.0", data: { statement: second.statement, signature: second.signature } };
		const beside = readFileSync(join(fixture.dataDir, "log-checkpoint.json"), "utf8");
		const kept = { statement: second.statement, signature: second.signature };
		expect(readKeptCheckpoint(JSON.stringify(event))).toEqual(kept);
		expect(readKeptCheckpoint(beside)).toEqual(kept);
		expect(readKeptCheckpoint("{}")).toBeNull();
	});
	it("is counted when the log is verified, and its receiver's copy fits", () => {
		const { first, second } = signedLog();
		expect(verify([first, second])).toEqual({ ok: true, records: 5, checkpoints: 2, beginsAfter: 0, isKeyKnown: true });
	});
});

describe("somebody who can compute hashes", () => {
	it("alters a record and chains all anew: the next checkpoint says so, and between which two", () => {
		signedLog();
		tamper(fixture.databasePath, "UPDATE attendance_events SET occurred_at_ms = 1 WHERE kiosk_seq = 4");
		rechain(fixture.databasePath, digestOf);
		expect(verify()).toMatchObject({ ok: false, problem: "rewritten", chainSeq: 4, checkpoint: 2 });
	});
	it("takes the tail off and moves the head back", () => {
		const { second } = signedLog();
		tamper(fixture.databasePath, "DELETE FROM attendance_events WHERE kiosk_seq > 3");
		rechain(fixture.databasePath, digestOf);
		expect(verify()).toMatchObject({ ok: false, problem: "older", chainSeq: 4, checkpoint: 2 });
		// The checkpoint taken out too, and the file beside it: what a receiver kept is still there.
		tamper(fixture.databasePath, "DELETE FROM log_checkpoints WHERE checkpoint_no = 2");
		expect(verify()).toMatchObject({ ok: false, problem: "older", checkpoint: 2 });
		rmSync(join(fixture.dataDir, "log-checkpoint.json"));
		expect(verify()).toMatchObject({ ok: true, records: 3 });
		expect(verify([second])).toMatchObject({ ok: false, problem: "older", checkpoint: 2 });
	});
	it("takes a checkpoint out of the middle, or writes one anew", () => {
		signedLog();
		tamper(fixture.databasePath, "DELETE FROM log_checkpoints WHERE checkpoint_no = 1");
		expect(verify()).toMatchObject({ ok: false, problem: "checkpoint", checkpoint: 1 });
		tamper(fixture.databasePath, "UPDATE log_checkpoints SET checkpoint_no = 1");
		expect(verify()).toMatchObject({ ok: false, problem: "checkpoint", checkpoint: 1 });
	});
	it("removes the first records and says that they were purged", () => {
		signedLog();
		tamper(
			fixture.databasePath,
			`UPDATE log_base SET chain_seq = 2, kiosk_seq = 2, hash = (SELECT hash FROM attendance_events WHERE kiosk_seq = 2);
			 DELETE FROM attendance_events WHERE kiosk_seq <= 2`,
		);
		expect(verify()).toMatchObject({ ok: false, problem: "missing", chainSeq: 1 });
	});
	it("puts something else beside the database", () => {
		signedLog();
		writeFileSync(join(fixture.dataDir, "log-checkpoint.json"), "{}");
		expect(verify()).toMatchObject({ ok: false, problem: "unreadable" });
	});
});

describe("another copy of the database", () => {
	it("of before, put back alone, is older than the checkpoint beside it; and stays so while it grows", () => {
		const store = fixture.open();
		const id = enroll(store, "QL-1");
		punch(store, id);
		sign(store);
		store.close();
		const backup = `${fixture.databasePath}.backup`;
		copyFileSync(fixture.databasePath, backup);
		const later = fixture.open();
		for (let record = 0; record < 3; record += 1) punch(later, id);
		const newest = sign(later);
		later.close();
		copyFileSync(backup, fixture.databasePath);
		expect(verify()).toMatchObject({ ok: false, problem: "older", chainSeq: 2, checkpoint: 2 });
		const rolledBack = fixture.open();
		expect(rolledBack.checkpoints.compare(newest)).toBe("older");
		for (let record = 0; record < 4; record += 1) punch(rolledBack, id);
		expect(rolledBack.checkpoints.compare(newest)).toBe("rewritten");
		rolledBack.close();
		expect(verify()).toMatchObject({ ok: false, problem: "rewritten", chainSeq: 2, checkpoint: 2 });
	});
	it("of another kiosk is signed by another key", () => {
		const other = createStoreFixture();
		const theirs = other.open();
		punch(theirs, enroll(theirs, "QL-9"));
		sign(theirs);
		theirs.close();
		const { second } = signedLog();
		copyFileSync(other.databasePath, fixture.databasePath);
		rmSync(join(fixture.dataDir, "log-checkpoint.json"));
		expect(verify()).toMatchObject({ ok: false, problem: "foreign", checkpoint: 1 });
		expect(verify([second])).toMatchObject({ ok: false, problem: "foreign" });
		other.dispose();
	});
	it("signed on by this kiosk is still foreign, unless an administrator accepted it", () => {
		const { first } = signedLog();
		// As if the data folder of another kiosk had come here: this one makes a key of its own.
		fixture.secrets.remove("signingKey");
		const store = fixture.open();
		punch(store, enroll(store, "QL-2"));
		sign(store);
		store.close();
		expect(verify()).toMatchObject({ ok: false, problem: "foreign", checkpoint: 3 });
		tamper(fixture.databasePath, "DELETE FROM log_checkpoints WHERE checkpoint_no = 3");
		const accepted = fixture.open();
		sign(accepted, "restored");
		accepted.close();
		expect(verify()).toMatchObject({ ok: true, checkpoints: 3 });
		expect(verify([first])).toMatchObject({ ok: false, problem: "foreign" });
	});
	it("is checked without the key too: what is signed, not by whom", () => {
		signedLog();
		fixture.secrets.remove("signingKey");
		expect(verify()).toMatchObject({ ok: true, checkpoints: 2, isKeyKnown: false });
		fixture.secrets.write("signingKey", new Uint8Array(3));
		expect(verify()).toMatchObject({ ok: true, checkpoints: 2, isKeyKnown: false });
	});
});

it("keeps no number and no checkpoint when its transaction is undone", () => {
	signedLog();
	const store = fixture.open();
	expect(() =>
		store.transaction(() => {
			sign(store);
			throw new Error("undone");
		}),
	).toThrow("undone");
	expect(store.checkpoints.newest()?.number).toBe(2);
});
