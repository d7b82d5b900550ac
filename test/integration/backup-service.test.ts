// The real service on the real thread: what is made, tried again, told and kept.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { loadConfig } from "../../src/app/config.ts";
import { createBackups } from "../../src/app/services/create-backups.ts";
import { createSystemClock } from "../../src/app/system-clock.ts";
import type { Clock } from "../../src/core/ports/environment.ts";
import { verifyBackup } from "../../src/storage/backup/seal-backup.ts";
import type { Store } from "../../src/storage/open-store.ts";
import { createStoreFixture, enroll, punch, type StoreFixture } from "../support/store-fixture.ts";

const HOUR_MS = 3_600_000;
/** 02:00 at the door, half an hour before the set time. */
const TWO_O_CLOCK_MS = Date.parse("2026-11-21T19:00:00Z");

let fixture: StoreFixture;
let store: Store;
let nowMs: number;
beforeEach(() => {
	fixture = createStoreFixture();
	nowMs = TWO_O_CLOCK_MS;
	store = fixture.open();
	store.settings.update({ setupCompleted: true });
	punch(store, enroll(store, "QL-1"));
});
afterEach(() => {
	fixture.dispose();
});

const clock: Clock = {
	...createSystemClock(),
	nowMs: () => nowMs,
	zone: () => ({ timeZone: "Asia/Jakarta", offsetMinutes: 420 }),
};

function start(opened = store, { dataDir, secrets } = fixture) {
	const config = loadConfig({ env: {}, installDir: ".", overrides: { dataDir } });
	const log = { info: () => {}, warn: () => {}, error: () => {} };
	return createBackups({ config, secrets, store: opened, clock, log });
}

const outside = () => {
	const folder = join(fixture.dataDir, "..", "stick");
	return {
		folder,
		plugIn: () => mkdirSync(folder),
		pullOut: () => rmSync(folder, { recursive: true }),
		files: () => readdirSync(folder),
	};
};

describe("a backup on demand", () => {
	it("is made, verified, audited, and opens with this kiosk's key", async () => {
		const backups = start();
		expect(backups.overview()).toMatchObject({ verdict: "never", backups: [], lastRun: null });
		const { verdict, backups: made, lastRun, place } = await backups.backUpNow("operator:1");
		expect(verdict).toBe("good");
		expect(made).toMatchObject([{ kind: "manual", people: 1, events: 1, isLogIntact: true }]);
		expect(lastRun).toMatchObject({ kind: "manual", errorCode: null, folderError: null });
		expect(store.audit.list(1)).toMatchObject([{ action: "backup.make", actor: "operator:1" }]);
		const masterKey = fixture.secrets.read("masterKey") ?? new Uint8Array();
		expect(verifyBackup(join(place, made[0]?.fileName ?? ""), masterKey)).toMatchObject({ madeAtMs: nowMs });
	});

	it("is not made twice at once", async () => {
		const backups = start();
		const first = backups.backUpNow("operator:1");
		await expect(backups.backUpNow("operator:1")).rejects.toMatchObject({ code: "BACKUP_UNDER_WAY" });
		await first;
		expect(backups.overview().isRunning).toBe(false);
	});
});

describe("the schedule", () => {
	it("makes one as soon as there is none, then one a day at the set time", async () => {
		const backups = start();
		await backups.runDue();
		expect(backups.overview().backups).toHaveLength(1);
		await backups.runDue();
		nowMs = TWO_O_CLOCK_MS + 0.4 * HOUR_MS;
		await backups.runDue();
		expect(backups.overview().backups).toHaveLength(1);
		nowMs = TWO_O_CLOCK_MS + 0.6 * HOUR_MS;
		await backups.runDue();
		expect(backups.overview()).toMatchObject({ nextAtMs: TWO_O_CLOCK_MS + 24.5 * HOUR_MS });
		expect(backups.overview().lastRun?.kind).toBe("daily");
		expect(backups.overview().backups[0]?.madeAtMs).toBe(nowMs);
	});

	it("waits for the set-up, and rests when it is switched off", async () => {
		const backups = start();
		const fresh = createStoreFixture();
		const unset = fresh.open();
		await start(unset, fresh).runDue();
		expect(unset.backupRuns.latest(1)).toEqual([]);
		fresh.dispose();
		backups.configure({ isScheduled: false }, "operator:1");
		await backups.runDue();
		expect(backups.overview()).toMatchObject({ backups: [], nextAtMs: null });
	});

	it("tells after three days without one, and tries a failure again with growing pauses", async () => {
		const backups = start();
		await backups.runDue();
		nowMs += 80 * HOUR_MS;
		expect(backups.standing()).toMatchObject({ verdict: "late", failures: 0 });
		const masterKey = fixture.secrets.read("masterKey") ?? new Uint8Array();
		fixture.secrets.remove("masterKey");
		await backups.runDue();
		await backups.runDue();
		expect(backups.standing()).toMatchObject({ verdict: "late", failures: 1 });
		expect(backups.overview().lastRun).toMatchObject({ errorCode: "SECRET_UNAVAILABLE", fileName: null });
		nowMs += 16 * 60_000;
		await backups.runDue();
		expect(backups.standing().failures).toBe(2);
		fixture.secrets.write("masterKey", masterKey);
		nowMs += 31 * 60_000;
		await backups.runDue();
		expect(backups.standing()).toMatchObject({ verdict: "good", failures: 0 });
	});
});

describe("the other folder", () => {
	it("gets a copy of each, is told when it is away, and gets what it missed when it is back", async () => {
		const stick = outside();
		const backups = start();
		backups.configure({ folder: stick.folder }, "operator:1");
		await backups.backUpNow("operator:1");
		expect(backups.overview().lastRun).toMatchObject({ errorCode: null, folderError: "ENOENT", folderFailures: 1 });
		await backups.runDue();
		expect(backups.overview().lastRun).toMatchObject({ folderError: "ENOENT", folderFailures: 2 });
		stick.plugIn();
		await backups.runDue();
		expect(backups.overview().lastRun).toMatchObject({ folderError: null, folderFailures: 0 });
		const name = backups.overview().backups[0]?.fileName ?? "";
		expect(stick.files()).toEqual([name]);
		const masterKey = fixture.secrets.read("masterKey") ?? new Uint8Array();
		expect(verifyBackup(join(stick.folder, name), masterKey).counts.events).toBe(1);
	});

	it("that is a file is refused in words, and the backup stays on this computer", async () => {
		const file = join(fixture.dataDir, "..", "a-file");
		writeFileSync(file, "");
		const backups = start();
		backups.configure({ folder: file }, "operator:1");
		const { lastRun, backups: made } = await backups.backUpNow("operator:1");
		expect(lastRun?.folderError).toBe("ENOTDIR");
		expect(made).toHaveLength(1);
	});

	it("is cleaned by the same rule as this computer", async () => {
		const stick = outside();
		stick.plugIn();
		const backups = start();
		backups.configure({ folder: stick.folder, keepDays: 2, keepWeeks: 0 }, "operator:1");
		for (let day = 0; day < 4; day++) {
			await backups.backUpNow("operator:1");
			nowMs += 24 * HOUR_MS;
		}
		expect(stick.files()).toHaveLength(2);
		expect(backups.overview().backups).toHaveLength(2);
	});
});
