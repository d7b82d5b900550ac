// PINs and badges of employees, and wrong tries. Nothing of a person stays when the person is removed.
export const personalCodesMigration = {
	version: 90,
	sql: `
CREATE TABLE employee_pins (
	person_key INTEGER PRIMARY KEY REFERENCES people (person_key),
	hash TEXT NOT NULL,
	set_at_ms INTEGER NOT NULL
) STRICT;

CREATE TABLE badges (
	badge_key INTEGER PRIMARY KEY AUTOINCREMENT,
	badge_id TEXT NOT NULL UNIQUE,
	person_key INTEGER NOT NULL REFERENCES people (person_key),
	number INTEGER NOT NULL CHECK (number > 0),
	issued_at_ms INTEGER NOT NULL,
	revoked_at_ms INTEGER,
	UNIQUE (person_key, number)
) STRICT;
CREATE UNIQUE INDEX badges_in_force ON badges (person_key) WHERE revoked_at_ms IS NULL;

CREATE TRIGGER personal_codes_go_with_the_person AFTER UPDATE OF removed_at_ms ON people
WHEN NEW.removed_at_ms IS NOT NULL
BEGIN
	DELETE FROM employee_pins WHERE person_key = NEW.person_key;
	DELETE FROM badges WHERE person_key = NEW.person_key;
END;

-- By a keyed digest of the number that was typed, whoever's it is.
CREATE TABLE pin_tries (
	subject TEXT PRIMARY KEY,
	failed_attempts INTEGER NOT NULL,
	locked_until_ms INTEGER NOT NULL,
	last_try_at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX pin_tries_by_time ON pin_tries (last_try_at_ms);

CREATE TABLE attempt_buckets (
	name TEXT PRIMARY KEY,
	level INTEGER NOT NULL,
	since_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
`,
} as const;
