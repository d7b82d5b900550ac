// What the charts draw and nothing else keeps: how presentations ended, by day, and how much waited for the targets. Numbers
// only: no person, no time of a person.
export const countersMigration = {
	version: 130,
	sql: `
CREATE TABLE presentation_counts (
	date TEXT NOT NULL,
	ending TEXT NOT NULL,
	count INTEGER NOT NULL,
	PRIMARY KEY (date, ending)
) STRICT, WITHOUT ROWID;

CREATE TABLE backlog_samples (
	at_ms INTEGER PRIMARY KEY,
	waiting INTEGER NOT NULL,
	dead_letters INTEGER NOT NULL
) STRICT;
`,
} as const;
