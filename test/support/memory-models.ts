// Choices about models, and pictures kept at enrollment, in memory.
import { defaultModelSettings, type ModelSettings } from "../../src/core/domain/model-settings.ts";
import type { FaceCropper } from "../../src/core/ports/face-cropper.ts";
import type { ModelSettingsStore } from "../../src/core/ports/model-settings.ts";

export function createMemoryModelSettings(initial: Partial<ModelSettings> = {}): ModelSettingsStore {
	let settings: ModelSettings = { ...defaultModelSettings, ...initial };
	return {
		read: () => settings,
		update(changes) {
			settings = { ...settings, ...changes };
			return settings;
		},
	};
}

/** A picture of a scene is the scene. */
export const wholeImageCropper: FaceCropper = {
	cropFace: async (image) => image,
	evidencePicture: async (image) => image,
};
