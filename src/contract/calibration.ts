// Calibration of the thresholds on the kiosk's own gallery.
import { oc } from "@orpc/contract";
import { z } from "zod";
import { contractErrors } from "./errors.ts";
import { confidenceSchema } from "./fields.ts";

const procedure = oc.errors(contractErrors);
const nothing = z.object({});

const thresholdsSchema = z.object({ high: z.number(), medium: z.number(), low: z.number(), margin: z.number() });
const overrideSchema = z.object({ thresholds: thresholdsSchema, appliedAtMs: z.number() });
const distributionSchema = z.object({
	count: z.int(),
	quantiles: z.array(z.object({ fraction: z.number(), similarity: z.number() })).readonly(),
});

export const calibrationReportSchema = z.object({
	templateContractId: z.string(),
	people: z.int(),
	templates: z.int(),
	impostors: distributionSchema,
	peoplePairs: distributionSchema,
	genuine: distributionSchema,
	genuineBelow: z.object({ high: z.number(), medium: z.number(), low: z.number() }).nullable(),
	bands: z
		.array(
			z.object({
				band: confidenceSchema,
				templateRate: z.number(),
				targetRate: z.number(),
				own: z.number(),
				suggested: z.number(),
				basis: z.enum(["pack", "raised", "gallery"]),
				pairs: z.int(),
				rate: z.number(),
				upperRate: z.number(),
			}),
		)
		.readonly(),
	setAside: z.int(),
	present: thresholdsSchema,
	suggested: thresholdsSchema,
	provableRate: z.number(),
	evidence: z.enum(["nothing", "warnings", "thresholds"]),
	lookAlikes: z
		.array(
			z.object({
				employees: z.tuple([z.string(), z.string()]).readonly(),
				similarity: z.number(),
				band: confidenceSchema,
			}),
		)
		.readonly(),
	weak: z
		.array(
			z.object({
				employeeId: z.string(),
				weaknesses: z.array(z.enum(["one_template", "unlike_itself", "low_quality"])).readonly(),
				ownSimilarity: z.number().nullable(),
				quality: z.number(),
			}),
		)
		.readonly(),
});

export const calibrationContract = {
	/** Compares everybody with everybody: seconds for some thousands of templates. */
	report: procedure.input(nothing).output(
		z.object({
			reportId: z.string(),
			madeAtMs: z.number(),
			report: calibrationReportSchema,
			override: overrideSchema.nullable(),
		}),
	),
	/** The thresholds of the report that was read, and no others. */
	apply: procedure.input(z.object({ reportId: z.string().max(64) })).output(overrideSchema),
	revert: procedure.input(nothing).output(nothing),
};
