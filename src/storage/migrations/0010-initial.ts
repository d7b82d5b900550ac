// The first schema. Lists that will grow (method, direction source) carry no CHECK: the log must never be rebuilt to
// widen one; zod checks them on the way in and out.
export const initialMigration = {
	version: 10,
	sql: `
CREATE TABLE people (
	person_key INTEGER PRIMARY KEY AUTOINCREMENT,
	employee_id TEXT CHECK (employee_id IS NOT NULL OR removed_at_ms IS NOT NULL),
	name TEXT,
	is_active INTEGER NOT NULL DEFAULT 1 CHECK (is_active IN (0, 1)),
	consent_version TEXT,
	consent_language TEXT CHECK (consent_language IN ('id', 'en')),
	consent_accepted_at_ms INTEGER,
	created_at_ms INTEGER NOT NULL,
	updated_at_ms INTEGER NOT NULL,
	removed_at_ms INTEGER,
	CHECK ((name IS NULL) = (removed_at_ms IS NOT NULL))
) STRICT;
CREATE UNIQUE INDEX people_by_employee_id ON people (employee_id) WHERE removed_at_ms IS NULL;
CREATE INDEX people_by_name ON people (name COLLATE NOCASE, employee_id) WHERE removed_at_ms IS NULL;

CREATE TABLE person_keys (
	person_key INTEGER PRIMARY KEY REFERENCES people (person_key),
	master_key_id TEXT NOT NULL,
	wrapped_key BLOB NOT NULL,
	created_at_ms INTEGER NOT NULL
) STRICT;

CREATE TABLE external_ids (
	person_key INTEGER NOT NULL REFERENCES people (person_key),
	target TEXT NOT NULL,
	external_id TEXT NOT NULL,
	updated_at_ms INTEGER NOT NULL,
	PRIMARY KEY (person_key, target),
	UNIQUE (target, external_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE templates (
	template_key INTEGER PRIMARY KEY AUTOINCREMENT,
	template_id TEXT NOT NULL UNIQUE,
	person_key INTEGER NOT NULL REFERENCES people (person_key),
	template_contract_id TEXT NOT NULL,
	sealed_embedding BLOB NOT NULL,
	pose TEXT NOT NULL CHECK (pose IN ('front', 'left', 'right', 'up', 'down', 'any')),
	quality REAL NOT NULL CHECK (quality BETWEEN 0 AND 100),
	source TEXT NOT NULL,
	created_at_ms INTEGER NOT NULL,
	revision INTEGER NOT NULL
) STRICT;
CREATE INDEX templates_by_contract ON templates (template_contract_id, person_key, template_key);
CREATE INDEX templates_by_person ON templates (person_key, template_contract_id);

CREATE TABLE gallery_state (
	id INTEGER PRIMARY KEY CHECK (id = 1),
	revision INTEGER NOT NULL
) STRICT;
INSERT INTO gallery_state VALUES (1, 0);

CREATE TABLE log_head (
	id INTEGER PRIMARY KEY CHECK (id = 1),
	chain_seq INTEGER NOT NULL,
	kiosk_seq INTEGER NOT NULL,
	hash BLOB NOT NULL
) STRICT;
INSERT INTO log_head VALUES (1, 0, 0, zeroblob(32));

CREATE TABLE attendance_events (
	kiosk_seq INTEGER PRIMARY KEY,
	event_id TEXT NOT NULL UNIQUE,
	person_key INTEGER REFERENCES people (person_key),
	employee_id TEXT,
	direction TEXT NOT NULL CHECK (direction IN ('IN', 'OUT')),
	direction_source TEXT NOT NULL,
	occurred_at_ms INTEGER NOT NULL,
	time_zone TEXT NOT NULL,
	offset_minutes INTEGER NOT NULL,
	method TEXT NOT NULL,
	confidence TEXT CHECK (confidence IN ('high', 'medium', 'low')),
	similarity REAL,
	liveness_score REAL,
	template_contract_id TEXT,
	clock_state TEXT NOT NULL CHECK (clock_state IN ('trusted', 'suspect')),
	note TEXT,
	recorded_at_ms INTEGER NOT NULL,
	corrects TEXT REFERENCES attendance_events (event_id),
	chain_seq INTEGER NOT NULL UNIQUE,
	chain_version INTEGER NOT NULL,
	salt BLOB,
	personal_digest BLOB NOT NULL,
	prev_hash BLOB NOT NULL,
	hash BLOB NOT NULL
) STRICT;
CREATE INDEX events_by_employee ON attendance_events (employee_id, kiosk_seq, occurred_at_ms);
CREATE INDEX events_by_person ON attendance_events (person_key, kiosk_seq);
CREATE INDEX events_by_time ON attendance_events (occurred_at_ms, kiosk_seq);
CREATE INDEX events_by_corrected ON attendance_events (corrects) WHERE corrects IS NOT NULL;

CREATE TABLE audit (
	audit_key INTEGER PRIMARY KEY AUTOINCREMENT,
	at_ms INTEGER NOT NULL,
	action TEXT NOT NULL,
	actor TEXT,
	subject TEXT,
	detail_json TEXT,
	chain_seq INTEGER NOT NULL UNIQUE,
	chain_version INTEGER NOT NULL,
	salt BLOB,
	personal_digest BLOB NOT NULL,
	prev_hash BLOB NOT NULL,
	hash BLOB NOT NULL
) STRICT;

-- Both logs are append-only. The one change allowed is erasure: all personal columns and the salt become NULL together
-- and nothing else changes, so the chain over personal_digest stays whole while the digest can no longer be guessed.
CREATE TRIGGER attendance_events_never_deleted BEFORE DELETE ON attendance_events
BEGIN SELECT RAISE(ABORT, 'attendance events are append-only'); END;

CREATE TRIGGER attendance_events_only_erased BEFORE UPDATE ON attendance_events
WHEN NOT (
	NEW.employee_id IS NULL AND NEW.similarity IS NULL AND NEW.liveness_score IS NULL AND NEW.note IS NULL
	AND NEW.salt IS NULL AND (NEW.person_key IS NULL OR NEW.person_key IS OLD.person_key)
	AND NEW.kiosk_seq IS OLD.kiosk_seq AND NEW.event_id IS OLD.event_id AND NEW.direction IS OLD.direction
	AND NEW.direction_source IS OLD.direction_source AND NEW.occurred_at_ms IS OLD.occurred_at_ms
	AND NEW.time_zone IS OLD.time_zone AND NEW.offset_minutes IS OLD.offset_minutes AND NEW.method IS OLD.method
	AND NEW.confidence IS OLD.confidence AND NEW.template_contract_id IS OLD.template_contract_id
	AND NEW.clock_state IS OLD.clock_state AND NEW.recorded_at_ms IS OLD.recorded_at_ms
	AND NEW.corrects IS OLD.corrects AND NEW.chain_seq IS OLD.chain_seq AND NEW.chain_version IS OLD.chain_version
	AND NEW.personal_digest IS OLD.personal_digest AND NEW.prev_hash IS OLD.prev_hash AND NEW.hash IS OLD.hash
)
BEGIN SELECT RAISE(ABORT, 'attendance events are append-only'); END;

CREATE TRIGGER audit_never_deleted BEFORE DELETE ON audit
BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;

CREATE TRIGGER audit_only_erased BEFORE UPDATE ON audit
WHEN NOT (
	NEW.actor IS NULL AND NEW.subject IS NULL AND NEW.detail_json IS NULL AND NEW.salt IS NULL
	AND NEW.audit_key IS OLD.audit_key AND NEW.at_ms IS OLD.at_ms AND NEW.action IS OLD.action
	AND NEW.chain_seq IS OLD.chain_seq AND NEW.chain_version IS OLD.chain_version
	AND NEW.personal_digest IS OLD.personal_digest AND NEW.prev_hash IS OLD.prev_hash AND NEW.hash IS OLD.hash
)
BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;

CREATE TABLE outbox (
	outbox_id INTEGER PRIMARY KEY AUTOINCREMENT,
	event_id TEXT NOT NULL REFERENCES attendance_events (event_id),
	person_key INTEGER NOT NULL REFERENCES people (person_key),
	target TEXT NOT NULL,
	body_json TEXT NOT NULL,
	attempts INTEGER NOT NULL DEFAULT 0,
	next_attempt_at_ms INTEGER NOT NULL,
	last_error_code TEXT,
	created_at_ms INTEGER NOT NULL,
	delivered_at_ms INTEGER,
	dead_at_ms INTEGER,
	UNIQUE (event_id, target),
	CHECK (delivered_at_ms IS NULL OR dead_at_ms IS NULL)
) STRICT;
CREATE INDEX outbox_waiting_by_person ON outbox (target, person_key, outbox_id)
	WHERE delivered_at_ms IS NULL AND dead_at_ms IS NULL;
CREATE INDEX outbox_waiting_by_time ON outbox (next_attempt_at_ms)
	WHERE delivered_at_ms IS NULL AND dead_at_ms IS NULL;
CREATE INDEX outbox_waiting_by_age ON outbox (created_at_ms)
	WHERE delivered_at_ms IS NULL AND dead_at_ms IS NULL;
CREATE INDEX outbox_dead ON outbox (dead_at_ms) WHERE dead_at_ms IS NOT NULL;
CREATE INDEX outbox_by_person ON outbox (person_key);

-- Totals by target, so that a status line does not count a year of delivered rows.
CREATE TABLE outbox_targets (
	target TEXT PRIMARY KEY,
	delivered_count INTEGER NOT NULL DEFAULT 0,
	last_delivered_at_ms INTEGER,
	last_error_code TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE settings (
	key TEXT PRIMARY KEY,
	value_json TEXT NOT NULL,
	updated_at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE credentials (
	name TEXT PRIMARY KEY,
	role TEXT CHECK (role IN ('kiosk', 'supervisor', 'administrator', 'auditor')),
	hash TEXT NOT NULL,
	updated_at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE pin_lock (
	id INTEGER PRIMARY KEY CHECK (id = 1),
	failed_attempts INTEGER NOT NULL,
	locked_until_ms INTEGER NOT NULL
) STRICT;
INSERT INTO pin_lock VALUES (1, 0, 0);
`,
} as const;
