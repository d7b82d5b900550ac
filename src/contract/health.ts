// Whether the kiosk is well.
import { oc } from "@orpc/contract";
import { z } from "zod";
import { anchorStandings, logProblems } from "../core/domain/attendance/log-check.ts";
import { backupStandingSchema } from "./backups.ts";
import { contractErrors } from "./errors.ts";
import { modelOverviewSchema } from "./models.ts";
import { kioskStatusSchema } from "./supervision.ts";

const procedure = oc.errors(contractErrors);
const nothing = z.object({});
const packSchema = modelOverviewSchema.shape.packs.unwrap().element.extend({ isInUse: z.boolean() });

const logCheckSchema = z.discriminatedUnion("ok", [
	z.object({
		ok: z.literal(true),
		records: z.int(),
		checkpoints: z.int(),
		/** Records up to this place were purged. */
		beginsAfter: z.int(),
		atMs: z.number(),
	}),
	z.object({
		ok: z.literal(false),
		chainSeq: z.int(),
		problem: z.enum(logProblems),
		kind: z.string().nullable(),
		/** Of the record, or of the one before a missing one. */
		recordAtMs: z.number().nullable(),
		atMs: z.number(),
	}),
]);

const standingSchema = z.enum(anchorStandings);

export const healthReportSchema = z.object({
	status: kioskStatusSchema,
	vitals: z.object({
		framesPerSecond: z.number(),
		lastFrameAtMs: z.number().nullable(),
		stages: z.array(z.object({ stage: z.string(), medianMs: z.number(), p95Ms: z.number() })).readonly(),
	}),
	packs: z.array(packSchema).readonly().nullable(),
	modelsErrorCode: z.string().nullable(),
	disk: z
		.object({ freeBytes: z.number(), totalBytes: z.number(), verdict: z.enum(["good", "little", "none"]) })
		.nullable(),
	database: z.object({
		bytes: z.number(),
		version: z.int(),
		lastCheck: logCheckSchema.nullable(),
		standing: standingSchema,
	}),
	/** How old the last backup is. */
	backup: backupStandingSchema,
	host: z.object({
		uptimeMs: z.number(),
		memoryBytes: z.number(),
		runtime: z.string(),
		platform: z.string(),
	}),
});

export const healthContract = {
	report: procedure.input(nothing).output(healthReportSchema),
	/** Walks the whole attendance log: some seconds for a hundred thousand records. */
	checkLog: procedure.input(nothing).output(logCheckSchema),
	/** An administrator says that a database which is older than its newest checkpoint is meant: a backup was put back. */
	acceptLog: procedure.input(nothing).output(z.object({ standing: standingSchema })),
	/** A JSON file for whoever helps: no face, no name, no id of a person, no key. */
	bundle: procedure.input(nothing).output(z.file()),
};
