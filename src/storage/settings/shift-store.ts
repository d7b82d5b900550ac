// When people are planned to work.
import { z } from "zod";
import type { Shift } from "../../core/domain/attendance/shift.ts";
import type { ShiftStore } from "../../core/ports/rule-stores.ts";
import type { Connection } from "../database/connection.ts";
import { jsonField } from "../database/json-field.ts";
import { flagField } from "../database/row-schemas.ts";
import { minuteOfDayField } from "./direction-rule-field.ts";

const shiftRow = z.object({
	shiftId: z.string(),
	code: z.string(),
	name: z.string(),
	startMinute: minuteOfDayField,
	endMinute: minuteOfDayField,
	weekdays: jsonField(z.array(z.int().min(1).max(7))),
	graceMinutes: z.int().min(0),
	isForEverybody: flagField,
	groupIds: jsonField(z.array(z.string())),
});

export interface ShiftStoreDeps {
	readonly connection: Connection;
	readonly clock: { nowMs(): number };
}

export function createShiftStore({ connection, clock }: ShiftStoreDeps): ShiftStore {
	const list = connection.query(
		`SELECT s.shift_id AS shiftId, s.code, s.name, s.start_minute AS startMinute, s.end_minute AS endMinute,
			s.weekdays_json AS weekdays, s.grace_minutes AS graceMinutes, s.is_for_everybody AS isForEverybody,
			(SELECT json_group_array(g.group_id) FROM shift_groups g WHERE g.shift_id = s.shift_id) AS groupIds
		 FROM shifts s ORDER BY s.code COLLATE NOCASE, s.shift_id`,
		shiftRow,
	);
	const put = connection.command(
		`INSERT INTO shifts (shift_id, code, name, start_minute, end_minute, weekdays_json, grace_minutes, is_for_everybody,
			created_at_ms, updated_at_ms)
		 VALUES (@shiftId, @code, @name, @startMinute, @endMinute, @weekdaysJson, @graceMinutes, @isForEverybody, @nowMs, @nowMs)
		 ON CONFLICT (shift_id) DO UPDATE SET code = @code, name = @name, start_minute = @startMinute,
			end_minute = @endMinute, weekdays_json = @weekdaysJson, grace_minutes = @graceMinutes,
			is_for_everybody = @isForEverybody, updated_at_ms = @nowMs`,
	);
	const clearGroups = connection.command("DELETE FROM shift_groups WHERE shift_id = @shiftId");
	const addGroup = connection.command("INSERT INTO shift_groups (shift_id, group_id) VALUES (@shiftId, @groupId)");
	const remove = connection.command("DELETE FROM shifts WHERE shift_id = @shiftId");
	return {
		list: () => list.all().map(toShift),
		put: ({ shiftId, code, name, startMinute, endMinute, weekdays, graceMinutes, groupIds }) =>
			connection.transaction(() => {
				put.run({
					...{ shiftId, code, name, startMinute, endMinute, graceMinutes },
					weekdaysJson: JSON.stringify(weekdays),
					isForEverybody: groupIds === null ? 1 : 0,
					nowMs: clock.nowMs(),
				});
				clearGroups.run({ shiftId });
				for (const groupId of groupIds ?? []) addGroup.run({ shiftId, groupId });
			}),
		remove: (shiftId) => remove.run({ shiftId }).changes > 0,
	};
}

function toShift({ isForEverybody, groupIds, ...shift }: z.output<typeof shiftRow>): Shift {
	return { ...shift, groupIds: isForEverybody ? null : groupIds };
}
