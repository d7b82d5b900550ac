// A process that changes keys as fast as it can until it is killed: all templates under a new secret transform, then
// everything under a new master key, and so on. Prints a line for each step that was taken.
import { writeSync } from "node:fs";
import { uuidv7 } from "uuidv7";
import { createSystemClock } from "../../src/app/system-clock.ts";
import { createKeyFileSecretStore } from "../../src/storage/keys/key-file-secret-store.ts";
import { openStore } from "../../src/storage/open-store.ts";

const [dataDir = "", secretDir = ""] = process.argv.slice(2);
const secrets = createKeyFileSecretStore(secretDir);
const { templateKeys, masterKeyRotation } = openStore({
	dataDir,
	secrets,
	clock: createSystemClock(),
	ids: { uuidv7 },
});
for (;;) {
	if (templateKeys.waiting() === 0) templateKeys.revoke();
	while (templateKeys.step()) writeSync(1, "templates\n");
	writeSync(1, "templates done\n");
	masterKeyRotation.begin();
	while (masterKeyRotation.step()) writeSync(1, "master key\n");
	writeSync(1, "master key done\n");
}
