// What targets call the people, and the lists of employees that they gave.
import { z } from "zod";
import type { TargetPeopleStore } from "../../core/ports/stores.ts";
import type { Connection } from "../database/connection.ts";
import { employeeIdField, flagField } from "../database/row-schemas.ts";

const pullRow = z.object({
	atMs: z.int(),
	listed: z.int().nullable(),
	errorCode: z.string().nullable(),
	errorDetail: z.string().nullable(),
});
const personRow = z.object({
	employeeId: employeeIdField,
	name: z.string(),
	isActive: flagField,
	typedId: z.string().nullable(),
	pulledId: z.string().nullable(),
});
const changedRow = z.object({ employeeId: employeeIdField });

/** SQL: what a target's list calls a person under a number of before, which the HRIS may go on with for a while. */
export function listedUnderFormerId(personKey: string, target: string): string {
	return `(SELECT earlier.external_id FROM former_employee_ids f
		JOIN target_people earlier ON earlier.target = ${target} AND earlier.employee_id = f.employee_id
		WHERE f.person_key = ${personKey} ORDER BY f.since_ms DESC LIMIT 1)`;
}

function prepareLists(connection: Connection) {
	return {
		/** Enrolled here and active, and the new list says that they left, or says nothing of them where the old one did. */
		deactivate: connection.query(
			`UPDATE people SET is_active = 0, updated_at_ms = @nowMs
			 WHERE removed_at_ms IS NULL AND is_active = 1 AND employee_id IN (
				SELECT employee_id FROM target_people WHERE target = @target
				EXCEPT SELECT value ->> 'employeeId' FROM json_each(@list) WHERE value ->> 'isActive'
				UNION SELECT value ->> 'employeeId' FROM json_each(@list) WHERE NOT value ->> 'isActive')
			 RETURNING employee_id AS employeeId`,
			changedRow,
		),
		/** Left there once, and is active in the new list again. Whom a supervisor deactivated only a supervisor brings back. */
		activate: connection.query(
			`UPDATE people SET is_active = 1, updated_at_ms = @nowMs
			 WHERE removed_at_ms IS NULL AND is_active = 0 AND is_inactive_by_hand = 0 AND employee_id IN (
				SELECT value ->> 'employeeId' FROM json_each(@list) WHERE value ->> 'isActive')
			 RETURNING employee_id AS employeeId`,
			changedRow,
		),
		clear: connection.command("DELETE FROM target_people WHERE target = @target"),
		insert: connection.command(
			`INSERT INTO target_people (target, employee_id, external_id, name, is_active)
			 SELECT @target, value ->> 'employeeId', value ->> 'externalId',
				seal_name(value ->> 'name', 'target_people'), value ->> 'isActive'
			 FROM json_each(@list) WHERE true
			 ON CONFLICT (target, employee_id) DO UPDATE SET external_id = excluded.external_id, name = excluded.name,
				is_active = max(is_active, excluded.is_active)`,
		),
		note: connection.command(
			`INSERT INTO target_pulls (target, at_ms, listed, error_code, error_detail)
			 VALUES (@target, @nowMs, @listed, @errorCode, @detail)
			 ON CONFLICT (target) DO UPDATE SET at_ms = @nowMs, listed = @listed, error_code = @errorCode,
				error_detail = @detail`,
		),
		lastPull: connection.query(
			`SELECT at_ms AS atMs, listed, error_code AS errorCode, error_detail AS errorDetail FROM target_pulls
			 WHERE target = @target`,
			pullRow,
		),
		countActive: connection.query(
			"SELECT count(*) AS rows FROM target_people WHERE target = @target AND is_active = 1",
			z.object({ rows: z.int() }),
		),
	};
}

export function createTargetPeopleStore(connection: Connection): TargetPeopleStore {
	const lists = prepareLists(connection);
	const people = connection.query(
		`SELECT p.employee_id AS employeeId, open_name(p.name, 'people') AS name, p.is_active AS isActive, x.external_id AS typedId,
			coalesce(t.external_id, ${listedUnderFormerId("p.person_key", "@target")}) AS pulledId
		 FROM people p
		 LEFT JOIN external_ids x ON x.person_key = p.person_key AND x.target = @target
		 LEFT JOIN target_people t ON t.target = @target AND t.employee_id = p.employee_id
		 WHERE p.removed_at_ms IS NULL
		 ORDER BY coalesce(typedId, pulledId) IS NOT NULL, name COLLATE NOCASE, p.employee_id`,
		personRow,
	);
	const personKey = connection.query(
		"SELECT person_key AS personKey FROM people WHERE employee_id = @employeeId AND removed_at_ms IS NULL",
		z.object({ personKey: z.int() }),
	);
	const put = connection.command(
		`INSERT INTO external_ids (person_key, target, external_id, updated_at_ms)
		 VALUES (@personKey, @target, @externalId, @nowMs)
		 ON CONFLICT (person_key, target) DO UPDATE SET external_id = @externalId, updated_at_ms = @nowMs`,
	);
	const drop = connection.command("DELETE FROM external_ids WHERE person_key = @personKey AND target = @target");
	const notEnrolled = connection.query(
		`SELECT t.employee_id AS employeeId, min(open_name(t.name, 'target_people')) AS name FROM target_people t
		 WHERE t.is_active = 1 AND NOT EXISTS (
			SELECT 1 FROM people p WHERE p.employee_id = t.employee_id AND p.removed_at_ms IS NULL)
			AND NOT EXISTS (SELECT 1 FROM former_employee_ids f WHERE f.employee_id = t.employee_id)
		 GROUP BY t.employee_id ORDER BY min(open_name(t.name, 'target_people')) COLLATE NOCASE LIMIT @limit`,
		z.object({ employeeId: z.string(), name: z.string() }),
	);
	return {
		replace: (target, list, nowMs) =>
			connection.transaction(() => {
				const parameters = { target, list: JSON.stringify(list) };
				const deactivated = lists.deactivate.all({ ...parameters, nowMs });
				const activated = lists.activate.all({ list: parameters.list, nowMs });
				lists.clear.run({ target });
				lists.insert.run(parameters);
				lists.note.run({ target, nowMs, listed: list.length, errorCode: null, detail: null });
				return {
					deactivated: deactivated.map(({ employeeId }) => employeeId),
					activated: activated.map(({ employeeId }) => employeeId),
				};
			}),
		noteFailure: (target, { errorCode, detail = null }, nowMs) => {
			lists.note.run({ target, nowMs, listed: null, errorCode, detail });
		},
		lastPull: (target) => lists.lastPull.get({ target }),
		countActive: (target) => lists.countActive.get({ target })?.rows ?? 0,
		people: (target) => people.all({ target }),
		setExternalId: (target, employeeId, externalId, nowMs) =>
			connection.transaction(() => {
				const person = personKey.get({ employeeId });
				if (!person) return false;
				if (externalId === null) drop.run({ target, personKey: person.personKey });
				else put.run({ target, personKey: person.personKey, externalId, nowMs });
				return true;
			}),
		notEnrolled: (limit) => notEnrolled.all({ limit }),
	};
}
