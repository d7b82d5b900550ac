// Model packs for the command line: what there is, what is installed, and installing more.
import { join } from "node:path";
import { AppError } from "../core/domain/errors.ts";
import type { ModelSettings } from "../core/domain/model-settings.ts";
import { createKeyFileSecretStore } from "../storage/keys/key-file-secret-store.ts";
import { openStoreReadOnly } from "../storage/open-store-read-only.ts";
import type { ChosenPacks } from "../vision/inference/inference-client.ts";
import { DEFAULT_PACK } from "../vision/packs/model-manifest.ts";
import type { Config } from "./config.ts";

export type { ChosenPacks } from "../vision/inference/inference-client.ts";
export type { ModelManifest, ModelPack } from "../vision/packs/manifest-schema.ts";
export { DEFAULT_PACK, findPack, readManifest } from "../vision/packs/model-manifest.ts";
export { PackInstallError } from "../vision/packs/pack-install-error.ts";
export { installPack } from "../vision/packs/pack-installer.ts";
export { checkPack, type PackStatus } from "../vision/packs/pack-status.ts";

/** What the kiosk of this data folder recognises with; the default pack where no kiosk has run yet. */
export function readChosenPacks({ dataDir }: Pick<Config, "dataDir">): ChosenPacks {
	try {
		const store = openStoreReadOnly({ dataDir, secrets: createKeyFileSecretStore(join(dataDir, "keys")) });
		try {
			return chosenPacksOf(store.modelSettings());
		} finally {
			store.close();
		}
	} catch (error) {
		const isUnused = error instanceof AppError && notYetReasons.includes(String(error.data["reason"]));
		if (!isUnused) throw error;
		return { pack: DEFAULT_PACK, detectionPack: DEFAULT_PACK };
	}
}

const notYetReasons = ["NO_DATABASE", "DATABASE_NOT_MIGRATED"];

export function chosenPacksOf({ recognitionPack, detectionPack }: ModelSettings): ChosenPacks {
	return { pack: recognitionPack, detectionPack };
}
