// Face models in the admin area: what is installed and in use, pictures kept at enrollment, templates made from them.
import { oc } from "@orpc/contract";
import { z } from "zod";
import { contractErrors } from "./errors.ts";

const procedure = oc.errors(contractErrors);
const nothing = z.object({});

export const reembeddingSchema = z.object({
	state: z.enum(["idle", "running", "interrupted", "finished"]),
	total: z.int(),
	done: z.int(),
	failed: z.int(),
	errorCode: z.string().nullable(),
});

export const modelOverviewSchema = z.object({
	recognitionPack: z.string(),
	detectionPack: z.string(),
	packs: z
		.array(
			z.object({
				packId: z.string(),
				title: z.string(),
				licences: z.array(z.string()).readonly(),
				isNonCommercial: z.boolean(),
				state: z.enum(["installed", "missing", "altered"]),
				recognition: z
					.object({ templateContractId: z.string(), dimension: z.int(), isMeasured: z.boolean() })
					.nullable(),
				detects: z.boolean(),
			}),
		)
		.readonly(),
	keepsEnrollmentCrops: z.boolean(),
	crops: z.object({ stored: z.int(), waiting: z.int() }),
	reembedding: reembeddingSchema,
	/** People whom the model in use cannot recognise. For the screen only. */
	mustEnroll: z.array(z.object({ employeeId: z.string(), name: z.string() })).readonly(),
});

export const modelsContract = {
	overview: procedure.input(nothing).output(modelOverviewSchema),
	use: procedure.input(z.object({ pack: z.string().min(1).max(64) })).output(modelOverviewSchema),
	keepCrops: procedure.input(z.object({ keeps: z.boolean() })).output(modelOverviewSchema),
	/** Starts it, or tells how the run under way goes. */
	reembed: procedure.input(nothing).output(reembeddingSchema),
	/** Polled by the screen while a run is under way. */
	reembedding: procedure.input(nothing).output(reembeddingSchema),
};
