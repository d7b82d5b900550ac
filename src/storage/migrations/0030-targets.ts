// Several targets: the one address of before becomes the first of them, and an outbox row can be skipped.
export const targetsMigration = {
	version: 30,
	sql: `
CREATE TABLE targets (
	target_id TEXT PRIMARY KEY,
	kind TEXT NOT NULL,
	name TEXT NOT NULL,
	settings_json TEXT NOT NULL,
	is_enabled INTEGER NOT NULL CHECK (is_enabled IN (0, 1)),
	created_at_ms INTEGER NOT NULL,
	updated_at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

INSERT INTO targets
	SELECT 'hris', 'webhook', 'HRIS', json_object('url', json_extract(value_json, '$')), 1, updated_at_ms, updated_at_ms
	FROM settings WHERE key = 'hrisUrl' AND json_type(value_json) = 'text';
DELETE FROM settings WHERE key = 'hrisUrl';
-- Rows were written while no address was set, too. From now on they are made when a target is added and asks for them.
DELETE FROM outbox WHERE delivered_at_ms IS NULL AND target NOT IN (SELECT target_id FROM targets);

ALTER TABLE outbox ADD COLUMN last_error_detail TEXT;
ALTER TABLE outbox ADD COLUMN skipped_at_ms INTEGER;
ALTER TABLE outbox_targets ADD COLUMN last_error_detail TEXT;

DROP INDEX outbox_waiting_by_age;
CREATE INDEX outbox_waiting_by_age ON outbox (target, created_at_ms)
	WHERE delivered_at_ms IS NULL AND dead_at_ms IS NULL;
DROP INDEX outbox_waiting_by_time;
CREATE INDEX outbox_waiting_by_time ON outbox (target, next_attempt_at_ms)
	WHERE delivered_at_ms IS NULL AND dead_at_ms IS NULL;
DROP INDEX outbox_dead;
CREATE INDEX outbox_dead ON outbox (target, person_key, outbox_id)
	WHERE dead_at_ms IS NOT NULL AND skipped_at_ms IS NULL;
`,
} as const;
