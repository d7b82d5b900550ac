// Screen and sound as they are being edited.
import type { Settings } from "../../client/types.ts";
import type { SettingsChanges } from "./settings-draft.ts";

const keys = [
	"screenTheme",
	"dimAfterMinutes",
	"cameraRotationDeg",
	"isCameraMirrored",
	"fillLight",
	"soundMode",
	"soundVolume",
	"quietHours",
	"privacyContact",
] as const satisfies readonly (keyof Settings)[];

export type ScreenDraft = Pick<Settings, (typeof keys)[number]>;

export const screenThemes = [
	"dark",
	"light",
	"contrast",
	"system",
	"daylight",
] as const satisfies readonly Settings["screenTheme"][];
export const rotations = [0, 90, 180, 270] as const satisfies readonly Settings["cameraRotationDeg"][];
export const fillLights = ["auto", "off"] as const satisfies readonly Settings["fillLight"][];
export const soundModes = ["voice", "tones", "off"] as const satisfies readonly Settings["soundMode"][];

/** What an office that wants its nights quiet would begin with. */
export const usualQuietHours = { fromMinute: 22 * 60, toMinute: 6 * 60 } as const;
export const MAX_PRIVACY_CONTACT = 120;

const DIM_CHOICES = [0, 1, 2, 5, 10, 30, 60];
const VOLUME_CHOICES = [20, 40, 60, 80, 100];

/** The usual choices, and whatever is set now. */
export function dimChoices(currentMinutes: number): readonly number[] {
	return [...new Set([...DIM_CHOICES, currentMinutes])].sort((a, b) => a - b);
}

export function volumeChoices(currentPercent: number): readonly number[] {
	return [...new Set([...VOLUME_CHOICES, currentPercent])].sort((a, b) => a - b);
}

export function screenDraftOf(settings: Settings): ScreenDraft {
	const { screenTheme, dimAfterMinutes, cameraRotationDeg, isCameraMirrored, fillLight } = settings;
	const { soundMode, soundVolume, quietHours, privacyContact } = settings;
	return {
		screenTheme,
		dimAfterMinutes,
		cameraRotationDeg,
		isCameraMirrored,
		fillLight,
		soundMode,
		soundVolume,
		quietHours,
		privacyContact,
	};
}

/** Only what differs; empty when nothing does. */
export function screenChanges(settings: Settings, draft: ScreenDraft): SettingsChanges {
	const next: ScreenDraft = { ...draft, privacyContact: draft.privacyContact.trim() };
	const isSame = (key: (typeof keys)[number]) => JSON.stringify(next[key]) === JSON.stringify(settings[key]);
	return Object.fromEntries(keys.filter((key) => !isSame(key)).map((key) => [key, next[key]]));
}
