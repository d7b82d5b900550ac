// Pairs of look-alikes, for whoever has a transaction open. A pair is one row, the smaller key first.
import { z } from "zod";
import type { Connection } from "../database/connection.ts";
import { employeeIdField } from "../database/row-schemas.ts";

export function prepareLookAlikeStatements(connection: Connection) {
	const flag = connection.command(
		`INSERT INTO look_alikes (person_a, person_b, flagged_at_ms) VALUES (@first, @second, @nowMs)
		 ON CONFLICT DO NOTHING`,
	);
	const clear = connection.command("DELETE FROM look_alikes WHERE person_a = @first AND person_b = @second");
	const ordered = (a: number, b: number) => ({ first: Math.min(a, b), second: Math.max(a, b) });
	return {
		/** Nobody is one's own look-alike: that pair is left out. */
		flag(a: number, b: number, nowMs: number): void {
			if (a !== b) flag.run({ ...ordered(a, b), nowMs });
		},
		clear: (a: number, b: number): boolean => clear.run(ordered(a, b)).changes > 0,
		deleteOfPerson: connection.command("DELETE FROM look_alikes WHERE person_a = @personKey OR person_b = @personKey"),
		list: connection.query(
			`SELECT other.employee_id AS employeeId
			 FROM people p
			 JOIN look_alikes l ON p.person_key IN (l.person_a, l.person_b)
			 JOIN people other ON other.person_key = l.person_a + l.person_b - p.person_key
			 WHERE p.employee_id = @employeeId AND p.removed_at_ms IS NULL
			 ORDER BY other.employee_id`,
			z.object({ employeeId: employeeIdField }),
		),
	};
}
