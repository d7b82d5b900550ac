import { closeSync, copyFileSync, ftruncateSync, openSync, rmSync, statSync, writeSync } from "node:fs";
import { afterEach, beforeEach, expect, it } from "vitest";
import { checkWriteAheadLog } from "../../../src/storage/database/wal-check.ts";
import { createStoreFixture, enroll, punch, type StoreFixture } from "../../support/store-fixture.ts";

const FRAME_BYTES = 24 + 4096;
const HEADER_BYTES = 32;

let fixture: StoreFixture;
let wal: string;
let copy: string;
beforeEach(() => {
	fixture = createStoreFixture();
	const store = fixture.open();
	const id = enroll(store, "QL-1");
	for (let i = 0; i < 20; i++) punch(store, id);
	wal = `${fixture.databasePath}-wal`;
	// The kiosk is killed: the log stays as it is.
	copy = `${fixture.databasePath}-copy`;
	copyFileSync(wal, `${copy}-wal`);
});
afterEach(() => {
	rmSync(`${copy}-wal`, { force: true });
	fixture.dispose();
});

const frames = () => Math.floor((statSync(`${copy}-wal`).size - HEADER_BYTES) / FRAME_BYTES);
const startOf = (frame: number) => HEADER_BYTES + frame * FRAME_BYTES;

function change(work: (descriptor: number) => void): void {
	const descriptor = openSync(`${copy}-wal`, "r+");
	work(descriptor);
	closeSync(descriptor);
}

it("finds nothing in the log of a kiosk that was killed", () => {
	expect(frames()).toBeGreaterThan(60);
	checkWriteAheadLog(copy);
	checkWriteAheadLog(`${fixture.databasePath}-that-is-not-there`);
});

it("takes an end that was torn off for what it is", () => {
	change((descriptor) => ftruncateSync(descriptor, startOf(frames()) - 100));
	checkWriteAheadLog(copy);
	change((descriptor) => writeSync(descriptor, Buffer.alloc(50, 0x11), 0, 50, startOf(frames() - 1) + 500));
	checkWriteAheadLog(copy);
});

it("finds a damaged frame with whole transactions behind it, in its page or in its header", () => {
	for (const at of [startOf(30) + 24 + 900, startOf(10) + 17]) {
		copyFileSync(wal, `${copy}-wal`);
		change((descriptor) => writeSync(descriptor, Buffer.alloc(2, 0x5a), 0, 2, at));
		expect(() => checkWriteAheadLog(copy)).toThrow("DATABASE_DAMAGED");
	}
});
