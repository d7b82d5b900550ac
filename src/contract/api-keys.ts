// Keys of other systems, as an administrator keeps them. A secret is told when it is made, and never again.
import { oc } from "@orpc/contract";
import { z } from "zod";
import { MAX_EXPIRY_DAYS, MAX_GRACE_DAYS } from "../core/domain/api-key.ts";
import { apiScopes } from "../core/domain/role.ts";
import { contractErrors } from "./errors.ts";

const procedure = oc.errors(contractErrors);
const keyIdSchema = z.string().max(64);

export const apiKeySchema = z.object({
	keyId: z.string(),
	name: z.string(),
	scopes: z.array(z.enum(apiScopes)).readonly(),
	createdAtMs: z.number(),
	expiresAtMs: z.number().nullable(),
	/** To the minute. */
	lastUsedAtMs: z.number().nullable(),
	/** Until when the secret before the last rotation is still taken. */
	previousValidUntilMs: z.number().nullable(),
	/** `superseded`: the key of the first start, while the configuration names one. */
	state: z.enum(["active", "expired", "superseded"]),
});

const madeKeySchema = z.object({ key: apiKeySchema, secret: z.string() });

export const apiKeysContract = {
	/** Newest first. */
	list: procedure.input(z.object({})).output(z.array(apiKeySchema).readonly()),
	create: procedure
		.input(
			z.object({
				name: z.string().max(200),
				scopes: z.array(z.enum(apiScopes)).min(1),
				/** null: for good. */
				expiresInDays: z.int().min(1).max(MAX_EXPIRY_DAYS).nullable(),
			}),
		)
		.output(madeKeySchema),
	/** A new secret; the one before is taken for `graceDays` more. */
	rotate: procedure
		.input(z.object({ keyId: keyIdSchema, graceDays: z.int().min(0).max(MAX_GRACE_DAYS) }))
		.output(madeKeySchema),
	revoke: procedure.input(z.object({ keyId: keyIdSchema })).output(z.object({})),
};
