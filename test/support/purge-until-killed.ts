// A process that purges an old log until it is killed; prints a line after each piece.
import { writeSync } from "node:fs";
import { setImmediate } from "node:timers/promises";
import { uuidv7 } from "uuidv7";
import { createSystemClock } from "../../src/app/system-clock.ts";
import { defaultLogRules } from "../../src/core/domain/attendance/log-rules.ts";
import { createLogRetentionService } from "../../src/core/services/attendance/log-retention-service.ts";
import { createCheckpointService } from "../../src/core/services/operation/checkpoint-service.ts";
import { createKeyFileSecretStore } from "../../src/storage/keys/key-file-secret-store.ts";
import { openStore } from "../../src/storage/open-store.ts";
import { createRecordingLog } from "./environment.ts";

const [dataDir = "", secretDir = ""] = process.argv.slice(2);
const clock = createSystemClock();
const ids = { uuidv7 };
const log = createRecordingLog();
const store = openStore({ dataDir, secrets: createKeyFileSecretStore(secretDir), clock, ids });
const signal = { wake: () => undefined };
const checkpoints = createCheckpointService({ ...store, anchor: store.checkpointAnchor, signal, clock, ids, log });
const retention = createLogRetentionService({
	...store,
	purges: store.logPurges,
	photos: store.evidencePhotos,
	checkpoints,
	letOthersRun: async () => {
		writeSync(1, "piece\n");
		await setImmediate();
	},
	clock,
	log,
});
store.logRules.save({ ...defaultLogRules, keepMonths: 12 });
await retention.purge("schedule");
writeSync(1, "done\n");
store.close();
