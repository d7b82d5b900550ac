// A random name for each key of the installation. Numbers of generations are given again after a backup was put back, so that
// two keys may be "generation 3"; names are not. Keys of before are named by nonce and tag of their wrapped form, which a copy
// of the database has as well.
export const keyNamesMigration = {
	version: 240,
	sql: `
ALTER TABLE installation_keys ADD COLUMN key_uid BLOB;
UPDATE installation_keys SET key_uid = substr(wrapped_key, 2, 28);
`,
} as const;
