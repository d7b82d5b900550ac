// Calibration for the command line: reads the store beside a kiosk that may be running, and changes nothing.
import {
	type CalibrationPerson,
	type CalibrationReport,
	calibrate,
} from "../../core/domain/calibration/calibration.ts";
import { AppError } from "../../core/domain/errors.ts";
import { readCalibrationGallery } from "../../core/services/recognition/calibration-gallery.ts";
import { openStoreReadOnly } from "../../storage/open-store-read-only.ts";
import { findPack, readManifest } from "../../vision/packs/model-manifest.ts";
import { templateContractId } from "../../vision/packs/template-contract.ts";
import type { Config } from "../config.ts";
import { openKeyFiles } from "../key-files.ts";

export interface GalleryCalibration {
	readonly pack: string;
	readonly report: CalibrationReport;
	/** Whether an earlier calibration's thresholds are in force. */
	readonly hasOverride: boolean;
}

/** `onProgress` gets the fraction that is done. Rejects with STORAGE_UNAVAILABLE, SECRET_UNAVAILABLE, MODELS_MISSING. */
export async function calibrateGallery(
	{ dataDir, modelsDir, keyPassphraseFile }: Pick<Config, "dataDir" | "modelsDir" | "keyPassphraseFile">,
	onProgress: (fraction: number) => void,
): Promise<GalleryCalibration> {
	const manifest = await readManifest(modelsDir);
	const store = openStoreReadOnly({ dataDir, secrets: openKeyFiles({ dataDir, keyPassphraseFile }) });
	try {
		const { recognitionPack, thresholdOverrides } = store.modelSettings();
		const model = findPack(manifest, recognitionPack)?.models.find((entry) => entry.task === "embedding");
		if (model?.task !== "embedding") throw new AppError("MODELS_MISSING", { pack: recognitionPack });
		const contractId = templateContractId(model);
		const { falseMatchRates, operatingPoint: _, ...own } = model.thresholds;
		const override = thresholdOverrides[contractId];
		const people: CalibrationPerson[] = [...readCalibrationGallery(store.employees, contractId)];
		const present = override?.thresholds ?? own;
		const work = calibrate(people, { templateContractId: contractId, own, present, falseMatchRates });
		for (;;) {
			const next = work.next();
			if (next.done) return { pack: recognitionPack, report: next.value, hasOverride: override !== undefined };
			onProgress(next.value);
		}
	} finally {
		store.close();
	}
}
