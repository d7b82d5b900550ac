// The first page of the supervisor area: who is here today.
import { oc } from "@orpc/contract";
import { z } from "zod";
import { presenceGroups } from "../core/domain/attendance/presence.ts";
import { workDayFlags } from "../core/domain/attendance/work-day.ts";
import { contractErrors } from "./errors.ts";
import { timestampSchema } from "./fields.ts";
import { punchViewSchema } from "./recognition.ts";

const procedure = oc.errors(contractErrors);
const presenceGroupSchema = z.enum(presenceGroups);

export const presenceSchema = z.object({
	employeeId: z.string(),
	name: z.string(),
	state: z.enum(["inside", "left", "not_seen"]),
	firstIn: timestampSchema.nullable(),
	lastOut: timestampSchema.nullable(),
	flags: z.array(z.enum(workDayFlags)).readonly(),
	isMissing: z.boolean(),
});

export const todayContract = {
	overview: procedure.input(z.object({})).output(
		z.object({
			date: z.string(),
			/** Active employees. */
			employees: z.int(),
			counts: z.record(presenceGroupSchema, z.int()),
			hasShifts: z.boolean(),
			/** Newest first, a few. */
			latest: z.array(punchViewSchema).readonly(),
		}),
	),
	/** The list behind one of the counts. */
	people: procedure.input(z.object({ group: presenceGroupSchema })).output(z.array(presenceSchema).readonly()),
};
