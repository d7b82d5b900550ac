// Where events go: set up on screen, with what a target refused and what to do about it.
import { oc } from "@orpc/contract";
import { z } from "zod";
import { deliveryCodes } from "../core/domain/delivery/delivery-code.ts";
import { targetKinds } from "../core/domain/delivery/target.ts";
import { contractErrors } from "./errors.ts";
import { employeeIdSchema } from "./fields.ts";
import { punchViewSchema } from "./recognition.ts";

const procedure = oc.errors(contractErrors);
const nothing = z.object({});

export const targetKindSchema = z.enum(targetKinds);
export const targetStateSchema = z.enum(["online", "offline", "paused", "off", "unusable"]);
const targetIdSchema = z.string().min(1).max(64);
const settingsSchema = z.record(z.string().max(60), z.union([z.string().max(4000), z.number(), z.boolean()]));

export const targetSyncSchema = z.object({
	targetId: z.string(),
	kind: targetKindSchema,
	name: z.string(),
	place: z.string().nullable(),
	state: targetStateSchema,
	/** Why it is offline or paused. */
	cause: z.enum(deliveryCodes).nullable(),
	/** Until when nothing is sent there. */
	nextTryAtMs: z.number().nullable(),
	deliveredLastMinute: z.int(),
	/** Something beside the deliveries that somebody should put right. */
	notice: z.object({ errorCode: z.enum(deliveryCodes), detail: z.string().optional() }).nullable(),
	waiting: z.int(),
	held: z.int(),
	oldestWaitingAtMs: z.number().nullable(),
	delivered: z.int(),
	lastDeliveredAtMs: z.number().nullable(),
	deadLetters: z.int(),
	lastErrorCode: z.string().nullable(),
	lastErrorDetail: z.string().nullable(),
});

const pullSchema = z.object({
	atMs: z.number(),
	listed: z.int().nullable(),
	errorCode: z.string().nullable(),
	errorDetail: z.string().nullable(),
});

const targetSchema = z.object({
	targetId: z.string(),
	kind: targetKindSchema,
	name: z.string(),
	settings: settingsSchema,
	isEnabled: z.boolean(),
	createdAtMs: z.number(),
	updatedAtMs: z.number(),
	place: z.string().nullable(),
	storedSecrets: z.array(z.string()).readonly(),
	/** It can be asked who works there. */
	hasEmployeeList: z.boolean(),
	usesExternalIds: z.boolean(),
	lastPull: pullSchema.nullable(),
});

export const targetCheckSchema = z.discriminatedUnion("ok", [
	/** `isLetIn` false: somebody answers, and whether our key is right shows with the first punch. */
	z.object({ ok: z.literal(true), isLetIn: z.boolean(), detail: z.string().nullable() }),
	z.object({ ok: z.literal(false), errorCode: z.enum(deliveryCodes), detail: z.string().nullable() }),
]);

const draftSchema = z.object({
	targetId: targetIdSchema.nullable(),
	kind: targetKindSchema,
	settings: settingsSchema,
	/** What is absent or empty stays as it is; null takes a value away. */
	secrets: z.record(z.string().max(60), z.string().max(2000).nullable()),
});

const deadLetterSchema = z.object({
	outboxId: z.int(),
	targetId: z.string(),
	targetName: z.string(),
	punch: punchViewSchema,
	attempts: z.int(),
	diedAtMs: z.number(),
	errorCode: z.string(),
	errorDetail: z.string().nullable(),
	waitingBehind: z.int(),
});

export const targetsContract = {
	list: procedure.input(nothing).output(z.array(targetSchema).readonly()),
	save: procedure
		.input(
			draftSchema.extend({
				name: z.string().trim().min(1).max(60),
				isEnabled: z.boolean(),
				/** Events from this moment on are sent too; null: only what happens from now on. */
				sendFromMs: z.number().nullable(),
			}),
		)
		.output(targetSchema),
	/** How many events `sendFromMs` would add, to be told before it is saved. */
	countEarlier: procedure
		.input(z.object({ targetId: targetIdSchema.nullable(), fromMs: z.number() }))
		.output(z.object({ events: z.int() })),
	remove: procedure.input(z.object({ targetId: targetIdSchema })).output(nothing),
	/** Tries a target as it is typed, before it is saved. Nothing is written there. */
	check: procedure.input(draftSchema).output(targetCheckSchema),
	/** Oldest first, at most 100; `afterId` goes on. */
	deadLetters: procedure
		.input(z.object({ targetId: targetIdSchema.optional(), afterId: z.int().optional() }))
		.output(z.array(deadLetterSchema).readonly()),
	/** One dead letter, those of a target, or all. */
	replay: procedure
		.input(z.object({ targetId: targetIdSchema.optional(), outboxId: z.int().optional() }))
		.output(z.object({ replayed: z.int() })),
	/** Asks for the list of employees now. */
	pull: procedure.input(z.object({ targetId: targetIdSchema })).output(pullSchema),
	/** What a target calls everybody who is enrolled; those without an id first. */
	people: procedure.input(z.object({ targetId: targetIdSchema })).output(
		z
			.array(
				z.object({
					employeeId: z.string(),
					name: z.string(),
					isActive: z.boolean(),
					typedId: z.string().nullable(),
					pulledId: z.string().nullable(),
				}),
			)
			.readonly(),
	),
	setExternalId: procedure
		.input(
			z.object({
				targetId: targetIdSchema,
				employeeId: employeeIdSchema,
				externalId: z.string().trim().min(1).max(140).nullable(),
			}),
		)
		.output(nothing),
	/** People of the HRIS who are not enrolled here, for enrollment to pick from. */
	notEnrolled: procedure
		.input(nothing)
		.output(z.array(z.object({ employeeId: z.string(), name: z.string() })).readonly()),
	skip: procedure.input(z.object({ outboxId: z.int(), reason: z.string().trim().min(1).max(200) })).output(nothing),
};

export { type TargetField, targetFields } from "../core/domain/delivery/target.ts";
