// Who works behind the PIN, as an administrator keeps them.
import { oc } from "@orpc/contract";
import { z } from "zod";
import { operatorRoles } from "../core/domain/role.ts";
import { contractErrors } from "./errors.ts";
import { pinSchema } from "./fields.ts";

const procedure = oc.errors(contractErrors);
const operatorIdSchema = z.string().max(64);
const operatorNameSchema = z.string().max(200);
const roleSchema = z.enum(operatorRoles);
/** null: the kiosk draws one and tells it this once. */
const givenPinSchema = pinSchema.nullable();
const generatedPinSchema = z.string().nullable();

/** Whoever unlocked the area on this connection. */
export const sessionOperatorSchema = z.object({ name: z.string(), role: roleSchema });

export const operatorSchema = z.object({
	operatorId: z.string(),
	name: z.string(),
	role: roleSchema,
	pinSetAtMs: z.number(),
	createdAtMs: z.number(),
	/** Whoever asks. */
	isSelf: z.boolean(),
});

export const operatorsContract = {
	/** Oldest first. */
	list: procedure.input(z.object({})).output(z.array(operatorSchema).readonly()),
	add: procedure
		.input(z.object({ name: operatorNameSchema, role: roleSchema, pin: givenPinSchema }))
		.output(z.object({ operator: operatorSchema, generatedPin: generatedPinSchema })),
	change: procedure
		.input(z.object({ operatorId: operatorIdSchema, name: operatorNameSchema, role: roleSchema }))
		.output(z.object({ operator: operatorSchema })),
	/** Ends what is open with the earlier PIN. */
	setPin: procedure
		.input(z.object({ operatorId: operatorIdSchema, pin: givenPinSchema }))
		.output(z.object({ generatedPin: generatedPinSchema })),
	remove: procedure.input(z.object({ operatorId: operatorIdSchema })).output(z.object({})),
};
