// Pairs of people whose faces are so alike that a look is not enough to tell them apart.
export const lookAlikesMigration = {
	version: 100,
	sql: `
CREATE TABLE look_alikes (
	person_a INTEGER NOT NULL REFERENCES people (person_key),
	person_b INTEGER NOT NULL REFERENCES people (person_key),
	flagged_at_ms INTEGER NOT NULL,
	PRIMARY KEY (person_a, person_b),
	CHECK (person_a < person_b)
) STRICT, WITHOUT ROWID;
CREATE INDEX look_alikes_by_other ON look_alikes (person_b);
`,
} as const;
