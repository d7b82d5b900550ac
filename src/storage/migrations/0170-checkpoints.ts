// Signed checkpoints, where a purged log begins, and pictures kept as evidence of punches.
//
// The outbox now carries checkpoints too: rows of person 0, which is nobody (people are numbered from 1). So it loses its
// references to events and people: a purge removes delivered rows with their events, and only `append`, `add` and the
// checkpoint store write rows, each in the transaction of what the row is about.

/** As in migration 70, for rows of events alone. */
const DELIVERY = `SELECT coalesce(max(CASE
		WHEN delivered_at_ms IS NOT NULL THEN 2
		WHEN skipped_at_ms IS NOT NULL THEN 1
		WHEN dead_at_ms IS NOT NULL THEN 4
		ELSE 3 END), 0) FROM outbox WHERE event_id =`;

const followDelivery = (row: "NEW" | "OLD") => `WHEN ${row}.person_key > 0
BEGIN
	UPDATE log_entries SET delivery = (${DELIVERY} ${row}.event_id)
	WHERE kiosk_seq = (SELECT kiosk_seq FROM attendance_events WHERE event_id = ${row}.event_id);
END;`;

const COLUMNS = `outbox_id, event_id, person_key, target, body_json, attempts, next_attempt_at_ms, last_error_code,
	created_at_ms, delivered_at_ms, dead_at_ms, last_error_detail, skipped_at_ms`;

export const checkpointsMigration = {
	version: 170,
	sql: `
CREATE TABLE log_checkpoints (
	checkpoint_no INTEGER PRIMARY KEY,
	checkpoint_id TEXT NOT NULL UNIQUE,
	chain_seq INTEGER NOT NULL,
	statement TEXT NOT NULL,
	signature BLOB NOT NULL CHECK (length(signature) = 64)
) STRICT;
CREATE TRIGGER log_checkpoints_never_deleted BEFORE DELETE ON log_checkpoints
BEGIN SELECT RAISE(ABORT, 'checkpoints are append-only'); END;
CREATE TRIGGER log_checkpoints_never_changed BEFORE UPDATE ON log_checkpoints
BEGIN SELECT RAISE(ABORT, 'checkpoints are append-only'); END;

CREATE TABLE log_base (
	id INTEGER PRIMARY KEY CHECK (id = 1),
	chain_seq INTEGER NOT NULL,
	kiosk_seq INTEGER NOT NULL,
	hash BLOB NOT NULL
) STRICT;
INSERT INTO log_base VALUES (1, 0, 0, zeroblob(32));

-- What lies before the base was purged under a signed checkpoint; everything behind it stays append-only.
DROP TRIGGER attendance_events_never_deleted;
CREATE TRIGGER attendance_events_only_purged BEFORE DELETE ON attendance_events
WHEN OLD.chain_seq > (SELECT chain_seq FROM log_base WHERE id = 1)
BEGIN SELECT RAISE(ABORT, 'attendance events are append-only'); END;
DROP TRIGGER audit_never_deleted;
CREATE TRIGGER audit_only_purged BEFORE DELETE ON audit
WHEN OLD.chain_seq > (SELECT chain_seq FROM log_base WHERE id = 1)
BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;

-- A purge asks of each record where the last one of its person's work day is.
CREATE INDEX events_by_work_day ON attendance_events (person_key, work_date, chain_seq);

CREATE TABLE outbox_with_checkpoints (
	outbox_id INTEGER PRIMARY KEY AUTOINCREMENT,
	event_id TEXT NOT NULL,
	person_key INTEGER NOT NULL CHECK (person_key >= 0),
	target TEXT NOT NULL,
	body_json TEXT NOT NULL,
	attempts INTEGER NOT NULL DEFAULT 0,
	next_attempt_at_ms INTEGER NOT NULL,
	last_error_code TEXT,
	created_at_ms INTEGER NOT NULL,
	delivered_at_ms INTEGER,
	dead_at_ms INTEGER,
	last_error_detail TEXT,
	skipped_at_ms INTEGER,
	UNIQUE (event_id, target),
	CHECK (delivered_at_ms IS NULL OR dead_at_ms IS NULL)
) STRICT;
INSERT INTO outbox_with_checkpoints (${COLUMNS}) SELECT ${COLUMNS} FROM outbox ORDER BY outbox_id;
-- Numbers of rows that are gone are not given again, or a row would overtake.
UPDATE sqlite_sequence SET seq = (SELECT seq FROM sqlite_sequence WHERE name = 'outbox')
	WHERE name = 'outbox_with_checkpoints' AND EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = 'outbox');
DROP TABLE outbox;
ALTER TABLE outbox_with_checkpoints RENAME TO outbox;

CREATE INDEX outbox_waiting_by_person ON outbox (target, person_key, outbox_id)
	WHERE delivered_at_ms IS NULL AND dead_at_ms IS NULL;
CREATE INDEX outbox_waiting_by_time ON outbox (target, next_attempt_at_ms)
	WHERE delivered_at_ms IS NULL AND dead_at_ms IS NULL;
CREATE INDEX outbox_waiting_by_age ON outbox (target, created_at_ms)
	WHERE delivered_at_ms IS NULL AND dead_at_ms IS NULL;
CREATE INDEX outbox_dead ON outbox (target, person_key, outbox_id)
	WHERE dead_at_ms IS NOT NULL AND skipped_at_ms IS NULL;
CREATE INDEX outbox_by_person ON outbox (person_key);

CREATE TRIGGER log_entries_follow_new_delivery AFTER INSERT ON outbox ${followDelivery("NEW")}
CREATE TRIGGER log_entries_follow_delivery AFTER UPDATE OF delivered_at_ms, dead_at_ms, skipped_at_ms ON outbox
${followDelivery("NEW")}
CREATE TRIGGER log_entries_follow_removed_target AFTER DELETE ON outbox ${followDelivery("OLD")}

CREATE TABLE evidence_photos (
	event_id TEXT PRIMARY KEY,
	person_key INTEGER NOT NULL,
	sealed_image BLOB NOT NULL,
	taken_at_ms INTEGER NOT NULL,
	erase_at_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX evidence_photos_by_person ON evidence_photos (person_key);
CREATE INDEX evidence_photos_by_time ON evidence_photos (taken_at_ms);
CREATE INDEX evidence_photos_by_end ON evidence_photos (erase_at_ms);
-- Whoever destroys a person's data key has pictures that nobody can open: they go in the same transaction.
CREATE TRIGGER evidence_photos_follow_key AFTER DELETE ON person_keys
BEGIN DELETE FROM evidence_photos WHERE person_key = OLD.person_key; END;
`,
} as const;
