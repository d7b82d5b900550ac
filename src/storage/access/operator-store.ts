// Operators and the hashes of their PINs.
import { z } from "zod";
import { operatorRoles } from "../../core/domain/role.ts";
import type { OperatorStore } from "../../core/ports/operators.ts";
import type { Connection } from "../database/connection.ts";

const OPERATOR = `operator_id AS operatorId, open_name(name, 'operators') AS name, role,
	pin_set_at_ms AS pinSetAtMs, created_at_ms AS createdAtMs`;
const operatorRow = z.object({
	operatorId: z.string(),
	name: z.string(),
	role: z.enum(operatorRoles),
	pinSetAtMs: z.int(),
	createdAtMs: z.int(),
});
const OLDEST_FIRST = "ORDER BY created_at_ms, operator_id";

export function createOperatorStore(connection: Connection): OperatorStore {
	const list = connection.query(`SELECT ${OPERATOR} FROM operators ${OLDEST_FIRST}`, operatorRow);
	const find = connection.query(`SELECT ${OPERATOR} FROM operators WHERE operator_id = @operatorId`, operatorRow);
	const credentials = connection.query(
		`SELECT operator_id AS operatorId, pin_hash AS pinHash FROM operators ${OLDEST_FIRST}`,
		z.object({ operatorId: z.string(), pinHash: z.string() }),
	);
	const add = connection.command(
		`INSERT INTO operators (operator_id, name, role, pin_hash, pin_set_at_ms, created_at_ms)
		 VALUES (@operatorId, seal_name(@name, 'operators'), @role, @pinHash, @pinSetAtMs, @createdAtMs)`,
	);
	const change = connection.command(
		"UPDATE operators SET name = seal_name(@name, 'operators'), role = @role WHERE operator_id = @operatorId",
	);
	const writePin = connection.command(
		"UPDATE operators SET pin_hash = @pinHash, pin_set_at_ms = @nowMs WHERE operator_id = @operatorId",
	);
	const remove = connection.command("DELETE FROM operators WHERE operator_id = @operatorId");
	return {
		list: () => list.all(),
		find: (operatorId) => find.get({ operatorId }),
		credentials: () => credentials.all(),
		add: ({ operatorId, name, role, pinSetAtMs, createdAtMs }, pinHash) => {
			add.run({ operatorId, name, role, pinHash, pinSetAtMs, createdAtMs });
		},
		change: (operatorId, { name, role }) => {
			change.run({ operatorId, name, role });
		},
		writePin: (operatorId, pinHash, nowMs) => {
			writePin.run({ operatorId, pinHash, nowMs });
		},
		remove: (operatorId) => {
			remove.run({ operatorId });
		},
	};
}
