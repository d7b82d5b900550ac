// Enrolling people: guided, before the camera.
import { oc } from "@orpc/contract";
import { z } from "zod";
import { type EnrollmentProgress, enrollmentGuidances, enrollmentModes } from "../core/domain/enrollment/enrollment.ts";
import { contractErrors } from "./errors.ts";
import { employeeIdSchema, imageSchema, languageSchema, nameSchema, overlaySchema, poseSchema } from "./fields.ts";
import { employeeSchema } from "./supervision.ts";

const procedure = oc.errors(contractErrors);

const enrollmentProgressSchema = z.object({
	enrollmentId: z.string(),
	set: z.enum(["first", "second"]),
	poses: z.array(poseSchema).readonly(),
	pose: poseSchema.nullable(),
	captured: z.array(poseSchema).readonly(),
	guidance: z.enum(enrollmentGuidances),
	hold: z.number(),
	face: overlaySchema.nullable(),
	isComplete: z.boolean(),
}) satisfies z.ZodType<EnrollmentProgress>;

const enrollmentRef = z.object({ enrollmentId: z.string().max(64) });

const consentSchema = z.object({ version: z.string().max(40), language: languageSchema, accepted: z.literal(true) });

export const resemblingPersonSchema = z.object({
	employeeId: z.string(),
	name: z.string(),
	isActive: z.boolean(),
	similarity: z.number(),
});

const enrollmentOutcomeSchema = z.discriminatedUnion("kind", [
	z.object({ kind: z.literal("saved"), employee: employeeSchema }),
	z.object({ kind: z.literal("resembles"), people: z.array(resemblingPersonSchema).readonly() }),
	z.object({ kind: z.literal("unlike_own") }),
]);

export const enrollmentContract = {
	start: procedure
		.input(
			z.object({
				employeeId: employeeIdSchema,
				name: nameSchema,
				consent: consentSchema,
				mode: z.enum(enrollmentModes),
			}),
		)
		.output(enrollmentProgressSchema),
	submitFrame: procedure.input(enrollmentRef.extend({ frame: imageSchema })).output(enrollmentProgressSchema),
	retake: procedure.input(enrollmentRef.extend({ pose: poseSchema })).output(enrollmentProgressSchema),
	/** A few more poses with glasses on, or off; or without them after all. */
	secondSet: procedure.input(enrollmentRef.extend({ isWanted: z.boolean() })).output(enrollmentProgressSchema),
	/** Saves it, or tells the question that has to be answered first; the answers come with the next call. */
	finish: procedure
		.input(
			enrollmentRef.extend({
				samePersonAs: employeeIdSchema.optional(),
				lookAlikes: z.array(employeeIdSchema).max(20).optional(),
				replacesOwn: z.boolean().optional(),
			}),
		)
		.output(enrollmentOutcomeSchema),
	cancel: procedure.input(enrollmentRef).output(z.object({})),
	/** Two people are no look-alikes after all. */
	clearLookAlike: procedure
		.input(z.object({ employeeId: employeeIdSchema, other: employeeIdSchema }))
		.output(z.object({})),
};
