// A direction rule as it is kept: in the settings for the kiosk, beside the name for a group.
import { z } from "zod";
import { type DirectionRule, MAX_DIRECTION_WINDOWS } from "../../core/domain/attendance/direction-rule.ts";
import { MINUTES_PER_DAY } from "../../core/domain/calendar.ts";
import { directionField } from "../database/row-schemas.ts";

export const minuteOfDayField = z
	.int()
	.min(0)
	.max(MINUTES_PER_DAY - 1);

export const directionRuleField = z.discriminatedUnion("kind", [
	z.strictObject({ kind: z.literal("alternate") }),
	z.strictObject({ kind: z.literal("fixed"), direction: directionField }),
	z.strictObject({
		kind: z.literal("windows"),
		windows: z
			.array(z.strictObject({ fromMinute: minuteOfDayField, toMinute: minuteOfDayField, direction: directionField }))
			.max(MAX_DIRECTION_WINDOWS),
	}),
	z.strictObject({ kind: z.literal("ask") }),
]) satisfies z.ZodType<DirectionRule>;
