import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { createKeyFileSecretStore } from "../../../src/storage/keys/key-file-secret-store.ts";

const roots: string[] = [];
afterEach(() => {
	for (const root of roots.splice(0)) rmSync(root, { recursive: true, force: true });
});

function newFolder(): string {
	const root = mkdtempSync(join(tmpdir(), "hadir-secrets-"));
	roots.push(root);
	return join(root, "keys");
}

describe("the key-file secret store", () => {
	it("keeps each secret in a file of its own that only the owner may read", () => {
		const dir = newFolder();
		const secrets = createKeyFileSecretStore(dir);
		expect(secrets.read("masterKey")).toBeNull();
		secrets.write("masterKey", Uint8Array.of(1, 2, 3, 255));
		secrets.write("hrisWebhookSecret", Buffer.from("whsec_abc"));
		secrets.write("masterKey", Uint8Array.of(9, 8));
		const again = createKeyFileSecretStore(dir);
		expect([...(again.read("masterKey") ?? [])]).toEqual([9, 8]);
		expect(Buffer.from(again.read("hrisWebhookSecret") ?? []).toString()).toBe("whsec_abc");
		expect(readdirSync(dir).sort()).toEqual(["hris-webhook-secret", "master-key"]);
		if (process.platform === "win32") return;
		expect(statSync(dir).mode & 0o777).toBe(0o700);
		for (const file of readdirSync(dir)) expect(statSync(join(dir, file)).mode & 0o777).toBe(0o600);
	});

	it("keeps a target's secrets in its folder whatever the target is called, and removes them", () => {
		const dir = newFolder();
		const secrets = createKeyFileSecretStore(dir);
		secrets.remove("target:hris");
		secrets.write("target:hris", Buffer.from("{}"));
		expect(readdirSync(dir)).toEqual(["target-hris"]);
		secrets.remove("target:hris");
		expect(secrets.read("target:hris")).toBeNull();
		for (const name of ["target:../master-key", "target:", "target:a/b"] as const)
			expect(() => secrets.write(name, Buffer.from("{}"))).toThrow();
		expect(readdirSync(dir)).toEqual([]);
	});

	it.skipIf(process.platform === "win32").each([0o640, 0o604, 0o620, 0o777])(
		"refuses a file that others may touch (mode %o)",
		(mode) => {
			const dir = newFolder();
			const secrets = createKeyFileSecretStore(dir);
			secrets.write("masterKey", Uint8Array.of(1));
			chmodSync(join(dir, "master-key"), mode);
			expect(() => secrets.read("masterKey")).toThrowError(
				expect.objectContaining({ code: "SECRET_UNAVAILABLE", data: { secret: "masterKey", reason: "PERMISSIONS" } }),
			);
		},
	);

	it("refuses a damaged file and says nothing of its content", () => {
		const dir = newFolder();
		const secrets = createKeyFileSecretStore(dir);
		secrets.write("masterKey", Uint8Array.of(1));
		writeFileSync(join(dir, "master-key"), "half a $ecret");
		expect(() => secrets.read("masterKey")).toThrowError(
			expect.objectContaining({ code: "SECRET_UNAVAILABLE", message: expect.not.stringContaining("$ecret") }),
		);
		expect(readFileSync(join(dir, "master-key"), "utf8")).toBe("half a $ecret");
	});

	it("says that it cannot write where it cannot", () => {
		const dir = newFolder();
		writeFileSync(dir, "a file where the folder should be");
		expect(() => createKeyFileSecretStore(dir).write("masterKey", Uint8Array.of(1))).toThrowError(
			expect.objectContaining({ code: "SECRET_UNAVAILABLE" }),
		);
	});
});
