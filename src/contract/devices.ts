// Enrolling from a phone or a laptop: letting one in at the kiosk, and what it says while it is.
import { oc } from "@orpc/contract";
import { z } from "zod";
import { contractErrors } from "./errors.ts";

const procedure = oc.errors(contractErrors);
const nothing = z.object({});

const endReasonSchema = z.enum(["stopped", "left", "idle", "too_long", "replaced", "code_expired"]);

const accessSchema = z.discriminatedUnion("kind", [
	z.object({ kind: z.literal("closed"), endedBy: endReasonSchema.nullable(), enrolled: z.int() }),
	z.object({
		kind: z.literal("open"),
		door: z.object({ addresses: z.array(z.string()).readonly(), fingerprint: z.string() }),
		code: z.discriminatedUnion("state", [
			z.object({ state: z.literal("valid"), digits: z.string(), remainingMs: z.number() }),
			z.object({ state: z.literal("void") }),
			z.object({ state: z.literal("used") }),
		]),
		device: z.object({ sinceMs: z.number(), isHeard: z.boolean(), enrolled: z.int() }).nullable(),
	}),
]);

export const devicesContract = {
	/** Polled by the kiosk's screen while it shows the code. */
	access: procedure.input(nothing).output(accessSchema),
	/** Listens on the local network with a new code; a device that is connected is sent away. */
	open: procedure.input(nothing).output(accessSchema),
	stop: procedure.input(nothing).output(nothing),
	/** The code for a token, which goes with each call of the device as a bearer token (RFC 6750). */
	redeem: procedure.input(z.object({ code: z.string().regex(/^\d{8}$/) })).output(z.object({ token: z.string() })),
	/** The device is there; `hasHands`: somebody has touched it since the last time. */
	heartbeat: procedure.input(z.object({ hasHands: z.boolean() })).output(nothing),
	/** The device is done. */
	leave: procedure.input(nothing).output(nothing),
};
