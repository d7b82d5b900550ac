// Pictures kept at enrollment (only where an operator wants them), and which template was made from which picture.
export const enrollmentCropsMigration = {
	version: 20,
	sql: `
CREATE TABLE enrollment_crops (
	crop_key INTEGER PRIMARY KEY AUTOINCREMENT,
	crop_id TEXT NOT NULL UNIQUE,
	person_key INTEGER NOT NULL REFERENCES people (person_key),
	sealed_image BLOB NOT NULL,
	pose TEXT NOT NULL CHECK (pose IN ('front', 'left', 'right', 'up', 'down', 'any')),
	source TEXT NOT NULL,
	created_at_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX enrollment_crops_by_person ON enrollment_crops (person_key);

ALTER TABLE templates ADD COLUMN crop_key INTEGER REFERENCES enrollment_crops (crop_key) ON DELETE SET NULL;
CREATE UNIQUE INDEX templates_by_crop ON templates (crop_key, template_contract_id) WHERE crop_key IS NOT NULL;
`,
} as const;
