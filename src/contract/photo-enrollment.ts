// Enrolling many people from photos and a list.
import { oc } from "@orpc/contract";
import { z } from "zod";
import { photoProblems } from "../core/domain/enrollment/photo-plan.ts";
import { staffProblems } from "../core/domain/enrollment/staff-list.ts";
import { resemblingPersonSchema } from "./enrollment.ts";
import { contractErrors, type ErrorCode, errorDataSchema, isErrorCode } from "./errors.ts";
import { employeeIdSchema, imageSchema, languageSchema, nameSchema } from "./fields.ts";

const procedure = oc.errors(contractErrors);

/** A list of 10,000 people is far below it. */
const MAX_LIST_CHARACTERS = 2_000_000;
const MAX_FILES = 20_000;

const ownerShape = {
	employeeId: employeeIdSchema,
	name: nameSchema,
	consent: z.object({ version: z.string().max(40), language: languageSchema, acceptedAtMs: z.number() }).nullable(),
};

export const planProblemSchema = z.object({
	problem: z.enum([...staffProblems, ...photoProblems]),
	/** Of the list; null when it is about a file. */
	line: z.int().nullable(),
	file: z.string().nullable(),
	employeeId: z.string().nullable(),
});

export const photoOutcomeSchema = z.discriminatedUnion("kind", [
	z.object({ kind: z.literal("enrolled") }),
	z.object({ kind: z.literal("known") }),
	z.object({ kind: z.literal("refused"), code: z.custom<ErrorCode>(isErrorCode), data: errorDataSchema }),
	z.object({ kind: z.literal("resembles"), people: z.array(resemblingPersonSchema).readonly() }),
	z.object({ kind: z.literal("unlike_own") }),
]);

export const photoEnrollmentContract = {
	/** Whose photo each file is, by the list and the files' names. Nothing is stored. */
	plan: procedure
		.input(
			z.object({
				list: z.string().max(MAX_LIST_CHARACTERS),
				/** Paths below the chosen folder, with slashes. */
				files: z.array(z.string().max(1000)).max(MAX_FILES),
				acceptsNoConsent: z.boolean(),
			}),
		)
		.output(
			z.object({
				people: z.int(),
				photos: z.array(z.object({ file: z.string(), ...ownerShape })).readonly(),
				problems: z.array(planProblemSchema).readonly(),
			}),
		),
	/** One photo. Sent again it is found to be there. */
	enroll: procedure.input(z.object({ ...ownerShape, photo: imageSchema })).output(photoOutcomeSchema),
};
