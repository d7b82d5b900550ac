// The demo's simulated camera, its story, and what a visitor needs to know. Refused with NOT_FOUND outside the demo.
import { oc } from "@orpc/contract";
import { z } from "zod";
import { demoChapters, demoSceneKinds } from "../core/domain/demo-scene.ts";
import { contractErrors } from "./errors.ts";
import { imageSchema } from "./fields.ts";

const procedure = oc.errors(contractErrors);
const nothing = z.object({});
const chapter = z.enum(demoChapters);
const scene = z.object({ chapter, kind: z.enum(demoSceneKinds), durationMs: z.int(), image: imageSchema });

export const demoContract = {
	info: procedure.input(nothing).output(
		z.object({
			pin: z.string(),
			hrisPageUrl: z.string(),
			pinPerson: z.object({ employeeNumber: z.string(), pin: z.string() }),
		}),
	),
	/** Waits until the sample staff are enrolled. To be shown in order, over and over. */
	scenes: procedure.input(nothing).output(z.array(scene).readonly()),
	/** The screen begins to tell this chapter: the world around the kiosk is made as the chapter wants it. */
	enter: procedure.input(z.object({ chapter })).output(nothing),
};
