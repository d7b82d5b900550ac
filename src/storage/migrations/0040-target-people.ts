// The employee lists of the targets, as the last pull of each gave them.
export const targetPeopleMigration = {
	version: 40,
	sql: `
CREATE TABLE target_people (
	target TEXT NOT NULL,
	employee_id TEXT NOT NULL,
	external_id TEXT NOT NULL,
	name TEXT NOT NULL,
	is_active INTEGER NOT NULL CHECK (is_active IN (0, 1)),
	PRIMARY KEY (target, employee_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE target_pulls (
	target TEXT PRIMARY KEY,
	at_ms INTEGER NOT NULL,
	listed INTEGER,
	error_code TEXT,
	error_detail TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX external_ids_by_target ON external_ids (target);
`,
} as const;
