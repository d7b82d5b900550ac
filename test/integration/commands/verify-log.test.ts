// The command beside a kiosk that is up: its words and its exit codes.
import { copyFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { uuidv7 } from "uuidv7";
import { afterEach, beforeEach, expect, it } from "vitest";
import { createSystemClock } from "../../../src/app/system-clock.ts";
import { toCheckpointEvent } from "../../../src/core/domain/delivery/cloud-event.ts";
import type { EmployeeId } from "../../../src/core/domain/employee.ts";
import { createKeyFileSecretStore } from "../../../src/storage/keys/key-file-secret-store.ts";
import { openStore, type Store } from "../../../src/storage/open-store.ts";
import { tamper } from "../../support/forge-log.ts";
import { runCommand } from "../../support/run-command.ts";
import { createStoreFixture, enroll, punch, type StoreFixture } from "../../support/store-fixture.ts";

let fixture: StoreFixture;
let store: Store;
let id: EmployeeId;
beforeEach(() => {
	fixture = createStoreFixture();
	const secrets = createKeyFileSecretStore(join(fixture.dataDir, "keys"));
	store = openStore({ dataDir: fixture.dataDir, secrets, clock: createSystemClock(), ids: { uuidv7 } });
	id = enroll(store, "QL-1");
	punch(store, id);
	punch(store, id);
});
afterEach(() => {
	store.close();
	fixture.dispose();
});

const run = (...parameters: string[]) => runCommand("verify-log", parameters, { HADIR_DATA_DIR: fixture.dataDir });

function sign() {
	const { kioskId } = store.settings.read();
	const made = store.checkpoints.add(
		{ checkpointId: uuidv7(), reason: "records", kioskId, atMs: Date.now() },
		() => [],
	);
	store.checkpointAnchor.write(made);
	const path = join(fixture.dataDir, `received-${made.number}.json`);
	writeFileSync(path, JSON.stringify(toCheckpointEvent(made)));
	return path;
}

it("finds an intact log intact, with what a receiver kept", async () => {
	const kept = sign();
	expect(await run("--checkpoint", kept)).toEqual({
		code: 0,
		stdout:
			"ok       2 records are as they were written, 1 checkpoints fit them\nok       1 checkpoint(s) kept elsewhere fit them too\n",
		stderr: "",
	});
});

it("names an altered record by place, kind, date and id, and ends with 1", async () => {
	tamper(fixture.databasePath, "UPDATE attendance_events SET direction = 'OUT' WHERE kiosk_seq = 2");
	const { code, stderr, stdout } = await run();
	expect(code).toBe(1);
	expect(stdout).toBe("");
	expect(stderr).toMatch(
		/^PROBLEM {2}record 2 \(punch, 20\d\d-\S+Z, [0-9a-f-]{36}\) is not as it was written\. Delete/,
	);
});

it("tells an old copy of the database by the checkpoint beside it", async () => {
	sign();
	store.close();
	const backup = `${fixture.databasePath}.old`;
	copyFileSync(fixture.databasePath, backup);
	const secrets = createKeyFileSecretStore(join(fixture.dataDir, "keys"));
	store = openStore({ dataDir: fixture.dataDir, secrets, clock: createSystemClock(), ids: { uuidv7 } });
	punch(store, id);
	sign();
	store.close();
	copyFileSync(backup, fixture.databasePath);
	const { code, stderr } = await run();
	expect(code).toBe(1);
	expect(stderr).toContain("the log is older than its checkpoint (checkpoint 2 of ");
});

it("says when a file is no checkpoint, when there is none, and when it was typed wrong", async () => {
	const wrong = join(fixture.dataDir, "wrong.json");
	writeFileSync(wrong, "{}");
	expect(await run("--checkpoint", wrong)).toMatchObject({ code: 1, stderr: `${wrong} holds no checkpoint.\n` });
	expect(await run("--checkpoint", `${wrong}x`)).toMatchObject({ code: 1, stderr: `${wrong}x cannot be read.\n` });
	expect(await run("--what")).toMatchObject({ code: 2 });
});
