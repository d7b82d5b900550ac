// Everything a person does on screen besides standing in front of the camera: setup, PIN, enrollment, lists, settings.
import { oc } from "@orpc/contract";
import { z } from "zod";
import { clockStates } from "../core/domain/attendance/attendance-event.ts";
import { workDayFlags } from "../core/domain/attendance/work-day.ts";
import { qualityHints } from "../core/domain/recognition/recognition-result.ts";
import { contractErrors } from "./errors.ts";
import {
	codeSettingsSchema,
	directionRuleSchema,
	directionSchema,
	employeeIdSchema,
	hoursSchema,
	imageSchema,
	languageSchema,
	livenessModeSchema,
	maskPolicySchema,
	minuteOfDaySchema,
	pinSchema,
	screenSettingsSchema,
} from "./fields.ts";
import { sessionOperatorSchema } from "./operators.ts";
import { punchViewSchema } from "./recognition.ts";
import { targetCheckSchema, targetSyncSchema } from "./targets.ts";

const procedure = oc.errors(contractErrors);
const nothing = z.object({});

export const settingsSchema = z.object({
	setupCompleted: z.boolean(),
	kioskId: z.string(),
	kioskName: z.string(),
	language: languageSchema,
	cameraId: z.string().nullable(),
	cooldownSeconds: z.int(),
	maskPolicy: maskPolicySchema,
	directionRule: directionRuleSchema,
	longestShiftHours: z.int(),
	workDayStartMinute: minuteOfDaySchema,
	maintenanceHours: hoursSchema,
	...screenSettingsSchema.shape,
	...codeSettingsSchema.shape,
});

export const kioskNameSchema = z.string().trim().min(1).max(60);
const hrisUrlSchema = z.string().trim().max(500);
const hrisSecretSchema = z.string().trim().max(200);

export const syncStatusSchema = z.object({
	network: z.enum(["online", "offline", "not_configured"]),
	targetHost: z.string().nullable(),
	waiting: z.int(),
	oldestWaitingAtMs: z.number().nullable(),
	delivered: z.int(),
	lastDeliveredAtMs: z.number().nullable(),
	deadLetters: z.int(),
	lastErrorCode: z.string().nullable(),
	targets: z.array(targetSyncSchema).readonly(),
});

export const kioskStatusSchema = z.object({
	kioskName: z.string(),
	version: z.string(),
	isDemo: z.boolean(),
	livenessMode: livenessModeSchema,
	livenessLayers: z.array(z.string()).readonly(),
	/** Recommended layers that are not installed. */
	missingLivenessLayers: z.array(z.string()).readonly(),
	engine: z.object({
		state: z.enum(["starting", "ready", "restarting", "failed", "stopped"]),
		restarts: z.int(),
		errorCode: z.string().nullable(),
	}),
	sync: syncStatusSchema,
	enrolledEmployees: z.int(),
	kioskClock: z.object({ state: z.enum(clockStates), estimatedMs: z.number().nullable() }),
	nowMs: z.number(),
	timeZone: z.string(),
});

export const employeeSchema = z.object({
	employeeId: z.string(),
	name: z.string(),
	isActive: z.boolean(),
	withdrawal: z.object({ atMs: z.number(), eraseByMs: z.number().nullable() }).nullable(),
	createdAtMs: z.number(),
	updatedAtMs: z.number(),
	templateCount: z.int(),
	unusableTemplateCount: z.int(),
	consent: z.object({ version: z.string(), language: languageSchema, acceptedAtMs: z.number() }).nullable(),
	lookAlikes: z.array(z.string()).readonly(),
});

export const systemContract = {
	/** Polled by the screen every two seconds and after each punch. */
	status: procedure.input(nothing).output(kioskStatusSchema),
	settings: procedure.input(nothing).output(settingsSchema),
	/** A supervisor looked at the kiosk's clock, and it is right. */
	confirmClock: procedure.input(nothing).output(nothing),
};

export const setupContract = {
	complete: procedure
		.input(
			z.object({
				language: languageSchema,
				pin: pinSchema,
				kioskName: kioskNameSchema,
				cameraId: z.string().max(300).nullable(),
				hrisUrl: hrisUrlSchema.nullable(),
				hrisSecret: hrisSecretSchema.nullable(),
				/** Left out: directions alternate. */
				directionRule: directionRuleSchema.optional(),
			}),
		)
		.output(settingsSchema),
	/** Tries the address as it is typed; only until the set-up is done. */
	checkHris: procedure.input(z.object({ url: hrisUrlSchema, secret: hrisSecretSchema })).output(targetCheckSchema),
	/** What the camera sees while it is being mounted; only until the set-up is done. */
	checkCamera: procedure
		.input(z.object({ frame: imageSchema }))
		.output(z.object({ faces: z.enum(["none", "one", "several"]), hint: z.enum(qualityHints).nullable() })),
};

