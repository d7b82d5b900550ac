// Operators with a PIN of their own, and API keys with scopes. Before, there was one PIN and one key: the PIN becomes that
// of the administrator, the key a row with every scope.
export const operatorsMigration = {
	version: 150,
	sql: `
CREATE TABLE operators (
	operator_id TEXT PRIMARY KEY,
	name TEXT NOT NULL COLLATE NOCASE UNIQUE,
	role TEXT NOT NULL CHECK (role IN ('supervisor', 'administrator', 'auditor')),
	pin_hash TEXT NOT NULL,
	pin_set_at_ms INTEGER NOT NULL,
	created_at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

INSERT INTO operators (operator_id, name, role, pin_hash, pin_set_at_ms, created_at_ms)
SELECT
	lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-a'
		|| substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6))),
	'Administrator', 'administrator', hash, updated_at_ms, updated_at_ms
FROM credentials WHERE name = 'supervisorPin';

CREATE TABLE api_keys (
	key_id TEXT PRIMARY KEY,
	name TEXT NOT NULL,
	scopes_json TEXT NOT NULL,
	created_at_ms INTEGER NOT NULL,
	expires_at_ms INTEGER,
	last_used_at_ms INTEGER
) STRICT, WITHOUT ROWID;

-- SHA-256 of what a client sends. The secret in force has no end of its own; one that was rotated out has.
CREATE TABLE api_key_secrets (
	secret_hash BLOB PRIMARY KEY CHECK (length(secret_hash) = 32),
	key_id TEXT NOT NULL REFERENCES api_keys (key_id),
	valid_until_ms INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX api_key_secrets_by_key ON api_key_secrets (key_id);
CREATE UNIQUE INDEX api_key_secrets_in_force ON api_key_secrets (key_id) WHERE valid_until_ms IS NULL;

INSERT INTO api_keys (key_id, name, scopes_json, created_at_ms)
SELECT 'first-start', 'First start', '["recognise","register","punch","read","admin"]', updated_at_ms
FROM credentials WHERE name = 'apiKey' AND length(unhex(hash)) = 32;
INSERT INTO api_key_secrets (secret_hash, key_id)
SELECT unhex(hash), 'first-start' FROM credentials WHERE name = 'apiKey' AND length(unhex(hash)) = 32;

DROP TABLE credentials;
`,
} as const;
