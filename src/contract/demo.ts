// The demo's simulated camera and what a visitor needs to know. Refused with NOT_FOUND outside the demo.
import { oc } from "@orpc/contract";
import { z } from "zod";
import { demoSceneKinds } from "../core/domain/demo-scene.ts";
import { contractErrors } from "./errors.ts";
import { imageSchema } from "./fields.ts";

const procedure = oc.errors(contractErrors);
const nothing = z.object({});

export const demoContract = {
	info: procedure.input(nothing).output(z.object({ pin: z.string(), hrisPageUrl: z.string() })),
	/** Waits until the sample staff are enrolled. To be shown in order, over and over. */
	scenes: procedure
		.input(nothing)
		.output(z.array(z.object({ kind: z.enum(demoSceneKinds), durationMs: z.int(), image: imageSchema })).readonly()),
};
