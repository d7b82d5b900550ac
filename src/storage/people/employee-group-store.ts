// Employee groups, and who is in which.
import { z } from "zod";
import type { EmployeeGroupStore } from "../../core/ports/rule-stores.ts";
import type { Connection } from "../database/connection.ts";
import { jsonField } from "../database/json-field.ts";
import { employeeIdField, flagField } from "../database/row-schemas.ts";
import { directionRuleField } from "../settings/direction-rule-field.ts";

const groupRow = z.object({
	groupId: z.string(),
	name: z.string(),
	directionRule: jsonField(directionRuleField).nullable(),
});
const GROUP = "g.group_id AS groupId, g.name, g.direction_rule_json AS directionRule";
const memberRow = z.object({
	employeeId: employeeIdField,
	name: z.string(),
	groupId: z.string().nullable(),
	isActive: flagField,
	enrolledAtMs: z.int(),
});

export interface EmployeeGroupStoreDeps {
	readonly connection: Connection;
	readonly clock: { nowMs(): number };
}

export function createEmployeeGroupStore({ connection, clock }: EmployeeGroupStoreDeps): EmployeeGroupStore {
	const list = connection.query(
		`SELECT ${GROUP}, (SELECT count(*) FROM group_members m WHERE m.group_id = g.group_id) AS people
		 FROM employee_groups g ORDER BY g.name COLLATE NOCASE, g.group_id`,
		groupRow.extend({ people: z.int() }),
	);
	const groupOf = connection.query(
		`SELECT ${GROUP} FROM people p JOIN group_members m ON m.person_key = p.person_key
		 JOIN employee_groups g ON g.group_id = m.group_id
		 WHERE p.employee_id = @employeeId AND p.removed_at_ms IS NULL`,
		groupRow,
	);
	const countPeople = connection.query(
		"SELECT count(*) AS people FROM group_members WHERE group_id = @groupId",
		z.object({ people: z.int() }),
	);
	const members = connection.query(
		`SELECT p.employee_id AS employeeId, open_name(p.name, 'people') AS name, m.group_id AS groupId, p.is_active AS isActive,
			p.created_at_ms AS enrolledAtMs
		 FROM people p LEFT JOIN group_members m ON m.person_key = p.person_key
		 WHERE p.removed_at_ms IS NULL ORDER BY name COLLATE NOCASE, p.employee_id`,
		memberRow,
	);
	const put = connection.command(
		`INSERT INTO employee_groups (group_id, name, direction_rule_json, created_at_ms, updated_at_ms)
		 VALUES (@groupId, @name, @ruleJson, @nowMs, @nowMs)
		 ON CONFLICT (group_id) DO UPDATE SET name = @name, direction_rule_json = @ruleJson, updated_at_ms = @nowMs`,
	);
	const remove = connection.command("DELETE FROM employee_groups WHERE group_id = @groupId");
	const enter = connection.command(
		`INSERT INTO group_members (person_key, group_id)
		 SELECT person_key, @groupId FROM people WHERE employee_id = @employeeId AND removed_at_ms IS NULL
		 ON CONFLICT (person_key) DO UPDATE SET group_id = @groupId`,
	);
	const leave = connection.command(
		`DELETE FROM group_members WHERE person_key =
			(SELECT person_key FROM people WHERE employee_id = @employeeId AND removed_at_ms IS NULL)`,
	);
	return {
		list: () => list.all(),
		groupOf: (employeeId) => groupOf.get({ employeeId }),
		put: ({ groupId, name, directionRule }) => {
			const ruleJson = directionRule && JSON.stringify(directionRule);
			put.run({ groupId, name, ruleJson, nowMs: clock.nowMs() });
		},
		remove: (groupId) =>
			connection.transaction(() => {
				const people = countPeople.get({ groupId })?.people ?? 0;
				return remove.run({ groupId }).changes > 0 ? people : null;
			}),
		members: () => members.all(),
		assign: (employeeIds, groupId) =>
			connection.transaction(() => {
				for (const employeeId of employeeIds)
					if (groupId === null) leave.run({ employeeId });
					else enter.run({ employeeId, groupId });
			}),
	};
}
