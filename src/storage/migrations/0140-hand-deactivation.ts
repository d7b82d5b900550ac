// Who was deactivated by a supervisor stays so whatever an HRIS's list of employees says, until a supervisor takes it back.
export const handDeactivationMigration = {
	version: 140,
	sql: `
ALTER TABLE people ADD COLUMN is_inactive_by_hand INTEGER NOT NULL DEFAULT 0 CHECK (is_inactive_by_hand IN (0, 1));
`,
} as const;
