// The recovery kit, and the keys that everything at rest is under.
import { oc } from "@orpc/contract";
import { z } from "zod";
import { RECOVERY_GROUP_CHARS, RECOVERY_GROUPS } from "../core/domain/codes/recovery-code.ts";
import { contractErrors } from "./errors.ts";
import { pinSchema } from "./fields.ts";
import { sessionOperatorSchema } from "./operators.ts";

export { isRecoveryGroup, RECOVERY_GROUP_CHARS, RECOVERY_GROUPS } from "../core/domain/codes/recovery-code.ts";

const procedure = oc.errors(contractErrors);
const nothing = z.object({});

const kitIdSchema = z.string().regex(/^[0-9A-F]{8}$/);
const kitSchema = z.object({ kitId: kitIdSchema, createdAtMs: z.number(), isVoid: z.boolean() });
const positionSchema = z
	.int()
	.min(0)
	.max(RECOVERY_GROUPS - 1);
/** Longer than a group: what a hand puts between characters is passed over. */
const groupSchema = z.string().max(4 * RECOVERY_GROUP_CHARS);

/** Told once, to the screen that made it. */
const newKitSchema = z.object({
	kitId: kitIdSchema,
	createdAtMs: z.number(),
	groups: z.array(z.string()).readonly(),
	/** Places from 0 of the groups that have to be typed back. */
	asked: z.array(positionSchema).readonly(),
});

export const recoveryContract = {
	/** Which paper opens this kiosk. */
	kit: procedure.input(nothing).output(z.object({ kit: kitSchema.nullable() })),
	begin: procedure.input(nothing).output(newKitSchema),
	confirm: procedure
		.input(
			z.object({
				kitId: kitIdSchema,
				typed: z.array(z.object({ position: positionSchema, group: groupSchema })).max(RECOVERY_GROUPS),
			}),
		)
		.output(kitSchema),
	/** The forgotten PIN: unlocks the area for the administrator, and begins the next kit. */
	resetPin: procedure
		.input(z.object({ groups: z.array(groupSchema).length(RECOVERY_GROUPS), newPin: pinSchema }))
		.output(z.object({ operator: sessionOperatorSchema, kit: newKitSchema })),
};

const keyCareSchema = z.object({ templatesWaiting: z.int(), isRotating: z.boolean(), keysWaiting: z.int() });

/** `waiting`: names that are in the other form still. `isDone`: none is, and the file holds none of before. */
const nameProtectionSchema = z.object({ isOn: z.boolean(), waiting: z.int(), isDone: z.boolean() });

export const keysContract = {
	status: procedure.input(nothing).output(keyCareSchema),
	/** Both answer at once; `status` tells how it goes. */
	revokeTemplates: procedure.input(nothing).output(keyCareSchema),
	rotate: procedure.input(nothing).output(keyCareSchema),
	/** Whether names are sealed in the database. */
	names: procedure.input(nothing).output(nameProtectionSchema),
	/** Answers at once; `names` tells how it goes. */
	protectNames: procedure.input(z.object({ isOn: z.boolean() })).output(nameProtectionSchema),
};
