// Numbers for the charts. None of them is about a person.
import { oc } from "@orpc/contract";
import { z } from "zod";
import { presentationEndings } from "../core/domain/recognition/presentation-ending.ts";
import { contractErrors } from "./errors.ts";

const procedure = oc.errors(contractErrors);

export const statisticsSchema = z.object({
	date: z.string(),
	/** `minute`: of the local day, where the half hour begins. */
	arrivals: z.array(z.object({ minute: z.int(), count: z.int() })).readonly(),
	endings: z
		.array(z.object({ date: z.string(), counts: z.partialRecord(z.enum(presentationEndings), z.int()) }))
		.readonly(),
	/** `from`: lower end of a fiftieth. */
	similarities: z.array(z.object({ from: z.number(), count: z.int() })).readonly(),
	thresholds: z.object({ high: z.number(), medium: z.number(), low: z.number() }).nullable(),
	backlog: z.array(z.object({ atMs: z.number(), waiting: z.int(), deadLetters: z.int() })).readonly(),
});

export const statisticsContract = {
	read: procedure.input(z.object({})).output(statisticsSchema),
};