export const sessionContract = {
	/** Unlocks the supervisor area on this connection until `lock`, or five minutes without a call. */
	unlock: procedure
		.input(z.object({ pin: pinSchema }))
		.output(z.object({ expiresAtMs: z.number(), operator: sessionOperatorSchema })),
	lock: procedure.input(nothing).output(nothing),
	/** Somebody is at the screen without calling anything else, e.g. typing: five more minutes. */
	renew: procedure.input(nothing).output(z.object({ expiresAtMs: z.number() })),
	/** `operator` is whoever unlocked it; null when locked. */
	state: procedure.input(nothing).output(
		z.object({
			unlocked: z.boolean(),
			expiresAtMs: z.number().nullable(),
			operator: sessionOperatorSchema.nullable(),
		}),
	),
};

const noteSchema = z.string().trim().min(1).max(200);

const plannedShiftSchema = z.object({ code: z.string(), start: z.string(), end: z.string() });

/** Planned to work, and not seen; `not_yet` while the shift goes on. */
const noShowSchema = z.object({
	employeeId: z.string(),
	name: z.string(),
	state: z.enum(["not_yet", "none"]),
	shifts: z.array(plannedShiftSchema).readonly(),
});

export const workDaySchema = z.object({
	employeeId: z.string(),
	name: z.string(),
	/** RFC 3339 with the offset that was in force. */
	firstIn: z.string().nullable(),
	lastOut: z.string().nullable(),
	workedMinutes: z.int(),
	isInside: z.boolean(),
	punches: z.int(),
	/** Turns of shifts that were worked, as they were planned then. */
	shifts: z.array(plannedShiftSchema).readonly(),
	/** 0 within the grace, and without a shift. */
	lateMinutes: z.int(),
	earlyLeaveMinutes: z.int(),
	flags: z.array(z.enum(workDayFlags)).readonly(),
});

export const attendanceContract = {
	/** One work day; without `date` the one that goes on now. */
	day: procedure.input(z.object({ date: z.iso.date().optional() })).output(
		z.object({
			date: z.string(),
			/** The work day that goes on now; before it begins in the morning that is yesterday. */
			today: z.string(),
			/** Of the kiosk's calendar, now. */
			calendarDate: z.string(),
			events: z.array(punchViewSchema.extend({ kioskSeq: z.int(), corrects: z.string().nullable() })).readonly(),
			workDays: z.array(workDaySchema).readonly(),
			noShows: z.array(noShowSchema).readonly(),
		}),
	),
	/** Turns the direction of a punch round, with the reason. */
	correct: procedure
		.input(z.object({ eventId: z.string().max(64), note: noteSchema }))
		.output(z.object({ punch: punchViewSchema })),
	/** A punch that somebody missed, told by a supervisor. */
	enterMissed: procedure
		.input(
			z.object({
				employeeId: employeeIdSchema,
				direction: directionSchema,
				workDate: z.iso.date(),
				minute: minuteOfDaySchema,
				note: noteSchema,
			}),
		)
		.output(z.object({ state: z.enum(["recorded", "already_recorded"]), punch: punchViewSchema })),
};

export const settingsContract = {
	update: procedure
		.input(
			z.object({
				kioskName: kioskNameSchema.optional(),
				language: languageSchema.optional(),
				cameraId: z.string().max(300).nullable().optional(),
				cooldownSeconds: z.int().min(5).max(3600).optional(),
				maskPolicy: maskPolicySchema.optional(),
				directionRule: directionRuleSchema.optional(),
				longestShiftHours: z.int().min(1).max(36).optional(),
				workDayStartMinute: minuteOfDaySchema.optional(),
				maintenanceHours: hoursSchema.optional(),
				...screenSettingsSchema.partial().shape,
				...codeSettingsSchema.partial().shape,
			}),
		)
		.output(settingsSchema),
	changePin: procedure.input(z.object({ currentPin: pinSchema, newPin: pinSchema })).output(nothing),
};
