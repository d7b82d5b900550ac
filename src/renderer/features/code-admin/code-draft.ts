// The settings of PIN and badge as they are being edited.
import type { Settings } from "../../client/types.ts";
import type { SettingsChanges } from "../settings/settings-draft.ts";

export type CodeDraft = Pick<Settings, "isPinAllowed" | "isBadgeAllowed" | "badgeReading" | "employeePinDigits">;

export const badgeReadings = ["on_request", "idle"] as const satisfies readonly Settings["badgeReading"][];
export const pinLengths: readonly number[] = [4, 5, 6, 7, 8];

export function codeDraftOf({ isPinAllowed, isBadgeAllowed, badgeReading, employeePinDigits }: Settings): CodeDraft {
	return { isPinAllowed, isBadgeAllowed, badgeReading, employeePinDigits };
}

/** Only what differs; empty when nothing does. */
export function codeChanges(settings: Settings, draft: CodeDraft): SettingsChanges {
	return {
		...(draft.isPinAllowed !== settings.isPinAllowed && { isPinAllowed: draft.isPinAllowed }),
		...(draft.isBadgeAllowed !== settings.isBadgeAllowed && { isBadgeAllowed: draft.isBadgeAllowed }),
		...(draft.badgeReading !== settings.badgeReading && { badgeReading: draft.badgeReading }),
		...(draft.employeePinDigits !== settings.employeePinDigits && { employeePinDigits: draft.employeePinDigits }),
	};
}
