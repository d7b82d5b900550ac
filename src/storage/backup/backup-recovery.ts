// The recovery kit of a copied database, as a backup carries it in front of its sealed content.
import { createSecretKey } from "node:crypto";
import { z } from "zod";
import type { Connection } from "../database/connection.ts";
import { blobField } from "../database/row-schemas.ts";
import { nameMasterKey } from "../keys/master-keys.ts";

const kitRow = z.object({ wrap: blobField, masterKeyId: z.string() });

/** null where there is no kit, one that another master key has made void, or a database of before there were kits. */
export function recoveryWrapOf(connection: Connection, masterKey: Uint8Array): Uint8Array | null {
	const table = connection.query(
		"SELECT name FROM sqlite_schema WHERE name = 'recovery_kit'",
		z.object({ name: z.string() }),
	);
	if (!table.get()) return null;
	const kit = connection
		.query("SELECT wrap, master_key_id AS masterKeyId FROM recovery_kit WHERE id = 1", kitRow)
		.get();
	return kit && kit.masterKeyId === nameMasterKey(createSecretKey(masterKey)) ? kit.wrap : null;
}
