// A backup is of use with the master key that its database is under. While that key is being changed, the key that was
// read and the database that was copied a moment later may be of two sides of the change.
import { createSecretKey } from "node:crypto";
import { z } from "zod";
import { AppError } from "../../core/domain/errors.ts";
import type { Connection } from "../database/connection.ts";
import { NEXT_MASTER_KEY, nameMasterKey } from "../keys/master-keys.ts";

const foundRow = z.object({ found: z.int() });

/**
 * Throws KEYS_CHANGING when the next master key waits in the copy under this one, SECRET_UNAVAILABLE when the copy holds keys
 * that this one does not open.
 */
export function refuseOtherKey(connection: Connection, masterKey: Uint8Array): void {
	const id = nameMasterKey(createSecretKey(masterKey));
	const count = (from: string) => connection.query(`SELECT count(*) AS found FROM ${from}`, foundRow);
	// Databases of before there were such keys are backed up too, before they are changed.
	const hasTable = count("sqlite_schema WHERE name = 'installation_keys'").get()?.found === 1;
	const isHeld = (from: string) => count(from).get({ id })?.found !== 0;
	// Whoever has the key that goes, which may be why it is changed, would read the one that comes out of this file.
	if (hasTable && isHeld(`installation_keys WHERE purpose = '${NEXT_MASTER_KEY}' AND master_key_id = @id`))
		throw new AppError("KEYS_CHANGING");
	const others = [
		"person_keys WHERE master_key_id <> @id",
		...(hasTable ? [`installation_keys WHERE master_key_id <> @id AND purpose <> '${NEXT_MASTER_KEY}'`] : []),
	];
	if (!others.some(isHeld)) return;
	throw new AppError(
		"SECRET_UNAVAILABLE",
		{ secret: "masterKey", reason: "WRONG" },
		{ detail: "the master key was changed while the backup was made; make it again" },
	);
}
