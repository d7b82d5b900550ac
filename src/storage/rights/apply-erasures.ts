// Cleans a database that was put back from a backup of the people who were erased since: nobody comes back to life.
import { z } from "zod";
import { type ErasureScope, erasureScopes } from "../../core/domain/rights/erasure.ts";
import type { Connection } from "../database/connection.ts";
import { blobField, employeeIdField } from "../database/row-schemas.ts";
import { digestOfUid } from "./erased-uids.ts";
import { prepareErasing } from "./erasure-store.ts";

/** One line of the list of erased people. It tells nothing of whom. */
export interface ErasedPerson {
	/** SHA-256, hexadecimal. */
	readonly digest: string;
	readonly scope: ErasureScope;
	readonly erasedAtMs: number;
}

const erasedRow = z.object({ digest: blobField, scope: z.enum(erasureScopes), erasedAtMs: z.int() });
const personRow = z.object({ personKey: z.int(), uid: blobField, idsJson: z.string() });
const idsField = z.array(employeeIdField);

/** The list to carry over before a database is replaced by an older one. */
export function readErasures(connection: Connection): ErasedPerson[] {
	return connection
		.query(
			"SELECT uid_digest AS digest, scope, erased_at_ms AS erasedAtMs FROM erased_uids ORDER BY erased_at_ms, uid_digest",
			erasedRow,
		)
		.all()
		.map((row) => ({ ...row, digest: Buffer.from(row.digest).toString("hex") }));
}

/**
 * In one transaction: erases whoever of the list is in this database, and keeps the list. Empties the write-ahead log and
 * writes the file anew when somebody was. Returns how many there were.
 */
export function applyErasures(connection: Connection, erased: readonly ErasedPerson[]): number {
	const byDigest = new Map(erased.map((entry) => [entry.digest, entry]));
	const everybody = connection.query(
		`SELECT p.person_key AS personKey, p.person_uid AS uid,
			(SELECT json_group_array(employee_id) FROM (SELECT p.employee_id WHERE p.employee_id IS NOT NULL UNION
				SELECT f.employee_id FROM former_employee_ids f WHERE f.person_key = p.person_key)) AS idsJson
		 FROM people p WHERE p.person_uid IS NOT NULL AND p.removed_at_ms IS NULL`,
		personRow,
	);
	const keep = connection.command(
		`INSERT INTO erased_uids (uid_digest, scope, erased_at_ms) VALUES (@digest, @scope, @erasedAtMs)
		 ON CONFLICT (uid_digest) DO NOTHING`,
	);
	const erase = prepareErasing(connection);
	const found = connection.transaction(() => {
		const here = everybody.all().flatMap(({ personKey, uid, idsJson }) => {
			const entry = byDigest.get(Buffer.from(digestOfUid(uid)).toString("hex"));
			return entry ? [{ personKey, employeeIds: idsField.parse(JSON.parse(idsJson)), entry }] : [];
		});
		for (const { entry, ...subject } of here) erase(subject, entry.scope, entry.erasedAtMs);
		for (const entry of erased) keep.run({ ...entry, digest: Buffer.from(entry.digest, "hex") });
		return here.length;
	});
	if (found > 0) connection.execute("VACUUM");
	connection.emptyWriteAheadLog();
	return found;
}
