// The key that names are sealed under, and whether they are to be, where that was decided after a backup was made: rows
// that are taken over open with it, and putting the backup back is no way to have plain names written again.
import { z } from "zod";
import type { Connection } from "../database/connection.ts";
import { NAME_PROTECTION_SETTING } from "../keys/name-sealing.ts";
import { orNull, prepareInsert, rawRow } from "./salvage-rows.ts";

const idRow = z.object({ id: z.string() });

/** Before any row that holds a name. `isLater`: the setting of the folder that is replaced is the later word. */
export function salvageNameProtection(source: Connection, target: Connection, isLater: boolean): void {
	const key = orNull(() => source.query("SELECT * FROM installation_keys WHERE purpose = 'name'", rawRow).get());
	const known = target
		.query("SELECT master_key_id AS id FROM person_keys UNION SELECT master_key_id FROM installation_keys", idRow)
		.all();
	// Under a master key that this database does not have it opens nothing; names under it read as unreadable.
	if (key && known.some(({ id }) => id === key["master_key_id"])) prepareInsert(target, "installation_keys")(key);
	if (!isLater || !hasNameKey(target)) return;
	const setting = orNull(() =>
		source.query("SELECT * FROM settings WHERE key = @key", rawRow).get({ key: NAME_PROTECTION_SETTING }),
	);
	if (!setting) return;
	target.command("DELETE FROM settings WHERE key = @key").run({ key: NAME_PROTECTION_SETTING });
	prepareInsert(target, "settings")(setting);
}

function hasNameKey(target: Connection): boolean {
	const found = target.query("SELECT count(*) AS found FROM installation_keys WHERE purpose = 'name'", foundRow).get();
	return found?.found === 1;
}

const foundRow = z.object({ found: z.int() });
