// Changing the models of a kiosk that is not running, for the command line: the same rules, no deliveries, no HTTP.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { uuidv7 } from "uuidv7";
import { AppError } from "../core/domain/errors.ts";
import type { ReembeddingStatus } from "../core/domain/reembedding.ts";
import { createModelService, type ModelService } from "../core/services/model-service.ts";
import { createReembeddingService } from "../core/services/reembedding-service.ts";
import { createKeyFileSecretStore } from "../storage/key-file-secret-store.ts";
import { openStore } from "../storage/open-store.ts";
import { createForkedInference } from "../vision/fork-inference.ts";
import { createInferenceClient } from "../vision/inference-client.ts";
import type { Config } from "./config.ts";
import { createModelCatalogue } from "./model-catalogue.ts";
import { chosenPacksOf } from "./model-packs.ts";
import { createSystemClock } from "./system-clock.ts";

export interface ModelMaintenance {
	readonly models: ModelService;
	/** Runs to the end. `onProgress` is called after each picture or so. */
	reembed(onProgress: (status: ReembeddingStatus) => void): Promise<ReembeddingStatus>;
	close(): Promise<void>;
}

const ACTOR = "command line";
const LOOK_MS = 200;
const silentLog = { info: () => {}, warn: () => {}, error: () => {} };

/** Takes the data folder's lock. Throws DATA_FOLDER_IN_USE while a kiosk runs, and as `openStore` does. */
export function maintainModels(config: Pick<Config, "dataDir" | "modelsDir">): ModelMaintenance {
	const { dataDir, modelsDir } = config;
	const keyDir = join(dataDir, "keys");
	// A second master key beside the one in the system's key store would lock the Electron host out of its gallery.
	if (existsSync(join(keyDir, "masterKey.sealed")))
		throw new AppError("SECRET_UNAVAILABLE", { secret: "masterKey", reason: "SYSTEM_KEY_STORE" });
	const clock = createSystemClock();
	const ids = { uuidv7 };
	const store = openStore({ dataDir, secrets: createKeyFileSecretStore(keyDir), clock, ids });
	const { modelSettings, employees, crops, audit, transaction } = store;
	const client = createInferenceClient({
		spawn: createForkedInference(join(import.meta.dirname, "../vision/inference-process.ts")),
		gallerySource: employees,
		modelsDir,
		packs: () => chosenPacksOf(modelSettings.read()),
		scratchDir: dataDir,
		log: silentLog,
	});
	const { engine, gallery } = client;
	const reembedding = createReembeddingService({ engine, gallery, crops, audit, clock, ids, log: silentLog });
	const catalogue = createModelCatalogue(modelsDir, client);
	const models = createModelService({
		catalogue,
		modelSettings,
		employees,
		crops,
		reembedding,
		audit,
		transaction,
		clock,
	});
	return {
		models,
		async reembed(onProgress) {
			client.start();
			models.reembed(ACTOR);
			const timer = setInterval(() => onProgress(reembedding.status()), LOOK_MS);
			await reembedding.settled();
			clearInterval(timer);
			return reembedding.status();
		},
		async close() {
			await reembedding.interrupt();
			await client.stop();
			store.close();
		},
	};
}
