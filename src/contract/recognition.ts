// The kiosk's frame path.
import { oc } from "@orpc/contract";
import { z } from "zod";
import { challengeSteps, qualityHints, type RecognitionResult } from "../core/domain/recognition/recognition-result.ts";
import { contractErrors } from "./errors.ts";
import {
	confidenceSchema,
	directionSchema,
	imageSchema,
	methodSchema,
	overlaySchema,
	timestampSchema,
} from "./fields.ts";

export const punchViewSchema = z.object({
	eventId: z.string(),
	employeeId: z.string(),
	name: z.string(),
	direction: directionSchema,
	occurredAt: timestampSchema,
	method: methodSchema,
	confidence: confidenceSchema.nullable(),
});

/** "IN or OUT?" */
export const questionSchema = z.object({
	questionId: z.string(),
	employeeId: z.string(),
	name: z.string(),
	likely: directionSchema,
	remainingMs: z.number(),
});

const frame = {
	presentation: z.int(),
	face: overlaySchema.nullable(),
	liveness: z
		.object({ verdict: z.enum(["live", "attack", "uncertain", "not_run"]), score: z.number().nullable() })
		.nullable(),
};

export const recognitionResultSchema = z.discriminatedUnion("outcome", [
	z.object({ ...frame, outcome: z.literal("no_face") }),
	z.object({ ...frame, outcome: z.literal("multiple_faces") }),
	z.object({ ...frame, outcome: z.literal("low_quality"), hint: z.enum(qualityHints) }),
	z.object({ ...frame, outcome: z.literal("observing"), progress: z.number() }),
	z.object({
		...frame,
		outcome: z.literal("challenge"),
		step: z.enum(challengeSteps),
		stepNumber: z.int(),
		steps: z.int(),
		remainingMs: z.number(),
	}),
	z.object({
		...frame,
		outcome: z.literal("ask"),
		question: questionSchema,
	}),
	z.object({ ...frame, outcome: z.literal("not_answered") }),
	z.object({ ...frame, outcome: z.literal("pin_wanted") }),
	z.object({ ...frame, outcome: z.literal("matched"), punch: punchViewSchema }),
	z.object({ ...frame, outcome: z.literal("already_recorded"), punch: punchViewSchema }),
	z.object({ ...frame, outcome: z.literal("unknown") }),
	z.object({ ...frame, outcome: z.literal("presentation_attack") }),
	z.object({ ...frame, outcome: z.literal("liveness_uncertain") }),
]) satisfies z.ZodType<RecognitionResult>;

export const recognitionContract = {
	submitFrame: oc
		.errors(contractErrors)
		.input(z.object({ frame: imageSchema }))
		.output(recognitionResultSchema),
	/** The direction that the person who was asked touched. */
	answer: oc
		.errors(contractErrors)
		.input(z.object({ questionId: z.string().max(64), direction: directionSchema }))
		.output(z.object({ state: z.enum(["recorded", "already_recorded"]), punch: punchViewSchema })),
	/** "Not OUT, IN": the person turns round what was just recorded, within a minute. */
	correct: oc
		.errors(contractErrors)
		.input(z.object({ eventId: z.string().max(64) }))
		.output(z.object({ punch: punchViewSchema })),
};
