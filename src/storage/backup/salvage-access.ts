// Who may do what, as the folder that is replaced last knew it: a revoked API key or badge, a removed operator and a PIN that
// was changed because somebody knew it do not come back because the kiosk is put back.
import type { Connection } from "../database/connection.ts";
import { orNull, prepareInsert, type RawRow, rawRow } from "./salvage-rows.ts";

type ReadRows = (sql: string) => RawRow[] | null;

/**
 * Each table counts where all of it can be read; else what the backup says holds. Call only where the source is the later
 * of the two: its tables are taken as they are.
 */
export function salvageAccess(source: Connection, target: Connection): void {
	const rows: ReadRows = (sql) => orNull(() => source.query(sql, rawRow).all());
	takeOperators(target, rows);
	takeLocks(target, rows);
	takeRecoveryKit(target, rows);
	const keys = rows("SELECT key_id AS value FROM api_keys");
	const secrets = rows("SELECT * FROM api_key_secrets");
	if (keys && secrets) takeSecrets(target, keys, secrets);
	takeEmployeeCodes(target, rows);
}

/** With their PINs and roles. Somebody who can open the kiosk has to be left. */
function takeOperators(target: Connection, rows: ReadRows): void {
	const operators = rows("SELECT * FROM operators");
	if (!operators?.some(({ role }) => role === "administrator")) return;
	target.command("DELETE FROM operators").run();
	const insert = prepareInsert(target, "operators");
	for (const operator of operators) insert(operator);
}

/** Wrong tries: putting a backup back is no way to go on guessing. */
function takeLocks(target: Connection, rows: ReadRows): void {
	for (const table of ["pin_lock", "recovery_lock", "attempt_buckets", "pin_tries"]) {
		const found = rows(`SELECT * FROM ${table}`);
		// The two locks have a row each, always.
		if (!found || (found.length === 0 && table.endsWith("_lock"))) continue;
		target.command(`DELETE FROM ${table}`).run();
		const insert = prepareInsert(target, table);
		for (const row of found) insert(row);
	}
}

/**
 * A paper that was used at the lock screen, or that another one replaced, opens nothing again. One for a master key that
 * the backup does not have is void, and the settings say so.
 */
function takeRecoveryKit(target: Connection, rows: ReadRows): void {
	const kits = rows("SELECT * FROM recovery_kit");
	if (!kits) return;
	target.command("DELETE FROM recovery_kit").run();
	const insert = prepareInsert(target, "recovery_kit");
	for (const kit of kits) insert(kit);
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

/** PINs of people who are in both databases, changed or taken away, and badges that were revoked. */
function takeEmployeeCodes(target: Connection, rows: ReadRows): void {
	const people = rows(PEOPLE);
	const pins = rows("SELECT * FROM employee_pins");
	if (people && pins) {
		const here = new Set(target.query(PEOPLE, rawRow).all().map(nameOf));
		const both = new Set(people.filter((person) => here.has(nameOf(person))).map(({ personKey }) => Number(personKey)));
		const drop = target.command("DELETE FROM employee_pins WHERE person_key = @personKey");
		for (const personKey of both) drop.run({ personKey });
		const insert = prepareInsert(target, "employee_pins");
		for (const pin of pins) if (both.has(Number(pin["person_key"]))) insert(pin);
	}
	const badges = rows("SELECT badge_id AS badgeId, revoked_at_ms AS atMs FROM badges WHERE revoked_at_ms IS NOT NULL");
	const revoke = target.command(
		"UPDATE badges SET revoked_at_ms = @atMs WHERE badge_id = @badgeId AND revoked_at_ms IS NULL",
	);
	for (const badge of badges ?? []) revoke.run(badge);
}

const PEOPLE = "SELECT person_key AS personKey, created_at_ms AS sinceMs FROM people WHERE removed_at_ms IS NULL";
const nameOf = ({ personKey, sinceMs }: RawRow) => `${personKey} ${sinceMs}`;
