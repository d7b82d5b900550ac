// New versions of the program: what there is, what is waited for, what became of the last ones.
import { oc } from "@orpc/contract";
import { z } from "zod";
import { releaseRefusals, updateTargets } from "../core/domain/update/release.ts";
import { updateOutcomes, updateReasons } from "../core/domain/update/update-record.ts";
import { contractErrors } from "./errors.ts";

const procedure = oc.errors(contractErrors);
const nothing = z.object({});
const reason = z.enum(updateReasons).nullable();

const releaseSchema = z.object({
	version: z.string(),
	releasedAtMs: z.number(),
	notes: z.object({ id: z.string(), en: z.string() }),
	/** Of the file for this computer. */
	bytes: z.number(),
});

export const updateOverviewSchema = z.object({
	version: z.string(),
	/** null: no feed is configured. */
	feedHost: z.string().nullable(),
	channel: z.string(),
	/** null: this program was not installed in a way that it can replace. */
	target: z.enum(updateTargets).nullable(),
	lastCheckAtMs: z.number().nullable(),
	lastCheckFailure: reason,
	phase: z.enum(["idle", "found", "downloading", "ready", "backingUp", "installing", "trial"]),
	/** null while idle and on trial. */
	release: releaseSchema.nullable(),
	/** While downloading, 0..1. */
	progress: z.number().nullable(),
	notTaken: z.object({ version: z.string(), because: z.enum(releaseRefusals) }).nullable(),
	waitingFor: z.enum(["hour", "people", "backup"]).nullable(),
	previousVersion: z.string().nullable(),
	history: z
		.array(
			z.object({ version: z.string(), from: z.string(), outcome: z.enum(updateOutcomes), reason, atMs: z.number() }),
		)
		.readonly(),
});

export type UpdateView = z.input<typeof updateOverviewSchema>;

export const updateContract = {
	overview: procedure.input(nothing).output(updateOverviewSchema),
	/** Looks, and fetches what is for this kiosk: minutes where the line is slow. */
	check: procedure.input(nothing).output(updateOverviewSchema),
	/** Backs up and installs at once. The host ends a moment after the answer. */
	install: procedure.input(nothing).output(updateOverviewSchema),
	/** Back to the version that is kept. The host ends a moment after the answer. */
	goBack: procedure.input(nothing).output(updateOverviewSchema),
};
