// A process that puts a backup back until it is killed. Tells when it begins and when it is done.
import { writeSync } from "node:fs";
import { createSystemClock } from "../../src/app/system-clock.ts";
import { restoreBackup } from "../../src/storage/backup/restore.ts";
import { createKeyFileSecretStore } from "../../src/storage/keys/key-file-secret-store.ts";

const [dataDir = "", path = "", codeHex = ""] = process.argv.slice(2);
writeSync(1, "ready\n");
restoreBackup({
	dataDir,
	path,
	opener: { kind: "recoveryCode", code: Buffer.from(codeHex, "hex") },
	openKeys: createKeyFileSecretStore,
	clock: createSystemClock(),
	actor: "test",
	purpose: "restore",
});
writeSync(1, "done\n");
