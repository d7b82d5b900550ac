// Backups: when, where to, and how the last ones went.
import { oc } from "@orpc/contract";
import { z } from "zod";
import { backupKinds } from "../core/domain/backup-kind.ts";
import { contractErrors } from "./errors.ts";

const procedure = oc.errors(contractErrors);
const nothing = z.object({});

const settingsSchema = z.object({
	isScheduled: z.boolean(),
	atMinute: z.int().min(0).max(1439),
	/** A stick, another disk, a network folder, as the kiosk's computer names it. */
	folder: z.string().trim().min(1).max(1000).nullable(),
	keepDays: z.int().min(1).max(366),
	keepWeeks: z.int().min(0).max(520),
});

const kind = z.enum(backupKinds);

const backupSchema = z.object({
	fileName: z.string(),
	kind,
	madeAtMs: z.number(),
	bytes: z.number(),
	people: z.int(),
	events: z.int(),
	waiting: z.int(),
	isLogIntact: z.boolean(),
	hasRecovery: z.boolean(),
});

export const backupStandingSchema = z.object({
	verdict: z.enum(["good", "late", "never"]),
	lastAtMs: z.number().nullable(),
	failures: z.int(),
});

export const backupOverviewSchema = backupStandingSchema.extend({
	settings: settingsSchema,
	isRunning: z.boolean(),
	nextAtMs: z.number().nullable(),
	lastRun: z
		.object({
			kind,
			atMs: z.number(),
			tookMs: z.number(),
			errorCode: z.string().nullable(),
			errorReason: z.string().nullable(),
			fileName: z.string().nullable(),
			folderError: z.string().nullable(),
			folderFailures: z.int(),
		})
		.nullable(),
	backups: z.array(backupSchema).readonly(),
	place: z.string(),
});

export const backupContract = {
	overview: procedure.input(nothing).output(backupOverviewSchema),
	configure: procedure.input(settingsSchema.partial()).output(backupOverviewSchema),
	/** Some seconds; the kiosk goes on meanwhile. */
	backUpNow: procedure.input(nothing).output(backupOverviewSchema),
};
