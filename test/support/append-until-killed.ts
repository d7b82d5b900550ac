// A process that records as fast as it can until it is killed. Prints an event's id only after append returned, and
// ends with the error's code when it may not open the store.
import { writeSync } from "node:fs";
import { uuidv7 } from "uuidv7";
import { createSystemClock } from "../../src/app/system-clock.ts";
import { AppError } from "../../src/core/domain/errors.ts";
import { createKeyFileSecretStore } from "../../src/storage/keys/key-file-secret-store.ts";
import { openStore } from "../../src/storage/open-store.ts";
import { enroll, punch } from "./store-fixture.ts";

const [dataDir = "", secretDir = ""] = process.argv.slice(2);
const secrets = createKeyFileSecretStore(secretDir);
const store = openOrTellWhy();
writeSync(1, "open\n");
const people = ["QL-1", "QL-2", "QL-3"].map((id) => enroll(store, id));
for (;;) for (const id of people) writeSync(1, `${punch(store, id).eventId}\n`);

function openOrTellWhy() {
	try {
		return openStore({ dataDir, secrets, clock: createSystemClock(), ids: { uuidv7 } });
	} catch (error) {
		if (!(error instanceof AppError)) throw error;
		writeSync(1, `${error.code}\n`);
		process.exit(1);
	}
}
