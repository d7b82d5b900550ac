// A process that seals names, or opens them, until it is killed, with a punch between two steps. Prints a line after each.
import { writeSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
import { uuidv7 } from "uuidv7";
import { createSystemClock } from "../../src/app/system-clock.ts";
import { createKeyFileSecretStore } from "../../src/storage/keys/key-file-secret-store.ts";
import { openStore } from "../../src/storage/open-store.ts";
import { employeeId, punch } from "./store-fixture.ts";

const [dataDir = "", secretDir = ""] = process.argv.slice(2);
const secrets = createKeyFileSecretStore(secretDir);
const store = openStore({ dataDir, secrets, clock: createSystemClock(), ids: { uuidv7 } });
for (;;) {
	const isLeft = store.nameProtection.step();
	writeSync(1, `${punch(store, employeeId("P0"), { note: "lupa menempel kartu" }).eventId}\n`);
	if (!isLeft) await setTimeout(50);
}
