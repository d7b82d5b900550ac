// How backups went. What is in them they say themselves.
export const backupRunsMigration = {
	version: 190,
	sql: `
CREATE TABLE backup_runs (
	run_no INTEGER PRIMARY KEY AUTOINCREMENT,
	kind TEXT NOT NULL,
	at_ms INTEGER NOT NULL,
	took_ms INTEGER NOT NULL,
	-- null: it was made and verified
	error_code TEXT,
	error_reason TEXT,
	file_name TEXT,
	-- null: there was no other folder to take it to, or it was taken there
	folder_error TEXT,
	folder_failures INTEGER NOT NULL DEFAULT 0
) STRICT;
`,
} as const;
