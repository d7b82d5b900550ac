// A kiosk that is backed up, used on, and restored: what the tests of restoring share.
import { closeSync, openSync, writeSync } from "node:fs";
import { join } from "node:path";
import { uuidv7 } from "uuidv7";
import { createSystemClock } from "../../src/app/system-clock.ts";
import { makeBackup } from "../../src/storage/backup/make-backup.ts";
import type { BackupOpener } from "../../src/storage/backup/open-backup.ts";
import { type RestoreReport, type RestoreRequest, restoreBackup } from "../../src/storage/backup/restore.ts";
import { collectSecrets } from "../../src/storage/backup/secret-bundle.ts";
import { createKeyFileSecretStore } from "../../src/storage/keys/key-file-secret-store.ts";
import { openStore, type Store } from "../../src/storage/open-store.ts";
import { webhookTarget } from "./memory-targets.ts";
import { createStoreFixture, employeeId, enroll, punchOf } from "./store-fixture.ts";

export const RECOVERY_CODE = Uint8Array.from({ length: 20 }, (_, index) => index * 7);
const clock = createSystemClock();

/** A host keeps its keys in its data folder. */
export const secretsOf = (dir: string) => createKeyFileSecretStore(join(dir, "keys"));

/** Newest first. */
export const eventIds = (store: Store) => store.attendance.list({ limit: 10_000 }).map(({ eventId }) => eventId);

/** Records an event that one target waits for. */
export function record(store: Store, id: string): string {
	const draft = punchOf(employeeId(id));
	store.attendance.append(draft, () => [
		{ eventId: draft.eventId, target: "hris", bodyJson: `{"id":"${draft.eventId}"}` },
	]);
	return draft.eventId;
}

/** Overwrites bytes of a file. */
export function flip(path: string, at: number, length = 1): void {
	const descriptor = openSync(path, "r+");
	writeSync(descriptor, Buffer.alloc(length, 0xa5), 0, length, at);
	closeSync(descriptor);
}

export function createRestoreBench() {
	const fixture = createStoreFixture();
	const { dataDir } = fixture;
	const stores: Store[] = [];

	function open(dir = dataDir): Store {
		const store = openStore({ dataDir: dir, secrets: secretsOf(dir), clock, ids: { uuidv7 } });
		stores.push(store);
		return store;
	}

	return {
		dataDir,
		open,
		/** Set up, with a target, a recovery code and two people. */
		begin(): Store {
			const store = open();
			store.settings.update({ setupCompleted: true });
			store.targets.put(webhookTarget({ targetId: "hris" }));
			store.recovery.keep(store.recovery.draft(RECOVERY_CODE));
			enroll(store, "QL-1", 1);
			enroll(store, "QL-2", 2);
			return store;
		},
		/** Makes a backup beside the folder; resolves with its path. */
		async backUp(dir = dataDir): Promise<string> {
			const secrets = collectSecrets(secretsOf(dir), ["hris"]);
			const outPath = join(dir, "..", `${Math.random()}.hadirbackup`);
			return makeBackup({ dataDir: dir, kind: "manual", secrets, passphrase: null, nowMs: clock.nowMs(), outPath });
		},
		restore(path: string, changes: Partial<RestoreRequest> = {}): RestoreReport {
			const opener: BackupOpener = { kind: "recoveryCode", code: RECOVERY_CODE };
			const openKeys = createKeyFileSecretStore;
			return restoreBackup({ dataDir, path, opener, openKeys, clock, actor: "test", purpose: "restore", ...changes });
		},
		/** Closes what is open and deletes the folder. */
		dispose() {
			for (const store of stores) store.close();
			fixture.dispose();
		},
	};
}
