// A kiosk whose database is damaged: told at start in words and on a page, and mended by what the page says.
import { closeSync, openSync, statSync, truncateSync, writeSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { uuidv7 } from "uuidv7";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createSystemClock } from "../../src/app/system-clock.ts";
import { createKeyFileSecretStore } from "../../src/storage/keys/key-file-secret-store.ts";
import { openStore, type Store } from "../../src/storage/open-store.ts";
import { openStoreReadOnly } from "../../src/storage/open-store-read-only.ts";
import { createChildHost } from "../support/child-host.ts";
import { runCommand } from "../support/run-command.ts";
import { createStoreFixture, employeeId, enroll, punch, type StoreFixture } from "../support/store-fixture.ts";

const PAGE = 4096;
const root = join(import.meta.dirname, "../..");

let fixture: StoreFixture;
beforeEach(() => {
	fixture = createStoreFixture();
});
afterEach(() => {
	fixture.dispose();
});

function open(): Store {
	const { dataDir } = fixture;
	const secrets = createKeyFileSecretStore(join(dataDir, "keys"));
	return openStore({ dataDir, secrets, clock: createSystemClock(), ids: { uuidv7 } });
}

async function fill(): Promise<void> {
	const store = open();
	store.settings.update({ setupCompleted: true });
	const id = enroll(store, "QL-1");
	for (let i = 0; i < 40; i++) punch(store, id);
	store.close();
	await runCommand("backup", [], { HADIR_DATA_DIR: fixture.dataDir });
	const again = open();
	for (let i = 0; i < 40; i++) punch(again, employeeId("QL-1"));
	again.close();
}

function overwrite(at: number, length: number): void {
	const descriptor = openSync(fixture.databasePath, "r+");
	writeSync(descriptor, Buffer.alloc(length, 0x5a), 0, length, at);
	closeSync(descriptor);
}

function middlePageOf(table: string): number {
	const database = new Database(fixture.databasePath, { readonly: true });
	const pages = database.prepare("SELECT pageno FROM dbstat WHERE name = ? ORDER BY pageno").pluck().all(table);
	database.close();
	return (Number(pages[Math.floor(pages.length / 2)]) - 1) * PAGE;
}

describe("a start refuses, before anything is written", () => {
	it.each([
		["the header", () => overwrite(0, 100)],
		["a page of the outbox", () => overwrite(middlePageOf("outbox"), PAGE)],
		["a page of the templates", () => overwrite(middlePageOf("templates"), PAGE)],
		["a page of the log", () => overwrite(middlePageOf("attendance_events"), PAGE)],
		["the end cut off", () => cutInHalf()],
	])("%s", async (_where, damage) => {
		await fill();
		damage();
		const size = statSync(fixture.databasePath).size;
		expect(() => open()).toThrow("DATABASE_DAMAGED");
		expect(statSync(fixture.databasePath).size).toBe(size);
	});

	function cutInHalf(): void {
		truncateSync(fixture.databasePath, Math.floor(statSync(fixture.databasePath).size / 2 / PAGE) * PAGE);
	}
});

it("is told at a later read as well, not only at the start", async () => {
	await fill();
	const store = open();
	overwrite(middlePageOf("attendance_events"), PAGE);
	const secrets = createKeyFileSecretStore(join(fixture.dataDir, "keys"));
	const reader = openStoreReadOnly({ dataDir: fixture.dataDir, secrets });
	expect(() => reader.verifyLog()).toThrow("DATABASE_DAMAGED");
	reader.close();
	store.close();
});

it("shows on a page what to do, and what it says mends it", async () => {
	await fill();
	overwrite(middlePageOf("outbox"), PAGE);
	const host = createChildHost({
		args: [join(root, "src/server/index.ts")],
		env: { HADIR_DATA_DIR: fixture.dataDir, HADIR_PORT: "0" },
		listening: /shown at (http:\S+)/,
	});
	const url = await host.start();
	try {
		const response = await fetch(url);
		const page = await response.text();
		expect(response.status).toBe(503);
		expect(page).toContain("Basis data Hadir rusak.");
		expect(page).toContain("Hadir's database is damaged.");
		const file = /npm run restore -- &quot;([^&]+)&quot;/.exec(page)?.[1] ?? "";
		const { code, stdout } = await runCommand("restore", [file, "--yes"], { HADIR_DATA_DIR: fixture.dataDir });
		expect(code).toBe(0);
		expect(stdout).toContain("saved from the present folder: 40 records");
	} finally {
		await host.kill();
	}
	const store = open();
	expect(store.verifyLog()).toMatchObject({ ok: true });
	expect(store.attendance.list({ limit: 200 })).toHaveLength(80);
	store.close();
});
