// Changing the models of a kiosk that is not running, for the command line: the same rules, no deliveries, no HTTP.
import type { ReembeddingStatus } from "../../core/domain/enrollment/reembedding.ts";
import { createReembeddingService } from "../../core/services/enrollment/reembedding-service.ts";
import { createModelService, type ModelService } from "../../core/services/recognition/model-service.ts";
import type { Config } from "../config.ts";
import { createModelCatalogue } from "../model-catalogue.ts";
import { openMaintenance } from "./open-maintenance.ts";

export interface ModelMaintenance {
	readonly models: ModelService;
	/** Runs to the end. `onProgress` is called after each picture or so. */
	reembed(onProgress: (status: ReembeddingStatus) => void): Promise<ReembeddingStatus>;
	close(): Promise<void>;
}

const ACTOR = "command line";
const LOOK_MS = 200;

/** Takes the data folder's lock. Throws DATA_FOLDER_IN_USE while a kiosk runs, and as `openStore` does. */
export function maintainModels(config: Pick<Config, "dataDir" | "modelsDir">): ModelMaintenance {
	const { store, client, clock, ids, log, close } = openMaintenance(config);
	const { modelSettings, employees, crops, audit, transaction } = store;
	const { engine, gallery } = client;
	const reembedding = createReembeddingService({ engine, gallery, crops, audit, clock, ids, log });
	const catalogue = createModelCatalogue(config.modelsDir, client);
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
			await close();
		},
	};
}
