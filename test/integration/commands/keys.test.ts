// The commands that bring the master key back and change keys, as npm runs them.
import { randomBytes } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { uuidv7 } from "uuidv7";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openKeyFiles } from "../../../src/app/key-files.ts";
import { createSystemClock } from "../../../src/app/system-clock.ts";
import { RECOVERY_CODE_BYTES, toRecoveryGroups } from "../../../src/core/domain/codes/recovery-code.ts";
import type { SecretStore } from "../../../src/core/ports/secrets.ts";
import { createSafeStorageSecretStore } from "../../../src/main/safe-storage-secret-store.ts";
import { createKeyFileSecretStore } from "../../../src/storage/keys/key-file-secret-store.ts";
import { openStore, type Store } from "../../../src/storage/open-store.ts";
import { createSafeStorageDouble } from "../../support/electron-double/safe-storage-double.ts";
import { runCommand } from "../../support/run-command.ts";
import { createStoreFixture, employeeId, enroll, type StoreFixture } from "../../support/store-fixture.ts";

let fixture: StoreFixture;
let keyDir: string;
const opened: Store[] = [];
beforeEach(() => {
	fixture = createStoreFixture();
	keyDir = join(fixture.dataDir, "keys");
});
afterEach(() => {
	for (const store of opened.splice(0)) store.close();
	fixture.dispose();
});

function open(secrets: SecretStore = createKeyFileSecretStore(keyDir)): Store {
	const store = openStore({ dataDir: fixture.dataDir, secrets, clock: createSystemClock(), ids: { uuidv7 } });
	opened.push(store);
	return store;
}

function keyringDir(name: string): string {
	const dir = join(fixture.dataDir, "..", name);
	mkdirSync(dir, { recursive: true });
	return dir;
}

/** The key store of the Electron host; `keyring` stands for the desktop's, which may become another one. */
function systemKeyStore(keyring: string): SecretStore {
	return createSafeStorageSecretStore({
		folder: keyDir,
		safeStorage: createSafeStorageDouble(keyringDir(keyring)),
		platform: "linux",
		keyFiles: createKeyFileSecretStore(keyDir),
		acceptsWeakStore: false,
	});
}

/** Enrolls somebody, keeps a kit and closes. Returns the paper. */
function begin(secrets?: SecretStore): string {
	const store = open(secrets);
	enroll(store, "QL-1");
	const code = new Uint8Array(randomBytes(RECOVERY_CODE_BYTES));
	store.recovery.keep(store.recovery.draft(code));
	store.close();
	return toRecoveryGroups(code).join("-");
}

const run = (command: string, input?: string) => runCommand(command, [], { HADIR_DATA_DIR: fixture.dataDir }, input);
const templatesIn = (store: Store) => store.employees.templates(employeeId("QL-1")).length;

