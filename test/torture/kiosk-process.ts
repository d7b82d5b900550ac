// A kiosk without a face engine: records punches, corrections and missed punches at a steady rate and delivers them,
// until it is killed.
// `<data folder> <people> <punch every ms> <first number>`; prints `ack <event id> <number>` once a punch is durable,
// and `idle` when nothing waits any more. With 0 ms it records nothing and only delivers.
import { writeSync } from "node:fs";
import { flushCompileCache } from "node:module";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { uuidv7 } from "uuidv7";
import { createSystemClock } from "../../src/app/system-clock.ts";
import type { Log } from "../../src/core/ports/environment.ts";
import { createAttendanceService } from "../../src/core/services/attendance/attendance-service.ts";
import { createClockWatchService } from "../../src/core/services/attendance/clock-watch-service.ts";
import { createWorkDayService } from "../../src/core/services/attendance/work-day-service.ts";
import { createTargetSecrets } from "../../src/core/services/delivery/target-secrets.ts";
import { createKeyFileSecretStore } from "../../src/storage/keys/key-file-secret-store.ts";
import { openStore } from "../../src/storage/open-store.ts";
import { createConnectors } from "../../src/sync/connectors/connectors.ts";
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
const workDays = createWorkDayService({ ...store, punches: attendance, clock });

/** Every ninth punch is a mistake that is corrected at once, every seventh is one that somebody missed yesterday. */
function record(number: number): void {
	const person = employeeId(`K-${number % Number(people)}`);
	if (number % 7 === 0) {
		const missed = {
			employeeId: person,
			direction: "IN" as const,
			workDate: yesterday(),
			minute: 720,
			note: `missed ${number}`,
		};
		acknowledge(workDays.enterMissed(missed, "torture").event.eventId, number);
		return;
	}
	const { event } = attendance.punch({ employeeId: person, method: "api", note: `punch ${number}` });
	acknowledge(event.eventId, number);
	if (number % 9 === 0) acknowledge(workDays.correct(event.eventId, `correct ${number}`, "torture").eventId, number);
}

function yesterday(): string {
	return new Date(clock.nowMs() - 86_400_000).toISOString().slice(0, 10);
}

function acknowledge(eventId: string, number: number): void {
	writeSync(1, `ack ${eventId} ${number}\n`);
}

workers.start();
// Kept at the end of a process otherwise, and this one has none.
flushCompileCache();
writeSync(1, "open\n");
for (let number = Number(first); ; number += 1) {
	if (Number(everyMs) > 0) record(number);
	else if (store.outbox.status().waiting === 0) writeSync(1, "idle\n");
	await delay(Number(everyMs) || 100);
}
