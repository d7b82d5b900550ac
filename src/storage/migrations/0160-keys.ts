// The recovery kit, keys of the installation itself, and under which of them a template was made. A template that was
// there before is as the model made it: generation 0.
export const keysMigration = {
	version: 160,
	sql: `
CREATE TABLE recovery_kit (
	id INTEGER PRIMARY KEY CHECK (id = 1),
	kit_id TEXT NOT NULL,
	wrap BLOB NOT NULL,
	master_key_id TEXT NOT NULL,
	created_at_ms INTEGER NOT NULL
) STRICT;

CREATE TABLE recovery_lock (
	id INTEGER PRIMARY KEY CHECK (id = 1),
	failed_attempts INTEGER NOT NULL,
	locked_until_ms INTEGER NOT NULL
) STRICT;
INSERT INTO recovery_lock VALUES (1, 0, 0);

CREATE TABLE installation_keys (
	purpose TEXT NOT NULL,
	generation INTEGER NOT NULL CHECK (generation > 0),
	master_key_id TEXT NOT NULL,
	wrapped_key BLOB NOT NULL,
	created_at_ms INTEGER NOT NULL,
	PRIMARY KEY (purpose, generation)
) STRICT, WITHOUT ROWID;

ALTER TABLE templates ADD COLUMN key_generation INTEGER NOT NULL DEFAULT 0 CHECK (key_generation >= 0);
CREATE INDEX templates_by_key_generation ON templates (key_generation, template_key);
`,
} as const;
