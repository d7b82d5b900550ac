import type { EngineDescription, FaceEngine } from "../../ports/face-engine.ts";
import type { ModelSettingsStore } from "../../ports/model-settings.ts";

/** The engine with the thresholds that an administrator took from a calibration, where there are some for its contract. */
export function withCalibratedThresholds(
	engine: FaceEngine,
	modelSettings: Pick<ModelSettingsStore, "read">,
): FaceEngine {
	return {
		...engine,
		async describe(): Promise<EngineDescription> {
			const description = await engine.describe();
			const override = modelSettings.read().thresholdOverrides[description.templateContractId];
			return override ? { ...description, matchThresholds: override.thresholds } : description;
		},
	};
}
