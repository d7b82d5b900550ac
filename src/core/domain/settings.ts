// What an operator edits on screen. Kept in SQLite; anything secret goes to the SecretStore instead.

import type { DirectionRule } from "./attendance/direction-rule.ts";
import { type CodeSettings, defaultCodeSettings } from "./codes/code-settings.ts";
import { defaultMaintenanceHours, type MaintenanceHours } from "./operation/maintenance-hours.ts";
import { defaultScreenSettings, type ScreenSettings } from "./screen-settings.ts";

export const languages = ["id", "en"] as const;
export type Language = (typeof languages)[number];

/** What a mask over mouth and nose means at the kiosk: asked to take it off, or let be. Enrollment always asks. */
export const maskPolicies = ["ask", "accept"] as const;
export type MaskPolicy = (typeof maskPolicies)[number];

export interface Settings extends ScreenSettings, CodeSettings {
	readonly setupCompleted: boolean;
	/** UUID made at first start: `/kiosk/<id>` is the source of every event. */
	readonly kioskId: string;
	readonly kioskName: string;
	readonly language: Language;
	/** `deviceId` of the chosen camera, null for the system's default. */
	readonly cameraId: string | null;
	/** Seconds in which a second look is "already recorded". */
	readonly cooldownSeconds: number;
	readonly maskPolicy: MaskPolicy;
	/** IN or OUT, when nobody says which. */
	readonly directionRule: DirectionRule;
	/** An IN older than this is not closed by the next punch: its OUT is missing. */
	readonly longestShiftHours: number;
	/** Local minute 0..1439 at which a work day begins; a night shift belongs to the day on which it began. */
	readonly workDayStartMinute: number;
	/** When the kiosk refreshes its processes and puts updates in, if nobody is there. */
	readonly maintenanceHours: MaintenanceHours;
}

type EditableKey = Exclude<keyof Settings, "setupCompleted" | "kioskId">;

/** What is absent or undefined stays as it is. */
export type EditableSettings = { readonly [Key in EditableKey]?: Settings[Key] | undefined };

export const defaultSettings: Omit<Settings, "kioskId"> = {
	setupCompleted: false,
	kioskName: "Hadir",
	language: "id",
	cameraId: null,
	cooldownSeconds: 60,
	maskPolicy: "ask",
	directionRule: { kind: "alternate" },
	longestShiftHours: 16,
	workDayStartMinute: 4 * 60,
	maintenanceHours: defaultMaintenanceHours,
	...defaultScreenSettings,
	...defaultCodeSettings,
};
