// The people who are enrolled, as a supervisor looks after them.
import { oc } from "@orpc/contract";
import { z } from "zod";
import { contractErrors } from "./errors.ts";
import { employeeIdSchema, nameSchema, poseSchema } from "./fields.ts";
import { punchViewSchema } from "./recognition.ts";
import { employeeSchema } from "./supervision.ts";

const procedure = oc.errors(contractErrors);
const nothing = z.object({});
const employeeRef = z.object({ employeeId: employeeIdSchema });

export const employeeRowSchema = employeeSchema.extend({
	lastSeenAtMs: z.number().nullable(),
	/** 0..100, of the templates that can be matched. */
	lowestQuality: z.number().nullable(),
	groupName: z.string().nullable(),
	isFlaggedUnseen: z.boolean(),
});

export const employeeDetailsSchema = z.object({
	summary: employeeSchema,
	formerIds: z.array(z.string()).readonly(),
	templates: z
		.array(
			z.object({
				pose: z.union([poseSchema, z.literal("any")]),
				quality: z.number(),
				source: z.enum(["kiosk", "rest", "import"]),
				createdAtMs: z.number(),
				isUsable: z.boolean(),
			}),
		)
		.readonly(),
	/** Newest first. */
	punches: z.array(punchViewSchema).readonly(),
	hasPicture: z.boolean(),
});

export const employeesContract = {
	list: procedure.input(nothing).output(z.array(employeeRowSchema).readonly()),
	details: procedure.input(employeeRef).output(employeeDetailsSchema),
	/** The picture that enrollment kept, where pictures are kept and the person agreed. */
	picture: procedure.input(employeeRef).output(z.file()),
	rename: procedure.input(employeeRef.extend({ name: nameSchema })).output(nothing),
	setActive: procedure.input(employeeRef.extend({ isActive: z.boolean() })).output(nothing),
	changeId: procedure.input(employeeRef.extend({ to: employeeIdSchema })).output(nothing),
	/** `employeeId` becomes part of `into`. */
	merge: procedure.input(employeeRef.extend({ into: employeeIdSchema })).output(nothing),
};
