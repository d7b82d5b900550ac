// Back at an older program after a newer one changed the database: what people did during the trial is there again.
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { uuidv7 } from "uuidv7";
import { afterEach, beforeEach, expect, it } from "vitest";
import { finishRollback } from "../../../src/app/finish-rollback.ts";
import { createSystemClock } from "../../../src/app/system-clock.ts";
import { updateRecordPath } from "../../../src/app/updates.ts";
import { version } from "../../../src/app/version.ts";
import { emptyUpdateRecord } from "../../../src/core/domain/update/update-record.ts";
import { makeBackup } from "../../../src/storage/backup/make-backup.ts";
import { collectSecrets } from "../../../src/storage/backup/secret-bundle.ts";
import { openConnection } from "../../../src/storage/database/connection.ts";
import { createKeyFileSecretStore } from "../../../src/storage/keys/key-file-secret-store.ts";
import { openStore, type Store } from "../../../src/storage/open-store.ts";
import { createRecordFile } from "../../../src/updates/record-file.ts";
import { createRecordingLog } from "../../support/environment.ts";
import { createStoreFixture, employeeId, enroll, punch, type StoreFixture } from "../../support/store-fixture.ts";

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

const openKeys = (keyDir: string) => createKeyFileSecretStore(keyDir);
const secrets = () => openKeys(join(dataDir, "keys"));

function open(): Store {
	const store = openStore({ dataDir, secrets: secrets(), clock, ids: { uuidv7 } });
	stores.push(store);
	return store;
}

/** Two punches, the backup from before the update, and then what the newer program did: a schema of its own, and a punch. */
async function updateAndPunch({ changesSchema }: { readonly changesSchema: boolean }): Promise<string> {
	const store = open();
	store.settings.update({ setupCompleted: true, kioskName: "Lobi" });
	const ani = enroll(store, "QL-1");
	punch(store, ani);
	const path = await makeBackup({
		dataDir,
		kind: "update",
		secrets: collectSecrets(secrets(), []),
		passphrase: null,
		outPath: null,
		nowMs: clock.nowMs(),
	});
	const backup = readdirSync(join(dataDir, "backups")).find((name) => path.endsWith(name)) ?? "";
	punch(store, employeeId("QL-1"));
	const { eventId } = punch(store, employeeId("QL-1"));
	store.close();
	if (changesSchema) {
		const connection = openConnection(join(dataDir, "hadir.db"));
		connection.execute("ALTER TABLE attendance_events ADD COLUMN of_a_newer_version TEXT DEFAULT 'x'");
		connection.execute("CREATE TABLE of_a_newer_version (id INTEGER PRIMARY KEY) STRICT");
		connection.execute("PRAGMA user_version = 9990");
		connection.close();
	}
	const lastInstalled = { version: "9.9.0", from: version, backup, sinceMs: clock.nowMs() };
	createRecordFile(updateRecordPath({ dataDir })).write({ ...emptyUpdateRecord, lastInstalled });
	return eventId;
}

const finish = () => finishRollback({ config: { dataDir }, openKeys, clock, log: createRecordingLog() });

it("puts the backup back, and every punch of the trial is in the log, unbroken and on its way to the HRIS", async () => {
	const lastEventId = await updateAndPunch({ changesSchema: true });
	expect(open).toThrow(expect.objectContaining({ code: "DATABASE_TOO_NEW" }));
	finish();
	const store = open();
	const events = store.attendance.list({ limit: 10 });
	expect(events).toHaveLength(3);
	expect(events[0]?.eventId).toBe(lastEventId);
	expect(store.verifyLog().ok).toBe(true);
	expect(store.settings.read().kioskName).toBe("Lobi");
	expect(readdirSync(dataDir).filter((name) => name.startsWith("before-restore-"))).toHaveLength(1);
	finish();
	expect(store.attendance.list({ limit: 10 })).toHaveLength(3);
});

it("leaves a database alone that this program understands", async () => {
	await updateAndPunch({ changesSchema: false });
	finish();
	expect(open().attendance.list({ limit: 10 })).toHaveLength(3);
	expect(readdirSync(dataDir).filter((name) => name.startsWith("before-restore-"))).toEqual([]);
});

it("touches nothing without that backup: the database stays too new, and is told so", async () => {
	await updateAndPunch({ changesSchema: true });
	const record = createRecordFile(updateRecordPath({ dataDir }));
	record.write({
		...emptyUpdateRecord,
		lastInstalled: { version: "9.9.0", from: version, backup: "gone", sinceMs: 0 },
	});
	finish();
	expect(open).toThrow(expect.objectContaining({ code: "DATABASE_TOO_NEW" }));
	expect(existsSync(join(dataDir, "restore"))).toBe(false);
});
