// PIN and badge: punching with them at the kiosk, and giving them to people.
import { oc } from "@orpc/contract";
import { z } from "zod";
import { contractErrors } from "./errors.ts";
import { directionSchema, employeeIdSchema, nameSchema, pinSchema } from "./fields.ts";
import { punchViewSchema, questionSchema } from "./recognition.ts";

const procedure = oc.errors(contractErrors);
const nothing = z.object({});
const employeeRef = z.object({ employeeId: employeeIdSchema });
const employeePinSchema = z.string().regex(/^\d{4,8}$/);
const outcomeSchema = z.object({ state: z.enum(["recorded", "already_recorded"]), punch: punchViewSchema });
/** `ask`: nothing is recorded before the person has answered. */
const answerSchema = z.discriminatedUnion("state", [
	outcomeSchema,
	z.object({ state: z.literal("ask"), question: questionSchema }),
]);

/** A code that a camera read may be anything; beyond this it is no badge. */
const MAX_CODE_LENGTH = 4_296;

export const personalCodesSchema = z.object({
	pin: z.object({ setAtMs: z.number(), lockedUntilMs: z.number().nullable() }).nullable(),
	badge: z.object({ number: z.int(), issuedAtMs: z.number() }).nullable(),
});

export const printedBadgeSchema = z.object({
	employeeId: z.string(),
	name: z.string(),
	number: z.int(),
	/** What stands in the code. */
	token: z.string(),
});

export const personalCodesContract = {
	/** What the kiosk offers beside the face. */
	ways: procedure
		.input(nothing)
		.output(z.object({ pin: z.boolean(), badge: z.boolean(), readsBadgesAtIdle: z.boolean() })),
	punchByPin: procedure
		.input(z.object({ employeeNumber: z.string().trim().min(1).max(64), pin: pinSchema }))
		.output(answerSchema),
	/** Whatever the camera read: only a badge of this installation punches. */
	punchByBadge: procedure.input(z.object({ text: z.string().max(MAX_CODE_LENGTH) })).output(answerSchema),
	answer: procedure
		.input(z.object({ questionId: z.string().max(64), direction: directionSchema }))
		.output(outcomeSchema),
	/** "Not OUT, IN", of what this screen recorded last by PIN or badge. */
	correct: procedure.input(z.object({ eventId: z.string().max(64) })).output(z.object({ punch: punchViewSchema })),
	/** Somebody who does not give their face. */
	register: procedure.input(z.object({ employeeId: employeeIdSchema, name: nameSchema })).output(nothing),
	of: procedure.input(employeeRef).output(personalCodesSchema),
	setPin: procedure.input(employeeRef.extend({ pin: employeePinSchema })).output(personalCodesSchema),
	/** The PIN is in this answer and nowhere else. */
	generatePin: procedure.input(employeeRef).output(personalCodesSchema.extend({ generatedPin: z.string() })),
	removePin: procedure.input(employeeRef).output(personalCodesSchema),
	issueBadge: procedure.input(employeeRef).output(personalCodesSchema),
	revokeBadge: procedure.input(employeeRef).output(personalCodesSchema),
	/** `employeeIds` null: of everybody who is active. `issuesMissing`: who has no badge gets one. */
	print: procedure
		.input(z.object({ employeeIds: z.array(employeeIdSchema).max(10_000).nullable(), issuesMissing: z.boolean() }))
		.output(z.array(printedBadgeSchema).readonly()),
};
