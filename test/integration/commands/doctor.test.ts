import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import Database from "better-sqlite3";
import { uuidv7 } from "uuidv7";
import { afterEach, beforeEach, expect, it } from "vitest";
import { backUpFolder } from "../../../src/app/maintenance/back-up-folder.ts";
import { createSystemClock } from "../../../src/app/system-clock.ts";
import { createTargetSecrets } from "../../../src/core/services/delivery/target-secrets.ts";
import { createKeyFileSecretStore } from "../../../src/storage/keys/key-file-secret-store.ts";
import { openStore, type Store } from "../../../src/storage/open-store.ts";
import { webhookTarget } from "../../support/memory-targets.ts";
import { runCommand } from "../../support/run-command.ts";
import { createStoreFixture, enroll, punch, type StoreFixture } from "../../support/store-fixture.ts";

let fixture: StoreFixture;
let store: Store;
beforeEach(() => {
	fixture = createStoreFixture();
	const secrets = createKeyFileSecretStore(join(fixture.dataDir, "keys"));
	store = openStore({ dataDir: fixture.dataDir, secrets, clock: createSystemClock(), ids: { uuidv7 } });
	store.settings.read();
	punch(store, enroll(store, "QL-1"));
});
afterEach(() => {
	store.close();
	fixture.dispose();
});

async function examine(env: Record<string, string> = {}) {
	const { code, stdout, stderr } = await runCommand("doctor", [], { HADIR_DATA_DIR: fixture.dataDir, ...env });
	const findings = new Map(stdout.split("\n").map((line) => [line.slice(9, 22).trim(), line]));
	return { code, stderr, findings };
}

it("finds a healthy kiosk healthy while it runs", async () => {
	const { findings, stderr } = await examine();
	expect(stderr).toBe("");
	expect(findings.get("database")).toMatch(/^ok +database +version \d+, 1 people, 1 log records, all intact; 0 event/);
	expect(findings.get("keys")).toMatch(/^ok/);
	expect(findings.get("data folder")).toMatch(/^ok/);
	expect(findings.get("HRIS")).toMatch(/^note .*no target is set up/);
	expect(findings.get("clock")).toContain("zone Asia/Jakarta");
	expect(findings.get("disk")).toMatch(/\d+ MB free/);
});

it("asks the HRIS of the settings, compares its clock, and tells no more of the address than its host", async () => {
	const server = createServer((_, response) => {
		response.writeHead(405, { date: new Date(Date.now() - 600_000).toUTCString() }).end();
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	const address = server.address();
	const port = typeof address === "object" && address !== null ? address.port : 0;
	store.targets.put(webhookTarget({ settings: { url: `http://127.0.0.1:${port}/hook/its-own-key` } }));
	createTargetSecrets(createKeyFileSecretStore(join(fixture.dataDir, "keys"))).write("hris", {
		secret: `whsec_${Buffer.alloc(32, 1).toString("base64")}`,
	});
	const { findings, code } = await examine();
	await new Promise((resolve) => server.close(resolve));
	expect(findings.get("HRIS")).toMatch(
		new RegExp(
			`^ok .*HRIS \\(127\\.0\\.0\\.1:${port}\\): answers; whether it lets us in shows with a punch \\(HTTP 405\\); 1 waiting$`,
		),
	);
	expect(findings.get("clock")).toMatch(/^PROBLEM .*\b(599|600|601|602) s away/);
	expect([...findings.values()].join("")).not.toContain("its-own-key");
	expect(code).toBe(1);
	const later = await examine();
	expect(later.findings.get("HRIS")).toMatch(/^PROBLEM .*nothing listens at that address/);
});

it("says which models are missing", async () => {
	const modelsDir = join(fixture.dataDir, "no-models");
	mkdirSync(modelsDir);
	const { findings, code } = await examine({ HADIR_MODELS_DIR: modelsDir });
	expect(findings.get("models")).toMatch(/^PROBLEM .*npm run models/);
	expect(code).toBe(1);
});

it("says that the log was altered, that the key is wrong, and that others may enter", async () => {
	store.close();
	const database = new Database(fixture.databasePath);
	database.exec("DROP TRIGGER attendance_events_only_erased; UPDATE attendance_events SET direction = 'OUT'");
	database.close();
	writeFileSync(join(fixture.dataDir, "keys", "master-key"), `${Buffer.alloc(32).toString("base64")}\n`);
	chmodSync(fixture.dataDir, 0o755);
	const { findings, code } = await examine();
	expect(findings.get("database")).toMatch(/^PROBLEM .*record 1 \(punch, .*\) is not as it was written/);
	expect(findings.get("keys")).toMatch(/^PROBLEM/);
	if (process.platform !== "win32") expect(findings.get("data folder")).toMatch(/^note .*other users/);
	expect(code).toBe(1);
});

it("does not need a database to be there", async () => {
	store.close();
	rmSync(fixture.dataDir, { recursive: true });
	const { findings, stderr } = await examine();
	expect(stderr).toBe("");
	expect(findings.get("database")).toMatch(/^note .*Start the kiosk once/);
});

it("tells when there is no backup, and how old the last one is", async () => {
	const backups = join(fixture.dataDir, "backups");
	expect((await examine()).findings.get("backups")).toMatch(/^note .*none yet/);
	const { path } = await backUpFolder({ dataDir: fixture.dataDir }, null);
	expect((await examine()).findings.get("backups")).toMatch(
		/^note .*the last one is of \d\d\/\d\d\/20\d\d.*opens here only: print one/,
	);
	const old = backupOf(path, Date.now() - 5 * 86_400_000);
	rmSync(path);
	writeFileSync(join(backups, "old.hadirbackup"), old);
	// What lies about from a restore does not hide that.
	mkdirSync(join(fixture.dataDir, "before-restore-20261101T010203000Z"));
	const { findings } = await examine();
	expect(findings.get("backups")).toMatch(/^note .*no backup for 5 days/);
	expect(findings.get("former state")).toMatch(/^note .*before-restore-20261101T010203000Z .*delete it/);
});

/** The same file as if it had been made at another time: its header can be read without a key, and so be written. */
function backupOf(path: string, madeAtMs: number): Buffer {
	const bytes = readFileSync(path);
	const at = bytes.indexOf('"madeAtMs":') + '"madeAtMs":'.length;
	return Buffer.concat([bytes.subarray(0, at), Buffer.from(String(madeAtMs)), bytes.subarray(at + 13)]);
}
