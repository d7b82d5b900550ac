// The data folder and the inference process of a kiosk that is not running, for commands: no deliveries, no HTTP.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { uuidv7 } from "uuidv7";
import { AppError } from "../../core/domain/errors.ts";
import { openStore } from "../../storage/open-store.ts";
import { createForkedInference } from "../../vision/inference/fork-inference.ts";
import { createInferenceClient } from "../../vision/inference/inference-client.ts";
import type { Config } from "../config.ts";
import { openKeyFiles } from "../key-files.ts";
import { chosenPacksOf } from "../model-packs.ts";
import { createSystemClock } from "../system-clock.ts";

const silentLog = { info: () => {}, warn: () => {}, error: () => {} };

/** Takes the data folder's lock. Throws DATA_FOLDER_IN_USE while a kiosk runs, and as `openStore` does. */
export function openMaintenance({
	dataDir,
	modelsDir,
	keyPassphraseFile,
}: Pick<Config, "dataDir" | "modelsDir" | "keyPassphraseFile">) {
	const keyDir = join(dataDir, "keys");
	// A second master key beside the one in the system's key store would lock the Electron host out of its gallery.
	if (existsSync(join(keyDir, "masterKey.sealed")))
		throw new AppError("SECRET_UNAVAILABLE", { secret: "masterKey", reason: "SYSTEM_KEY_STORE" });
	const clock = createSystemClock();
	const ids = { uuidv7 };
	const store = openStore({ dataDir, secrets: openKeyFiles({ dataDir, keyPassphraseFile }), clock, ids });
	const client = createInferenceClient({
		spawn: createForkedInference(join(import.meta.dirname, "../../vision/inference/inference-process.ts")),
		gallerySource: store.employees,
		modelsDir,
		packs: () => chosenPacksOf(store.modelSettings.read()),
		scratchDir: dataDir,
		log: silentLog,
	});
	return {
		store,
		/** Not started yet. */
		client,
		clock,
		ids,
		log: silentLog,
		async close(): Promise<void> {
			await client.stop();
			store.close();
		},
	};
}
