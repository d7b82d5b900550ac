// Ids that people had before theirs was changed, or before two entries of one person became one. Records keep the id they
// were made with; this says whose it is now. An id of the past is not given to somebody else while its person is here.
export const formerIdsMigration = {
	version: 110,
	sql: `
CREATE TABLE former_employee_ids (
	employee_id TEXT PRIMARY KEY,
	person_key INTEGER NOT NULL REFERENCES people (person_key),
	since_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX former_employee_ids_by_person ON former_employee_ids (person_key);

CREATE TRIGGER former_ids_go_with_the_person AFTER UPDATE OF removed_at_ms ON people WHEN NEW.removed_at_ms IS NOT NULL
BEGIN DELETE FROM former_employee_ids WHERE person_key = NEW.person_key; END;
`,
} as const;
