import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readHeaderOf, withFile } from "../../../src/storage/backup/backup-header.ts";
import { makeBackup } from "../../../src/storage/backup/make-backup.ts";
import { type BackupOpener, openContent, unlockBackup } from "../../../src/storage/backup/open-backup.ts";
import { verifyBackup } from "../../../src/storage/backup/seal-backup.ts";
import { collectSecrets } from "../../../src/storage/backup/secret-bundle.ts";
import type { Store } from "../../../src/storage/open-store.ts";
import { createStoreFixture, enroll, punch, type StoreFixture } from "../../support/store-fixture.ts";

let fixture: StoreFixture;
beforeEach(() => {
	fixture = createStoreFixture();
});
afterEach(() => {
	fixture.dispose();
});

const CODE = Uint8Array.from({ length: 20 }, (_, index) => index * 11);
const NOW_MS = 1_795_000_000_000;

function fill(store: Store, punches = 3): void {
	const id = enroll(store, "QL-1");
	for (let i = 0; i < punches; i++) punch(store, id);
}

const back = (passphrase: string | null = null) =>
	makeBackup({
		dataDir: fixture.dataDir,
		kind: "manual",
		secrets: collectSecrets(fixture.secrets, ["hris"]),
		passphrase,
		nowMs: NOW_MS,
		outPath: null,
	});

function masterKey(): Uint8Array {
	const key = fixture.secrets.read("masterKey");
	if (!key) throw new Error("no master key");
	return key;
}

function readAll(path: string, opener: BackupOpener) {
	return withFile(path, (descriptor) => {
		const pieces: Uint8Array[] = [];
		const key = unlockBackup(readHeaderOf(path).header, opener);
		const secrets = openContent(descriptor, key, (piece) => pieces.push(Uint8Array.from(piece)));
		return { secrets, database: Buffer.concat(pieces) };
	});
}

describe("a backup", () => {
	it("says without a key what it is, and holds neither a name nor the plain database", async () => {
		const store = fixture.open();
		const { kioskId } = store.settings.read();
		fill(store);
		const path = await back();
		expect(readHeaderOf(path).header).toMatchObject({
			kind: "manual",
			madeAtMs: NOW_MS,
			kioskId,
			databaseVersion: store.databaseVersion,
			counts: { people: 1, templates: 1, events: 3 },
			log: { kioskSeq: 3, isIntact: true },
			recoveryWrap: null,
			passphraseWrap: null,
		});
		const bytes = readFileSync(path);
		for (const secret of ["Name of QL-1", "SQLite format 3", "attendance_events"])
			expect(bytes.includes(secret)).toBe(false);
	});

	it("is not made with a master key of before a change that the database has been through", async () => {
		const store = fixture.open();
		fill(store);
		const before = collectSecrets(fixture.secrets, []);
		const { masterKeyRotation } = store;
		const job = { dataDir: fixture.dataDir, kind: "manual", passphrase: null, nowMs: NOW_MS, outPath: null } as const;
		masterKeyRotation.begin();
		masterKeyRotation.step();
		// In the middle the copy holds the new key under the one of before: whoever has that one would have them both.
		await expect(makeBackup({ ...job, secrets: before })).rejects.toMatchObject({ code: "KEYS_CHANGING" });
		while (masterKeyRotation.step());
		await expect(makeBackup({ ...job, secrets: before })).rejects.toMatchObject({ code: "SECRET_UNAVAILABLE" });
		await back();
	});

	it("leaves nothing but the file, and is made while the kiosk records", async () => {
		const store = fixture.open();
		fill(store, 200);
		const id = enroll(store, "QL-2", 2);
		let isDone = false;
		const made = back().finally(() => {
			isDone = true;
		});
		let during = 0;
		for (; !isDone; during++) {
			punch(store, id);
			await new Promise((resolve) => setImmediate(resolve));
		}
		expect(during).toBeGreaterThan(0);
		const { header } = readHeaderOf(await made);
		expect(header.log.isIntact).toBe(true);
		expect(header.counts.events).toBeGreaterThanOrEqual(200);
		expect(readdirSync(join(fixture.dataDir, "backups"))).toHaveLength(1);
	});

	it("opens with the master key, the recovery code or the passphrase, and gives the secrets back with the database", async () => {
		const store = fixture.open();
		fill(store);
		fixture.secrets.write("target:hris", Buffer.from("a secret of the target"));
		store.recovery.keep(store.recovery.draft(CODE));
		const path = await back("a long passphrase");
		for (const opener of [
			{ kind: "masterKey", masterKey: masterKey() },
			{ kind: "recoveryCode", code: CODE },
			{ kind: "passphrase", passphrase: "a long passphrase" },
		] as const) {
			const { secrets, database } = readAll(path, opener);
			expect(Buffer.from(secrets["masterKey"] ?? "", "base64")).toEqual(Buffer.from(masterKey()));
			expect(Buffer.from(secrets["target:hris"] ?? "", "base64").toString()).toBe("a secret of the target");
			expect(database.subarray(0, 15).toString()).toBe("SQLite format 3");
		}
	});

	it("does not open with another key, code or passphrase", async () => {
		const store = fixture.open();
		fill(store);
		store.recovery.keep(store.recovery.draft(CODE));
		const path = await back("a long passphrase");
		for (const opener of [
			{ kind: "masterKey", masterKey: new Uint8Array(32) },
			{ kind: "recoveryCode", code: CODE.toReversed() },
			{ kind: "passphrase", passphrase: "a wrong passphrase" },
		] as const)
			expect(() => readAll(path, opener)).toThrow("BACKUP_LOCKED");
	});

	it("carries no recovery copy of a master key that was changed since", async () => {
		const store = fixture.open();
		fill(store);
		store.recovery.keep({ ...store.recovery.draft(CODE), masterKeyId: "0000000000000000" });
		expect(readHeaderOf(await back()).header.recoveryWrap).toBeNull();
	});
});

