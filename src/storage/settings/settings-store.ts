// What an operator edits, and the PIN lock.
import { z } from "zod";
import { badgeReadings } from "../../core/domain/codes/code-settings.ts";
import { MAX_EMPLOYEE_PIN_DIGITS, MIN_EMPLOYEE_PIN_DIGITS } from "../../core/domain/codes/employee-pin.ts";
import { AppError } from "../../core/domain/errors.ts";
import {
	cameraRotations,
	fillLights,
	MAX_DIM_AFTER_MINUTES,
	MAX_PRIVACY_CONTACT_LENGTH,
	screenThemes,
	soundModes,
} from "../../core/domain/screen-settings.ts";
import { defaultSettings, languages, maskPolicies, type Settings } from "../../core/domain/settings.ts";
import type { Clock, IdSource } from "../../core/ports/environment.ts";
import type { SettingsStore } from "../../core/ports/stores.ts";
import type { Connection } from "../database/connection.ts";
import { directionRuleField, minuteOfDayField } from "./direction-rule-field.ts";

const settingsSchema = z.strictObject({
	setupCompleted: z.boolean(),
	kioskId: z.uuid(),
	kioskName: z.string().min(1).max(100),
	language: z.enum(languages),
	cameraId: z.string().max(512).nullable(),
	cooldownSeconds: z.int().min(0).max(86_400),
	maskPolicy: z.enum(maskPolicies),
	directionRule: directionRuleField,
	longestShiftHours: z.int().min(1).max(36),
	workDayStartMinute: minuteOfDayField,
	maintenanceHours: z.strictObject({ fromMinute: minuteOfDayField, toMinute: minuteOfDayField }),
	screenTheme: z.enum(screenThemes),
	dimAfterMinutes: z.int().min(0).max(MAX_DIM_AFTER_MINUTES),
	cameraRotationDeg: z.literal(cameraRotations),
	isCameraMirrored: z.boolean(),
	fillLight: z.enum(fillLights),
	soundMode: z.enum(soundModes),
	soundVolume: z.int().min(0).max(100),
	quietHours: z.strictObject({ fromMinute: minuteOfDayField, toMinute: minuteOfDayField }).nullable(),
	privacyContact: z.string().max(MAX_PRIVACY_CONTACT_LENGTH),
	isPinAllowed: z.boolean(),
	isBadgeAllowed: z.boolean(),
	badgeReading: z.enum(badgeReadings),
	employeePinDigits: z.int().min(MIN_EMPLOYEE_PIN_DIGITS).max(MAX_EMPLOYEE_PIN_DIGITS),
});
const changesSchema = settingsSchema.omit({ kioskId: true }).partial();

export interface SettingsStoreDeps {
	readonly connection: Connection;
	readonly clock: Clock;
	readonly ids: IdSource;
}

export interface StoredSettings extends SettingsStore {
	/** For a reader that must not make a kiosk id: null before the first start. */
	peek(): Settings | null;
}

export function createSettingsStore({ connection, clock, ids }: SettingsStoreDeps): StoredSettings {
	const readAll = connection.query(
		"SELECT key, value_json AS valueJson FROM settings",
		z.object({ key: z.string(), valueJson: z.string() }),
	);
	const writeOne = connection.command(
		`INSERT INTO settings (key, value_json, updated_at_ms) VALUES (@key, @valueJson, @nowMs)
		 ON CONFLICT (key) DO UPDATE SET value_json = @valueJson, updated_at_ms = @nowMs`,
	);
	function write(key: string, value: unknown): void {
		writeOne.run({ key, valueJson: JSON.stringify(value), nowMs: clock.nowMs() });
	}
	function peek(): Settings | null {
		const rows = readAll.all();
		return rows.some((row) => row.key === "kioskId") ? parseStored(rows) : null;
	}
	function read(): Settings {
		return connection.transaction(() => {
			const known = peek();
			if (known) return known;
			write("kioskId", ids.uuidv7());
			return read();
		});
	}
	return {
		peek,
		read: () => peek() ?? read(),
		update: (changes) => {
			const parsed = changesSchema.safeParse(changes);
			if (!parsed.success)
				throw new AppError("VALIDATION_FAILED", {
					fields: parsed.error.issues.map((issue) => issue.path.join(".") || "settings"),
				});
			return connection.transaction(() => {
				for (const [key, value] of Object.entries(parsed.data)) if (value !== undefined) write(key, value);
				return read();
			});
		},
		...createPinLock(connection),
	};
}

/** Keys that this version does not know (a setting that was dropped) are ignored; a value of the wrong kind is not. */
function parseStored(rows: readonly { key: string; valueJson: string }[]): Settings {
	const known = rows.filter((row) => Object.hasOwn(settingsSchema.shape, row.key));
	const stored = Object.fromEntries(known.map((row) => [row.key, parseJson(row.valueJson)]));
	const parsed = settingsSchema.safeParse({ ...defaultSettings, ...stored });
	if (parsed.success) return parsed.data;
	const keys = parsed.error.issues.map((issue) => issue.path.join("."));
	throw new AppError("STORAGE_UNAVAILABLE", { reason: "SETTING_INVALID", keys });
}

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

function createPinLock(connection: Connection): Pick<SettingsStore, "readPinLock" | "writePinLock"> {
	const readLock = connection.query(
		"SELECT failed_attempts AS failedAttempts, locked_until_ms AS lockedUntilMs FROM pin_lock WHERE id = 1",
		z.object({ failedAttempts: z.int().min(0), lockedUntilMs: z.int() }),
	);
	const writeLock = connection.command(
		"UPDATE pin_lock SET failed_attempts = @failedAttempts, locked_until_ms = @lockedUntilMs WHERE id = 1",
	);
	return {
		readPinLock: () => {
			const lock = readLock.get();
			if (!lock) throw new Error("pin_lock has no row");
			return lock;
		},
		writePinLock: ({ failedAttempts, lockedUntilMs }) => {
			writeLock.run({ failedAttempts, lockedUntilMs });
		},
	};
}
