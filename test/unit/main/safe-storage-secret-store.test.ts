import { mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { AppError } from "../../../src/core/domain/errors.ts";
import {
	createSafeStorageSecretStore,
	type SafeStorageSecretStoreOptions,
} from "../../../src/main/safe-storage-secret-store.ts";
import { createKeyFileSecretStore } from "../../../src/storage/keys/key-file-secret-store.ts";
import { createSafeStorageDouble } from "../../support/electron-double/safe-storage-double.ts";

const folder = () => mkdtempSync(join(tmpdir(), "hadir-secrets-"));

function openStore(
	changes: Partial<SafeStorageSecretStoreOptions["safeStorage"]> = {},
	at = folder(),
	acceptsWeakStore = false,
) {
	const safeStorage = { ...createSafeStorageDouble(at), ...changes };
	return createSafeStorageSecretStore({
		folder: join(at, "keys"),
		safeStorage,
		platform: "linux",
		keyFiles: keyFiles(at),
		acceptsWeakStore,
	});
}

const keyFiles = (at: string) => createKeyFileSecretStore(join(at, "keys"));

const unavailable = (error: unknown) => error instanceof AppError && error.code === "SECRET_UNAVAILABLE";

function refusal(action: () => unknown): unknown {
	try {
		action();
	} catch (error) {
		return error;
	}
	return null;
}

test("a secret comes back as it was, and is not on the disk in plain", () => {
	const at = folder();
	const key = new Uint8Array(32).map((_, index) => index);
	openStore({}, at).write("masterKey", key);
	expect(openStore({}, at).read("masterKey")).toEqual(key);
	expect(openStore({}, at).read("hrisWebhookSecret")).toBeNull();
	const sealed = readFileSync(join(at, "keys", "masterKey.sealed"));
	expect(sealed.includes(Buffer.from(key))).toBe(false);
	expect(sealed.includes(Buffer.from(Buffer.from(key).toString("base64")))).toBe(false);
	if (process.platform !== "win32") expect(statSync(join(at, "keys", "masterKey.sealed")).mode & 0o777).toBe(0o600);
	expect(readdirSync(join(at, "keys"))).toEqual(["masterKey.sealed"]);
});

test("without encryption, or with Chromium's constant key, there is no store", () => {
	expect(unavailable(refusal(() => openStore({ isEncryptionAvailable: () => false })))).toBe(true);
	expect(unavailable(refusal(() => openStore({ getSelectedStorageBackend: () => "basic_text" })))).toBe(true);
});

test("Chromium's constant key is used where that was accepted, and the store says so", () => {
	const at = folder();
	const store = openStore({ getSelectedStorageBackend: () => "basic_text" }, at, true);
	expect(store.isWeak).toBe(true);
	store.write("masterKey", new Uint8Array([4]));
	expect([...(store.read("masterKey") ?? [])]).toEqual([4]);
	expect(openStore({}, at, true).isWeak).toBe(false);
});

test("a key that was recovered into a file goes back into the key store that had lost it", () => {
	const at = folder();
	const key = new Uint8Array(32).fill(9);
	keyFiles(at).write("masterKey", key);
	writeFileSync(join(at, "keys", "masterKey.sealed.lost"), "of another keyring");
	expect(Buffer.from(openStore({}, at).read("masterKey") ?? [])).toEqual(Buffer.from(key));
	expect(readdirSync(join(at, "keys"))).toEqual(["masterKey.sealed"]);
	expect(Buffer.from(openStore({}, at).read("masterKey") ?? [])).toEqual(Buffer.from(key));
});

test("a secret that the key store cannot open is a refusal, not an empty kiosk", () => {
	const at = folder();
	openStore({}, at).write("masterKey", new Uint8Array(32));
	writeFileSync(join(at, "keys", "masterKey.sealed"), "not what was sealed");
	expect(unavailable(refusal(() => openStore({}, at).read("masterKey")))).toBe(true);
});

test("a folder that the Node host began opens here too, and its key files stay", () => {
	const at = folder();
	const key = new Uint8Array(32).fill(7);
	keyFiles(at).write("masterKey", key);
	expect(Buffer.from(openStore({}, at).read("masterKey") ?? [])).toEqual(Buffer.from(key));
	openStore({}, at).write("hrisWebhookSecret", new Uint8Array([1, 2, 3]));
	expect(keyFiles(at).read("hrisWebhookSecret")).toBeNull();
	expect(readdirSync(join(at, "keys")).sort()).toEqual(["hrisWebhookSecret.sealed", "master-key"]);
});

test("a target's secrets that are removed are gone, sealed or from the Node host", () => {
	const at = folder();
	keyFiles(at).write("target:hris", new Uint8Array([1]));
	const store = openStore({}, at);
	store.write("target:hris", new Uint8Array([2]));
	expect([...(store.read("target:hris") ?? [])]).toEqual([2]);
	expect(readdirSync(join(at, "keys")).sort()).toEqual(["target-hris", "target-hris.sealed"]);
	store.remove("target:hris");
	expect(store.read("target:hris")).toBeNull();
	expect(readdirSync(join(at, "keys"))).toEqual([]);
});
