// First start and operator settings.
import type { EditableSettings, Language, Settings } from "../domain/settings.ts";

export interface SetupRequest {
	readonly language: Language;
	readonly pin: string;
	readonly kioskName: string;
	readonly cameraId: string | null;
	/** null: "later". */
	readonly hrisUrl: string | null;
	/** `whsec_...`; made here when an address is given without one. */
	readonly hrisSecret: string | null;
}

export interface SetupService {
	settings(): Settings;
	/** Once: throws SETUP_ALREADY_DONE afterwards. Throws HRIS_ADDRESS_INVALID, VALIDATION_FAILED. */
	complete(request: SetupRequest): Promise<Settings>;
	/** Throws HRIS_ADDRESS_INVALID. A new address wakes the outbox. */
	update(changes: EditableSettings & { readonly hrisSecret?: string }, actor: string): Settings;
}
