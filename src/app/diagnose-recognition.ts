// Whether the chosen pack is here, and whom it cannot recognise.
import { join } from "node:path";
import { peopleToEnroll } from "../core/domain/enrollment/reembedding.ts";
import { AppError } from "../core/domain/errors.ts";
import { createKeyFileSecretStore } from "../storage/keys/key-file-secret-store.ts";
import { openStoreReadOnly } from "../storage/open-store-read-only.ts";
import { findPack, readManifest } from "../vision/packs/model-manifest.ts";
import { checkPack } from "../vision/packs/pack-status.ts";
import { templateContractId } from "../vision/packs/template-contract.ts";
import type { Config } from "./config.ts";
import type { Finding } from "./finding.ts";

/** Nothing where no kiosk has run yet, or where the manifest or the database says so itself elsewhere. */
export async function checkRecognition({ dataDir, modelsDir }: Config): Promise<Finding[]> {
	const subject = "recognition";
	try {
		const manifest = await readManifest(modelsDir);
		const store = openStoreReadOnly({
			dataDir,
			secrets: createKeyFileSecretStore(join(dataDir, "keys")),
			readsNames: false,
		});
		try {
			const { recognitionPack, thresholdOverrides } = store.modelSettings();
			const pack = findPack(manifest, recognitionPack);
			const model = pack?.models.find((entry) => entry.task === "embedding");
			if (!pack || model?.task !== "embedding" || (await checkPack(modelsDir, pack)).summary !== "installed") {
				const text = `the chosen pack "${recognitionPack}" is missing or altered: npm run models -- install ${recognitionPack}`;
				return [{ subject, verdict: "problem", text }];
			}
			const contractId = templateContractId(model);
			const mustEnroll = peopleToEnroll(store.employees.list(contractId)).length;
			const source = thresholdOverrides[contractId]
				? "thresholds from a calibration"
				: model.thresholds.falseMatchRates
					? "the pack's measured thresholds"
					: "thresholds that nobody has measured";
			const state = `pack "${recognitionPack}", ${source}`;
			if (mustEnroll === 0) return [{ subject, verdict: "good", text: state }];
			const people = `${mustEnroll} ${mustEnroll === 1 ? "person" : "people"} must enroll again; the kiosk's screen names them`;
			return [{ subject, verdict: "warning", text: `${state}; ${people}` }];
		} finally {
			store.close();
		}
	} catch (error) {
		if (error instanceof AppError) return [];
		throw error;
	}
}
