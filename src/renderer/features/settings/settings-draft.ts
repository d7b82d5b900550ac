// The settings as they are being edited, and what of it has to be sent.
import type { HadirClient } from "../../../contract/index.ts";
import type { Settings } from "../../client/types.ts";

export type SettingsChanges = Parameters<HadirClient["settings"]["update"]>[0];
export type KioskDraft = Pick<Settings, "kioskName" | "language" | "cameraId" | "cooldownSeconds" | "maskPolicy">;

export const maskPolicies = ["ask", "accept"] as const satisfies readonly Settings["maskPolicy"][];

const MAX_KIOSK_NAME_LENGTH = 60;

export function kioskDraftOf({ kioskName, language, cameraId, cooldownSeconds, maskPolicy }: Settings): KioskDraft {
	return { kioskName, language, cameraId, cooldownSeconds, maskPolicy };
}

export function isKioskNameValid(name: string): boolean {
	const length = name.trim().length;
	return length > 0 && length <= MAX_KIOSK_NAME_LENGTH;
}

/** Only what differs; empty when nothing does. */
export function kioskChanges(settings: Settings, draft: KioskDraft): SettingsChanges {
	const kioskName = draft.kioskName.trim();
	return {
		...(kioskName !== settings.kioskName && { kioskName }),
		...(draft.language !== settings.language && { language: draft.language }),
		...(draft.cameraId !== settings.cameraId && { cameraId: draft.cameraId }),
		...(draft.cooldownSeconds !== settings.cooldownSeconds && { cooldownSeconds: draft.cooldownSeconds }),
		...(draft.maskPolicy !== settings.maskPolicy && { maskPolicy: draft.maskPolicy }),
	};
}

export function hasChanges(changes: SettingsChanges): boolean {
	return Object.keys(changes).length > 0;
}

const COOLDOWN_CHOICES = [30, 60, 120, 300, 600, 1800, 3600];

/** The usual choices, and whatever is set now. */
export function cooldownChoices(currentSeconds: number): readonly number[] {
	return [...new Set([...COOLDOWN_CHOICES, currentSeconds])].sort((a, b) => a - b);
}

export interface DurationInWords {
	readonly unit: "seconds" | "minutes" | "hours";
	readonly count: number;
}

/** In the largest unit that needs no fraction. */
export function durationInWords(seconds: number): DurationInWords {
	if (seconds % 3600 === 0) return { unit: "hours", count: seconds / 3600 };
	return seconds % 60 === 0 ? { unit: "minutes", count: seconds / 60 } : { unit: "seconds", count: seconds };
}
