// Access that was taken away after a backup was made stays away: a revoked API key or badge and a removed operator do not come
// back because the kiosk is put back. PINs and roles are those of the backup.
import type { Connection } from "../database/connection.ts";
import { orNull, prepareInsert, type RawRow, rawRow } from "./salvage-rows.ts";

/** Each table counts where all of it can be read; else what the backup says holds. */
export function salvageAccess(source: Connection, target: Connection): void {
	const rows = (sql: string) => orNull(() => source.query(sql, rawRow).all());
	const keys = rows("SELECT key_id AS value FROM api_keys");
	const secrets = rows("SELECT * FROM api_key_secrets");
	if (keys && secrets) takeSecrets(target, keys, secrets);
	const badges = rows("SELECT badge_id AS badgeId, revoked_at_ms AS atMs FROM badges WHERE revoked_at_ms IS NOT NULL");
	const revoke = target.command(
		"UPDATE badges SET revoked_at_ms = @atMs WHERE badge_id = @badgeId AND revoked_at_ms IS NULL",
	);
	for (const badge of badges ?? []) revoke.run(badge);
	const operators = rows("SELECT operator_id AS value FROM operators");
	// Somebody who can open the kiosk has to be left.
	if (operators)
		target
			.command(
				`DELETE FROM operators WHERE operator_id NOT IN (SELECT value FROM json_each(@operators)) AND EXISTS (
					SELECT 1 FROM operators WHERE role = 'administrator' AND operator_id IN (SELECT value FROM json_each(@operators)))`,
			)
			.run({ operators: listOf(operators) });
}

/** Those of keys that are in both: revoked, rotated or as they were. */
function takeSecrets(target: Connection, keys: readonly RawRow[], secrets: readonly RawRow[]): void {
	const known = target.query("SELECT key_id AS value FROM api_keys", rawRow).all();
	const here = new Set(known.map(({ value }) => String(value)));
	const both = new Set(keys.map(({ value }) => String(value)).filter((keyId) => here.has(keyId)));
	const drop = target.command("DELETE FROM api_key_secrets WHERE key_id = @keyId");
	for (const keyId of both) drop.run({ keyId });
	const insert = prepareInsert(target, "api_key_secrets");
	for (const secret of secrets) if (both.has(String(secret["key_id"]))) insert(secret);
}

function listOf(rows: readonly RawRow[]): string {
	return JSON.stringify(rows.map(({ value }) => value));
}
