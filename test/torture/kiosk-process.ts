// A kiosk without a face engine: records punches at a steady rate and delivers them, until it is killed.
// `<data folder> <people> <punch every ms> <first number>`; prints `ack <event id> <number>` once a punch is durable,
// and `idle` when nothing waits any more. With 0 ms it records nothing and only delivers.
import { writeSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { uuidv7 } from "uuidv7";
import { createSystemClock } from "../../src/app/system-clock.ts";
import type { Log } from "../../src/core/ports/environment.ts";
import { createAttendanceService } from "../../src/core/services/attendance-service.ts";
import { createClockWatchService } from "../../src/core/services/clock-watch-service.ts";
import { createTargetSecrets } from "../../src/core/services/target-secrets.ts";
import { createKeyFileSecretStore } from "../../src/storage/key-file-secret-store.ts";
import { openStore } from "../../src/storage/open-store.ts";
import { createConnectors } from "../../src/sync/connectors.ts";
import { createOutboxWorkers } from "../../src/sync/outbox-workers.ts";
import { employeeId } from "../support/store-fixture.ts";

const [dataDir = "", people = "1", everyMs = "0", first = "0"] = process.argv.slice(2);
const clock = createSystemClock();
const ids = { uuidv7 };
const secrets = createKeyFileSecretStore(join(dataDir, "keys"));
const store = openStore({ dataDir, secrets, clock, ids });
const silent: Log = { info: () => {}, warn: () => {}, error: () => {} };
const workers = createOutboxWorkers({
	outbox: store.outbox,
	targets: store.targets,
	connectors: createConnectors({ clock, timeoutMs: 1_000 }),
	secrets: createTargetSecrets(secrets),
	clock,
	log: silent,
});
const clockWatch = createClockWatchService({ ...store, clock, log: silent });
const attendance = createAttendanceService({ ...store, outbox: workers, clock, clockWatch, ids });
workers.start();
writeSync(1, "open\n");
for (let number = Number(first); ; number += 1) {
	if (Number(everyMs) > 0) {
		const person = employeeId(`K-${number % Number(people)}`);
		const { event } = attendance.punch({ employeeId: person, method: "api", note: `punch ${number}` });
		writeSync(1, `ack ${event.eventId} ${number}\n`);
	} else if (store.outbox.status().waiting === 0) writeSync(1, "idle\n");
	await delay(Number(everyMs) || 100);
}
