// The rules that a supervisor keeps: groups of people, and the shift plan.
import { oc } from "@orpc/contract";
import { z } from "zod";
import { shiftFileProblems } from "../core/domain/attendance/shift-file.ts";
import { contractErrors } from "./errors.ts";
import { directionRuleSchema, employeeIdSchema, languageSchema, minuteOfDaySchema } from "./fields.ts";

const procedure = oc.errors(contractErrors);
const nothing = z.object({});
const groupIdSchema = z.string().min(1).max(64);
/** Enough for any plan, and too little to hurt. */
const MAX_FILE_LETTERS = 200_000;

export const groupsContract = {
	list: procedure.input(nothing).output(
		z
			.array(
				z.object({
					groupId: z.string(),
					name: z.string(),
					directionRule: directionRuleSchema.nullable(),
					people: z.int(),
				}),
			)
			.readonly(),
	),
	/** `groupId` null: a new one. */
	save: procedure
		.input(
			z.object({
				groupId: groupIdSchema.nullable(),
				name: z.string().max(200),
				directionRule: directionRuleSchema.nullable(),
			}),
		)
		.output(z.object({ groupId: z.string() })),
	remove: procedure.input(z.object({ groupId: groupIdSchema })).output(nothing),
	/** Everybody who is enrolled, by name. */
	members: procedure
		.input(nothing)
		.output(z.array(z.object({ employeeId: z.string(), name: z.string(), groupId: z.string().nullable() })).readonly()),
	/** Into a group, out of the one that they were in; null: into none. */
	assign: procedure
		.input(z.object({ groupId: groupIdSchema.nullable(), employeeIds: z.array(employeeIdSchema).min(1).max(5_000) }))
		.output(nothing),
};

const shiftFields = {
	code: z.string().max(100),
	name: z.string().max(200),
	startMinute: minuteOfDaySchema,
	/** Not after the start: on the next day. */
	endMinute: minuteOfDaySchema,
	/** ISO: 1 Monday to 7 Sunday. */
	weekdays: z.array(z.int().min(1).max(7)).max(7).readonly(),
	graceMinutes: z.int().min(0),
	/** null: everybody. */
	groupIds: z.array(groupIdSchema).max(50).readonly().nullable(),
};

export const shiftsContract = {
	list: procedure.input(nothing).output(z.array(z.object({ shiftId: z.string(), ...shiftFields })).readonly()),
	/** `shiftId` null: a new one. */
	save: procedure.input(z.object({ shiftId: z.string().max(64).nullable(), ...shiftFields })).output(nothing),
	remove: procedure.input(z.object({ shiftId: z.string().max(64) })).output(nothing),
	/** Adds and changes shifts by their code: all of the file, or nothing. */
	importFile: procedure.input(z.object({ csv: z.string().max(MAX_FILE_LETTERS) })).output(
		z.discriminatedUnion("kind", [
			z.object({ kind: z.literal("imported"), added: z.int(), changed: z.int(), unchanged: z.int() }),
			z.object({
				kind: z.literal("refused"),
				problems: z
					.array(z.object({ line: z.int(), problem: z.enum(shiftFileProblems), value: z.string() }))
					.readonly(),
			}),
		]),
	),
	/** All shifts as such a file; without any, an example. */
	exportFile: procedure.input(z.object({ language: languageSchema })).output(z.object({ csv: z.string() })),
};
