// Field schemas that several procedures share.

import { z } from "zod";
import { confidenceBands, directions, punchMethods } from "../core/domain/attendance/attendance-event.ts";
import { type DirectionRule, MAX_DIRECTION_WINDOWS } from "../core/domain/attendance/direction-rule.ts";
import { MINUTES_PER_DAY } from "../core/domain/calendar.ts";
import { badgeReadings, type CodeSettings } from "../core/domain/codes/code-settings.ts";
import { MAX_EMPLOYEE_PIN_DIGITS, MIN_EMPLOYEE_PIN_DIGITS } from "../core/domain/codes/employee-pin.ts";
import { enrollmentPoses } from "../core/domain/employee.ts";
import { livenessModes } from "../core/domain/recognition/liveness-policy.ts";
import {
	cameraRotations,
	fillLights,
	MAX_DIM_AFTER_MINUTES,
	MAX_PRIVACY_CONTACT_LENGTH,
	type ScreenSettings,
	screenThemes,
	soundModes,
} from "../core/domain/screen-settings.ts";
import { languages, maskPolicies } from "../core/domain/settings.ts";

/** Bytes of one uploaded image at most, on every transport. */
export const MAX_IMAGE_BYTES = 10 * 1024 * 1024;

/** Whatever its declared type: the decoder judges by content, and a size over the limit is PAYLOAD_TOO_LARGE. */
export const imageSchema = z
	.file()
	.describe("JPEG, PNG or WebP, at most 10 MB and 20 megapixels; EXIF orientation is applied");

export const employeeIdSchema = z.string().trim().min(1).max(64).describe("The organisation's own id of a person");
export const nameSchema = z.string().trim().min(1).max(120).describe("Name as shown on the kiosk");
export const pinSchema = z
	.string()
	.regex(/^\d{4,12}$/)
	.describe("4 to 12 digits");
export const directionSchema = z.enum(directions);
export const methodSchema = z.enum(punchMethods);
export const confidenceSchema = z.enum(confidenceBands);
export const languageSchema = z.enum(languages);
export const livenessModeSchema = z.enum(livenessModes);
export const maskPolicySchema = z.enum(maskPolicies);
export const poseSchema = z.enum(enrollmentPoses);
export const timestampSchema = z.iso.datetime({ offset: true }).describe("RFC 3339 with offset");

export const minuteOfDaySchema = z
	.int()
	.min(0)
	.max(MINUTES_PER_DAY - 1)
	.describe("Minutes after local midnight");
export const directionRuleSchema = z.discriminatedUnion("kind", [
	z.object({ kind: z.literal("alternate") }),
	z.object({ kind: z.literal("fixed"), direction: directionSchema }),
	z.object({
		kind: z.literal("windows"),
		windows: z
			.array(z.object({ fromMinute: minuteOfDaySchema, toMinute: minuteOfDaySchema, direction: directionSchema }))
			.min(1)
			.max(MAX_DIRECTION_WINDOWS)
			.readonly(),
	}),
	z.object({ kind: z.literal("ask") }),
]) satisfies z.ZodType<DirectionRule>;

/** The end may be before the beginning: then it is on the next day. Alike: the whole day. */
export const hoursSchema = z.object({ fromMinute: minuteOfDaySchema, toMinute: minuteOfDaySchema });

export const relativeBoxSchema = z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() });
export const overlaySchema = z.object({
	box: relativeBoxSchema,
	pose: z.object({ yawDeg: z.number(), pitchDeg: z.number(), rollDeg: z.number() }),
});

/** How the kiosk's screen looks, sounds and takes its picture. */
export const screenSettingsSchema = z.object({
	screenTheme: z.enum(screenThemes),
	dimAfterMinutes: z.int().min(0).max(MAX_DIM_AFTER_MINUTES),
	cameraRotationDeg: z.literal(cameraRotations),
	isCameraMirrored: z.boolean(),
	fillLight: z.enum(fillLights),
	soundMode: z.enum(soundModes),
	soundVolume: z.int().min(0).max(100),
	quietHours: hoursSchema.nullable(),
	privacyContact: z.string().trim().max(MAX_PRIVACY_CONTACT_LENGTH),
}) satisfies z.ZodType<ScreenSettings>;

/** Punching with a PIN or a badge, as allowed on this kiosk. */
export const codeSettingsSchema = z.object({
	isPinAllowed: z.boolean(),
	isBadgeAllowed: z.boolean(),
	badgeReading: z.enum(badgeReadings),
	employeePinDigits: z.int().min(MIN_EMPLOYEE_PIN_DIGITS).max(MAX_EMPLOYEE_PIN_DIGITS),
}) satisfies z.ZodType<CodeSettings>;
