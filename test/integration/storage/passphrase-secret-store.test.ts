import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { uuidv7 } from "uuidv7";
import { afterEach, beforeEach, expect, it } from "vitest";
import { openKeyFiles } from "../../../src/app/key-files.ts";
import { backUpFolder } from "../../../src/app/maintenance/back-up-folder.ts";
import { restoreFolder } from "../../../src/app/maintenance/restore-folder.ts";
import { createSystemClock } from "../../../src/app/system-clock.ts";
import { collectSecrets } from "../../../src/storage/backup/secret-bundle.ts";
import { createKeyFileSecretStore } from "../../../src/storage/keys/key-file-secret-store.ts";
import { createPassphraseSecretStore, isUnderPassphrase } from "../../../src/storage/keys/passphrase-secret-store.ts";
import { openStore } from "../../../src/storage/open-store.ts";
import { employeeId, enroll } from "../../support/store-fixture.ts";

const PASSPHRASE = "kopi tubruk di teras";
let dataDir: string;
beforeEach(() => {
	dataDir = mkdtempSync(join(tmpdir(), "hadir-passphrase-"));
});
afterEach(() => rmSync(dataDir, { recursive: true }));

const files = () => createKeyFileSecretStore(join(dataDir, "keys"));
const onDisk = () =>
	Buffer.concat(
		readdirSync(join(dataDir, "keys")).map((name) =>
			Buffer.from(readFileSync(join(dataDir, "keys", name), "utf8"), "base64"),
		),
	);
const refusal = (code: string, reason?: string) =>
	expect.objectContaining({ code, ...(reason && { data: expect.objectContaining({ reason }) }) });
const passphraseFile = (text: string) => {
	const path = join(dataDir, "passphrase");
	writeFileSync(path, text);
	return path;
};

it("keeps secrets that open with the passphrase, and with no other", () => {
	const key = new Uint8Array(32).fill(7);
	const store = createPassphraseSecretStore(files(), PASSPHRASE);
	store.write("masterKey", key);
	store.write("target:hris", Buffer.from('{"secret":"whsec_abc"}'));
	expect(onDisk().includes(Buffer.from(key))).toBe(false);
	expect(onDisk().includes("whsec_abc")).toBe(false);
	const again = createPassphraseSecretStore(files(), PASSPHRASE);
	expect(Buffer.from(again.read("masterKey") ?? [])).toEqual(Buffer.from(key));
	expect(Buffer.from(again.read("target:hris") ?? []).toString()).toBe('{"secret":"whsec_abc"}');
	expect(again.read("badgeKey")).toBeNull();
	expect(() => createPassphraseSecretStore(files(), `${PASSPHRASE}!`)).toThrowError(
		refusal("SECRET_UNAVAILABLE", "PASSPHRASE_WRONG"),
	);
	again.remove("masterKey");
	expect(again.read("masterKey")).toBeNull();
});

it("seals what was there in plain, from its first use on", () => {
	const key = new Uint8Array(32).fill(9);
	files().write("masterKey", key);
	files().write("signingKey", key);
	const store = createPassphraseSecretStore(files(), PASSPHRASE);
	expect(onDisk().includes(Buffer.from(key))).toBe(false);
	expect(Buffer.from(store.read("masterKey") ?? [])).toEqual(Buffer.from(key));
});

it("does not open one secret in the place of another", () => {
	const store = createPassphraseSecretStore(files(), PASSPHRASE);
	store.write("masterKey", new Uint8Array(32));
	files().write("badgeKey", files().read("masterKey") ?? new Uint8Array());
	expect(() => store.read("badgeKey")).toThrowError(refusal("SECRET_UNAVAILABLE", "PASSPHRASE_WRONG"));
});

it("takes the first line of the file that the configuration names", () => {
	const keyPassphraseFile = passphraseFile(`${PASSPHRASE}\r\nsecond line\n`);
	openKeyFiles({ dataDir, keyPassphraseFile }).write("masterKey", new Uint8Array([1]));
	expect([...(createPassphraseSecretStore(files(), PASSPHRASE).read("masterKey") ?? [])]).toEqual([1]);
});

it("says so when the file is missing, too short, or not named though the keys are under a passphrase", () => {
	expect(() => openKeyFiles({ dataDir, keyPassphraseFile: join(dataDir, "none") })).toThrowError(
		refusal("SECRET_UNAVAILABLE", "PASSPHRASE"),
	);
	expect(() => openKeyFiles({ dataDir, keyPassphraseFile: passphraseFile("short\n") })).toThrowError(
		refusal("CONFIG_INVALID"),
	);
	openKeyFiles({ dataDir, keyPassphraseFile: passphraseFile(PASSPHRASE) }).write("masterKey", new Uint8Array(32));
	expect(() => openKeyFiles({ dataDir }).read("masterKey")).toThrowError(refusal("SECRET_UNAVAILABLE", "PASSPHRASE"));
});

it("opens again after a backup has taken every secret: the salt is of these files, and in no backup", () => {
	const store = createPassphraseSecretStore(files(), PASSPHRASE);
	store.write("masterKey", new Uint8Array(32).fill(3));
	const salt = files().read("passphraseSalt");
	expect(Object.keys(collectSecrets(store, []))).toEqual(["masterKey"]);
	expect(files().read("passphraseSalt")).toEqual(salt);
	expect(store.read("passphraseSalt")).toEqual(salt);
	const again = createPassphraseSecretStore(files(), PASSPHRASE);
	expect(Buffer.from(again.read("masterKey") ?? [])).toEqual(Buffer.alloc(32, 3));
});

it("backs up and restores a kiosk whose keys are under a passphrase, and leaves none of them in plain", async () => {
	const config = { dataDir, keyPassphraseFile: passphraseFile(PASSPHRASE) };
	const open = () => openStore({ dataDir, secrets: openKeyFiles(config), clock: createSystemClock(), ids: { uuidv7 } });
	const store = open();
	enroll(store, "QL-1", 1);
	const faces = store.employees.templates(employeeId("QL-1")).map(({ embedding }) => [...embedding]);
	store.close();
	const { path } = await backUpFolder(config, null);
	restoreFolder(config, path, null, "restore");
	expect(isUnderPassphrase(files().read("masterKey") ?? new Uint8Array())).toBe(true);
	const restored = open();
	expect(restored.employees.templates(employeeId("QL-1")).map(({ embedding }) => [...embedding])).toEqual(faces);
	restored.close();
});