describe("npm run recover", () => {
	it("brings the key files' master key back from the paper, however it is typed", async () => {
		const paper = begin();
		const before = readFileSync(join(keyDir, "master-key"), "utf8");
		rmSync(keyDir, { recursive: true });
		expect(() => open()).toThrowError(expect.objectContaining({ code: "SECRET_UNAVAILABLE" }));
		const { code, stdout, stderr } = await run("recover", `${paper.toLowerCase().replaceAll("-", " ")}\n`);
		expect(stderr).toBe("");
		expect(code).toBe(0);
		expect(stdout).toContain("The master key is back");
		for (const group of paper.split("-")) expect(stdout).not.toContain(group);
		expect(readFileSync(join(keyDir, "master-key"), "utf8")).toBe(before);
		const store = open();
		expect(templatesIn(store)).toBe(1);
		expect(store.audit.list(1)).toEqual([
			expect.objectContaining({ action: "recovery.master_key", actor: "recovery kit" }),
		]);
	});

	it("brings Electron's back after the keyring has become another one, into the new keyring", async () => {
		const paper = begin(systemKeyStore("old"));
		systemKeyStore("old").write("badgeKey", new Uint8Array([1]));
		expect(() => open(systemKeyStore("new"))).toThrowError(expect.objectContaining({ code: "SECRET_UNAVAILABLE" }));
		const { code, stdout, stderr } = await run("recover", paper);
		expect(stderr).toBe("");
		expect(code).toBe(0);
		expect(stdout).toContain("badgeKey");
		expect(templatesIn(open(systemKeyStore("new")))).toBe(1);
		// Sealed again, and nowhere in plain.
		expect(readdirSync(keyDir).sort()).toEqual(["badgeKey.sealed.lost", "masterKey.sealed"]);
	});

	it("changes nothing with a mistyped code, that of another kiosk, or a paper of before a change of the key", async () => {
		const paper = begin();
		const key = readFileSync(join(keyDir, "master-key"), "utf8");
		const other = toRecoveryGroups(new Uint8Array(randomBytes(RECOVERY_CODE_BYTES))).join("-");
		expect(await run("recover", paper.slice(1))).toMatchObject({
			code: 1,
			stderr: expect.stringContaining("mistyped"),
		});
		expect(await run("recover", other)).toMatchObject({ code: 1, stderr: expect.stringContaining("another paper") });
		expect(readFileSync(join(keyDir, "master-key"), "utf8")).toBe(key);
		expect((await run("rotate-keys")).code).toBe(0);
		const rotated = readFileSync(join(keyDir, "master-key"), "utf8");
		expect(await run("recover", paper)).toMatchObject({ code: 1, stderr: expect.stringContaining("No recovery kit") });
		expect(readFileSync(join(keyDir, "master-key"), "utf8")).toBe(rotated);
	});

	it("says so without a kit, without a database, and beside a running kiosk", async () => {
		const code = toRecoveryGroups(new Uint8Array(RECOVERY_CODE_BYTES)).join("-");
		expect(await run("recover", code)).toMatchObject({ code: 1, stderr: expect.stringContaining("no database") });
		const store = open();
		expect(await run("recover", code)).toMatchObject({ code: 1, stderr: expect.stringContaining("running") });
		store.close();
		expect(await run("recover", code)).toMatchObject({ code: 1, stderr: expect.stringContaining("No recovery kit") });
	});
});

describe("key files under a passphrase", () => {
	it("are changed and recovered with it, and are of no use without", async () => {
		const paper = begin();
		const passphrase = join(fixture.dataDir, "..", "passphrase");
		writeFileSync(passphrase, "kopi tubruk di teras\n");
		const env = { HADIR_DATA_DIR: fixture.dataDir, HADIR_KEY_PASSPHRASE_FILE: passphrase };
		expect(await runCommand("revoke-templates", [], env)).toMatchObject({ code: 0, stderr: "" });
		expect((await run("revoke-templates")).code).toBe(1);
		rmSync(keyDir, { recursive: true });
		expect(await runCommand("recover", [], env, paper)).toMatchObject({ code: 0, stderr: "" });
		expect(templatesIn(open(openKeyFiles({ dataDir: fixture.dataDir, keyPassphraseFile: passphrase })))).toBe(1);
		expect(() => open()).toThrowError();
	});
});

describe("npm run rotate-keys and npm run revoke-templates", () => {
	it("change what they say, tell that the paper is void, and are in the audit", async () => {
		begin();
		const before = readFileSync(join(keyDir, "master-key"), "utf8");
		const revoked = await run("revoke-templates");
		expect(revoked).toMatchObject({ code: 0, stderr: "", stdout: "1 templates are under a new key.\n" });
		const rotated = await run("rotate-keys");
		expect(rotated).toMatchObject({ code: 0, stderr: "", stdout: expect.stringContaining("2 keys are wrapped anew") });
		expect(rotated.stdout).toContain("paper there was is void");
		expect(readFileSync(join(keyDir, "master-key"), "utf8")).not.toBe(before);
		const store = open();
		expect(templatesIn(store)).toBe(1);
		expect(store.audit.list(2).map(({ action }) => action)).toEqual(["keys.rotate", "keys.revoke_templates"]);
	});

	it("leave a running kiosk and the system's key store alone", async () => {
		const store = open();
		for (const command of ["rotate-keys", "revoke-templates"])
			expect(await run(command)).toMatchObject({ code: 1, stderr: expect.stringContaining("running") });
		store.close();
		writeFileSync(join(keyDir, "masterKey.sealed"), "sealed");
		expect(await run("rotate-keys")).toMatchObject({ code: 1, stderr: expect.stringContaining("system's key store") });
	});
});
