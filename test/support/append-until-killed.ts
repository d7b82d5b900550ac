// A process that records as fast as it can until it is killed. Prints an event's id only after append returned.
import { writeSync } from "node:fs";
import { uuidv7 } from "uuidv7";
import { createSystemClock } from "../../src/app/system-clock.ts";
import { createKeyFileSecretStore } from "../../src/storage/key-file-secret-store.ts";
import { openStore } from "../../src/storage/open-store.ts";
import { enroll, punch } from "./store-fixture.ts";

const [dataDir = "", secretDir = ""] = process.argv.slice(2);
const secrets = createKeyFileSecretStore(secretDir);
const store = openStore({ dataDir, secrets, clock: createSystemClock(), ids: { uuidv7 } });
writeSync(1, "open\n");
const people = ["QL-1", "QL-2", "QL-3"].map((id) => enroll(store, id));
for (;;) for (const id of people) writeSync(1, `${punch(store, id).eventId}\n`);
