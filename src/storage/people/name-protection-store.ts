// Brings the names that are there into the form that the setting asks for, a few rows at a time. The rows say what is left,
// so it may end at any moment; only what was freed by it is noted apart, for no row tells of it.
import { z } from "zod";
import type { Clock } from "../../core/ports/environment.ts";
import type { DatabaseCompaction } from "../../core/ports/erasures.ts";
import type { NameProtectionStore } from "../../core/ports/name-protection.ts";
import type { Connection } from "../database/connection.ts";
import { createJsonSetting } from "../database/json-setting.ts";
import type { Keyring } from "../keys/keyring.ts";
import { isSealedSql, NAME_PROTECTION_SETTING, nameProtectionSchema, UNREADABLE_NAME } from "../keys/name-sealing.ts";

/** About 5 ms of work. */
const ROWS_A_STEP = 200;
const countRow = z.object({ rows: z.int() });

/** Names outside the log. A note is under its record's digest, in the form that it was written in. */
const places = [
	{ table: "people", key: "person_key" },
	{ table: "operators", key: "operator_id" },
	{ table: "target_people", key: "target, employee_id" },
] as const;

export interface NameProtectionStoreDeps {
	readonly connection: Connection;
	readonly keyring: Pick<Keyring, "installation" | "names">;
	readonly compaction: Pick<DatabaseCompaction, "compact">;
	readonly clock: Pick<Clock, "nowMs">;
}

/** The rows of one table that are in the other form. */
function prepareTable(connection: Connection, { table, key }: (typeof places)[number], isOn: boolean) {
	// What no key opens stays as it is: the right key may come back with another database.
	const isOther = isOn
		? `name IS NOT NULL AND NOT ${isSealedSql("name")}`
		: `${isSealedSql("name")} AND open_name(name, '${table}') <> '${UNREADABLE_NAME}'`;
	const count = connection.query(`SELECT count(*) AS rows FROM ${table} WHERE ${isOther}`, countRow);
	const convert = connection.command(
		`UPDATE ${table} SET name = seal_name(open_name(name, '${table}'), '${table}') WHERE (${key}) IN (
			SELECT ${key} FROM ${table} WHERE ${isOther} LIMIT ${ROWS_A_STEP})`,
	);
	return { waiting: () => count.get()?.rows ?? 0, convert: () => convert.run().changes };
}

export function createNameProtectionStore(deps: NameProtectionStoreDeps): NameProtectionStore {
	const { connection, keyring, compaction, clock } = deps;
	const { installation: keys, names } = keyring;
	const setting = createJsonSetting({ ...deps, key: NAME_PROTECTION_SETTING, schema: nameProtectionSchema });
	const tablesToSeal = places.map((place) => prepareTable(connection, place, true));
	const tablesToOpen = places.map((place) => prepareTable(connection, place, false));
	names.load();
	const tables = () => (names.isOn() ? tablesToSeal : tablesToOpen);
	const waiting = () => tables().reduce((sum, table) => sum + table.waiting(), 0);
	const isCompacted = () => setting.read()?.isCompacted ?? true;

	let isWrittenAnew = false;

	/** Returns how many rows changed. With plain names gone from their rows, the file still has them in what became free. */
	function convertSome(): number {
		const isOn = names.isOn();
		for (const table of tables()) {
			const changes = table.convert();
			if (changes === 0) continue;
			isWrittenAnew = false;
			if (isOn && isCompacted()) setting.write({ isOn, isCompacted: false });
			return changes;
		}
		return 0;
	}

	return {
		isOn: names.isOn,
		set(isOn) {
			connection.transaction(() => {
				if (isOn && keys.newest("name") === 0) keys.create("name", clock.nowMs());
				// With nobody in it yet, the file may hold names of whoever was erased or renamed before.
				setting.write({ isOn, isCompacted: !isOn });
			});
			// Only what is on disk counts: a key that was not kept would take the names with it.
			names.load();
		},
		waiting,
		isDone: () => isCompacted() && waiting() === 0,
		step() {
			if (connection.transaction(convertSome) > 0) return true;
			if (isCompacted()) return false;
			if (!isWrittenAnew) compaction.compact();
			isWrittenAnew = true;
			// Whoever reads beside it, as an export does, keeps the file as it was before.
			if (!connection.emptyWriteAheadLog()) return false;
			isWrittenAnew = false;
			setting.write({ isOn: names.isOn(), isCompacted: true });
			return true;
		},
	};
}
