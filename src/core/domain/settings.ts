// What an operator edits on screen. Kept in SQLite; anything secret goes to the SecretStore instead.

export const languages = ["id", "en"] as const;
export type Language = (typeof languages)[number];

export interface Settings {
	readonly setupCompleted: boolean;
	/** UUID made at first start: `/kiosk/<id>` is the source of every event. */
	readonly kioskId: string;
	readonly kioskName: string;
	readonly language: Language;
	/** `deviceId` of the chosen camera, null for the system's default. */
	readonly cameraId: string | null;
	/** Seconds in which a second look is "already recorded". */
	readonly cooldownSeconds: number;
	/** Where events go; null when the kiosk works alone for now. */
	readonly hrisUrl: string | null;
}

type EditableKey = "kioskName" | "language" | "cameraId" | "cooldownSeconds" | "hrisUrl";

/** What is absent or undefined stays as it is. */
export type EditableSettings = { readonly [Key in EditableKey]?: Settings[Key] | undefined };

export const defaultSettings: Omit<Settings, "kioskId"> = {
	setupCompleted: false,
	kioskName: "Hadir",
	language: "id",
	cameraId: null,
	cooldownSeconds: 60,
	hrisUrl: null,
};
