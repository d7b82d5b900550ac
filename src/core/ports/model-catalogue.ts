// The model packs of this installation, as the rules see them. Files and digests are the vision layer's business.
import type { EngineDescription } from "./face-engine.ts";

export interface PackInfo {
	readonly packId: string;
	readonly title: string;
	readonly licences: readonly string[];
	/** The licence forbids business use. */
	readonly isNonCommercial: boolean;
	readonly state: "installed" | "missing" | "altered";
	/** What it recognises with; null for a pack that does not. */
	readonly recognition: PackRecognition | null;
	/** Whether it finds faces. */
	readonly detects: boolean;
}

export interface PackRecognition {
	readonly templateContractId: string;
	readonly dimension: number;
	/** Whether this project has measured its thresholds; otherwise they are cautious guesses. */
	readonly isMeasured: boolean;
}

export interface PackChoice {
	readonly pack: string;
	readonly detectionPack: string;
}

export interface ModelCatalogue {
	/** Every pack of the manifest, its files checked by their digests. Rejects with MODELS_MISSING or CONFIG_INVALID. */
	packs(): Promise<readonly PackInfo[]>;
	/** Loads them beside the engine in use. Rejects with MODELS_MISSING, MODEL_ALTERED, CONFIG_INVALID, ENGINE_UNAVAILABLE. */
	tryPacks(choice: PackChoice): Promise<EngineDescription>;
	/** The engine starts anew with the packs that the settings name by now. */
	restartEngine(): void;
}
