// How the kiosk's screen looks, sounds and takes its picture: what an operator chooses for the place where it hangs.

/** `system`: as the machine has it. `daylight`: light from 6.00 to 18.00 of the kiosk's clock, dark otherwise. */
export const screenThemes = ["dark", "light", "contrast", "system", "daylight"] as const;
export type ScreenTheme = (typeof screenThemes)[number];

/** Clockwise, of the camera's picture: a camera that was turned with its screen gives it lying on its side. */
export const cameraRotations = [0, 90, 180, 270] as const;
export type CameraRotationDeg = (typeof cameraRotations)[number];

/** `auto`: a white border lights the face when the picture is dark. */
export const fillLights = ["auto", "off"] as const;
export type FillLight = (typeof fillLights)[number];

/** `voice`: spoken where the machine has a voice of its own for the language, tones elsewhere. */
export const soundModes = ["voice", "tones", "off"] as const;
export type SoundMode = (typeof soundModes)[number];

/** Local minutes 0..1439. The end may be before the beginning: then it is on the next day. */
export interface QuietHours {
	readonly fromMinute: number;
	readonly toMinute: number;
}

export const MAX_PRIVACY_CONTACT_LENGTH = 120;
export const MAX_DIM_AFTER_MINUTES = 120;

export interface ScreenSettings {
	readonly screenTheme: ScreenTheme;
	/** Minutes without anybody until the screen dims; 0 is never. */
	readonly dimAfterMinutes: number;
	readonly cameraRotationDeg: CameraRotationDeg;
	/** On screen as in a mirror. What is analysed never is. */
	readonly isCameraMirrored: boolean;
	readonly fillLight: FillLight;
	readonly soundMode: SoundMode;
	/** 0..100. */
	readonly soundVolume: number;
	/** No sound in these hours; null: at any time. */
	readonly quietHours: QuietHours | null;
	/** Whom employees ask about their data, as told on the privacy page; empty: the supervisor. */
	readonly privacyContact: string;
}

export const defaultScreenSettings: ScreenSettings = {
	screenTheme: "dark",
	dimAfterMinutes: 5,
	cameraRotationDeg: 0,
	isCameraMirrored: true,
	fillLight: "auto",
	soundMode: "tones",
	soundVolume: 60,
	quietHours: null,
	privacyContact: "",
};
