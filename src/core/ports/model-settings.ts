import type { ModelSettings } from "../domain/model-settings.ts";

export interface ModelSettingsStore {
	/** Defaults filled in. */
	read(): ModelSettings;
	update(changes: Partial<ModelSettings>): ModelSettings;
}
