// Keys of other systems, and the digests of their secrets.
import { z } from "zod";
import { apiScopes } from "../../core/domain/role.ts";
import type { ApiKeyStore } from "../../core/ports/api-keys.ts";
import type { Connection } from "../database/connection.ts";
import { jsonField } from "../database/json-field.ts";

const KEY = `k.key_id AS keyId, k.name, k.scopes_json AS scopes, k.created_at_ms AS createdAtMs,
	k.expires_at_ms AS expiresAtMs, k.last_used_at_ms AS lastUsedAtMs,
	(SELECT max(p.valid_until_ms) FROM api_key_secrets p WHERE p.key_id = k.key_id AND p.valid_until_ms > @nowMs)
		AS previousValidUntilMs`;
/** A revoked key has no secret any more; its row stays, so that the audit's id of it has a name. */
const IN_FORCE = "EXISTS (SELECT 1 FROM api_key_secrets f WHERE f.key_id = k.key_id AND f.valid_until_ms IS NULL)";
const keyRow = z.object({
	keyId: z.string(),
	name: z.string(),
	scopes: jsonField(z.array(z.enum(apiScopes))),
	createdAtMs: z.int(),
	expiresAtMs: z.int().nullable(),
	lastUsedAtMs: z.int().nullable(),
	previousValidUntilMs: z.int().nullable(),
});

/**
 * A secret is looked up by its digest in an index, whose time tells at most a part of that digest: no help in finding a
 * secret of 256 random bits that has it.
 */
export function createApiKeyStore(connection: Connection): ApiKeyStore {
	const list = connection.query(
		`SELECT ${KEY} FROM api_keys k WHERE ${IN_FORCE} ORDER BY k.created_at_ms DESC, k.key_id`,
		keyRow,
	);
	const find = connection.query(`SELECT ${KEY} FROM api_keys k WHERE k.key_id = @keyId AND ${IN_FORCE}`, keyRow);
	const findBySecret = connection.query(
		`SELECT ${KEY} FROM api_key_secrets s JOIN api_keys k ON k.key_id = s.key_id
		 WHERE s.secret_hash = @digest AND (s.valid_until_ms IS NULL OR s.valid_until_ms > @nowMs)`,
		keyRow,
	);
	const addKey = connection.command(
		`INSERT INTO api_keys (key_id, name, scopes_json, created_at_ms, expires_at_ms)
		 VALUES (@keyId, @name, @scopesJson, @createdAtMs, @expiresAtMs)`,
	);
	const addSecret = connection.command("INSERT INTO api_key_secrets (secret_hash, key_id) VALUES (@digest, @keyId)");
	const dropEarlier = connection.command(
		"DELETE FROM api_key_secrets WHERE key_id = @keyId AND valid_until_ms IS NOT NULL",
	);
	const endCurrent = connection.command(
		"UPDATE api_key_secrets SET valid_until_ms = @untilMs WHERE key_id = @keyId AND valid_until_ms IS NULL",
	);
	const noteUse = connection.command("UPDATE api_keys SET last_used_at_ms = @nowMs WHERE key_id = @keyId");
	const revoke = connection.command("DELETE FROM api_key_secrets WHERE key_id = @keyId");
	const anyKey = connection.query("SELECT 1 AS found FROM api_keys LIMIT 1", z.object({ found: z.int() }));
	return {
		list: (nowMs) => list.all({ nowMs }),
		find: (keyId, nowMs) => find.get({ keyId, nowMs }),
		findBySecret: (digest, nowMs) => findBySecret.get({ digest, nowMs }),
		add: ({ keyId, name, scopes, createdAtMs, expiresAtMs }, digest) =>
			connection.transaction(() => {
				addKey.run({ keyId, name, scopesJson: JSON.stringify(scopes), createdAtMs, expiresAtMs });
				addSecret.run({ digest, keyId });
			}),
		rotate: (keyId, digest, previousUntilMs) =>
			connection.transaction(() => {
				dropEarlier.run({ keyId });
				endCurrent.run({ keyId, untilMs: previousUntilMs });
				addSecret.run({ digest, keyId });
			}),
		noteUse: (keyId, nowMs) => {
			noteUse.run({ keyId, nowMs });
		},
		revoke: (keyId) => {
			revoke.run({ keyId });
		},
		wasEverMade: () => anyKey.get() !== null,
	};
}