describe("a backup that is not as it was written", () => {
	async function altered(alter: (bytes: Buffer) => Buffer): Promise<string> {
		fill(fixture.open(), 40);
		const path = await back();
		writeFileSync(path, alter(readFileSync(path)));
		return path;
	}
	const flipped = (at: (size: number) => number) => (bytes: Buffer) => {
		const position = at(bytes.length);
		bytes[position] = (bytes[position] ?? 0) ^ 1;
		return bytes;
	};
	const CHUNK = 65_552;
	const contentAt = (bytes: Buffer) => 12 + bytes.readUInt32BE(8);

	it.each<[string, (bytes: Buffer) => Buffer]>([
		["a bit of the content", flipped((size) => size - 5000)],
		["a bit of the last tag", flipped((size) => size - 1)],
		["a bit of the first chunk", (bytes) => flipped(() => contentAt(bytes) + 3)(bytes)],
		["the last byte gone", (bytes) => bytes.subarray(0, -1)],
		["cut off between two chunks", (bytes) => bytes.subarray(0, contentAt(bytes) + CHUNK)],
		["something behind the end", (bytes) => Buffer.concat([bytes, Buffer.alloc(40)])],
		[
			"two chunks swapped",
			(bytes) => {
				const at = contentAt(bytes);
				const [one, two] = [bytes.subarray(at, at + CHUNK), bytes.subarray(at + CHUNK, at + 2 * CHUNK)];
				return Buffer.concat([bytes.subarray(0, at), two, one, bytes.subarray(at + 2 * CHUNK)]);
			},
		],
		["another count in the header", (bytes) => replaced(bytes, '"events":40', '"events":41')],
		["not a backup at all", () => Buffer.from("a text that somebody renamed")],
	])("is refused: %s", async (_what, alter) => {
		const path = await altered(alter);
		expect(() => verifyBackup(path, masterKey())).toThrow("BACKUP_UNREADABLE");
	});

	function replaced(bytes: Buffer, old: string, fresh: string): Buffer {
		const at = bytes.indexOf(old);
		if (at < 0) throw new Error(`the header has no ${old}`);
		return Buffer.concat([bytes.subarray(0, at), Buffer.from(fresh), bytes.subarray(at + old.length)]);
	}
});
