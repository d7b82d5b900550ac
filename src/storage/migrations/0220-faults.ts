// What went wrong on the kiosk and was put right by itself, by day. Rows are never removed: ten kinds of faults are at most
// a few thousand small rows a year, and a total that only grows is what a monitoring system can work with.
export const faultsMigration = {
	version: 220,
	sql: `
CREATE TABLE fault_counts (
	date TEXT NOT NULL,
	kind TEXT NOT NULL,
	count INTEGER NOT NULL,
	recovered INTEGER NOT NULL,
	longest_recovery_ms INTEGER,
	last_at_ms INTEGER NOT NULL,
	PRIMARY KEY (date, kind)
) STRICT, WITHOUT ROWID;
`,
} as const;
