// What the rights of a person need: the history of consents, withdrawal, erasure with its certificates and requests to HRIS
// systems, and the runs of the retention rules.
//
// `person_uid` names one enrollment of a face without saying whose: 28 random bytes, new after each erasure. The digests of
// erased ones are kept, so that a backup that is put back can be cleaned of them. For people of before it is the nonce and
// tag of their wrapped data key, which copies of the database hold as well.
export const rightsMigration = {
	version: 180,
	sql: `
ALTER TABLE people ADD COLUMN person_uid BLOB;
ALTER TABLE people ADD COLUMN consent_withdrawn_at_ms INTEGER;
ALTER TABLE people ADD COLUMN withdrawal_reference TEXT;
ALTER TABLE people ADD COLUMN face_erased_at_ms INTEGER;
ALTER TABLE people ADD COLUMN deactivated_at_ms INTEGER;
UPDATE people SET person_uid = coalesce(
	(SELECT substr(k.wrapped_key, 2, 28) FROM person_keys k WHERE k.person_key = people.person_key), randomblob(28));
UPDATE people SET deactivated_at_ms = updated_at_ms WHERE is_active = 0 AND removed_at_ms IS NULL;
CREATE UNIQUE INDEX people_by_uid ON people (person_uid) WHERE person_uid IS NOT NULL;
CREATE INDEX people_withdrawn ON people (consent_withdrawn_at_ms) WHERE consent_withdrawn_at_ms IS NOT NULL;

CREATE TRIGGER people_get_a_uid AFTER INSERT ON people WHEN NEW.person_uid IS NULL
BEGIN UPDATE people SET person_uid = randomblob(28) WHERE person_key = NEW.person_key; END;
CREATE TRIGGER people_note_deactivation AFTER UPDATE OF is_active ON people WHEN NEW.is_active <> OLD.is_active
BEGIN
	UPDATE people SET deactivated_at_ms = iif(NEW.is_active, NULL, NEW.updated_at_ms) WHERE person_key = NEW.person_key;
END;

CREATE TABLE consent_records (
	consent_key INTEGER PRIMARY KEY AUTOINCREMENT,
	person_key INTEGER NOT NULL REFERENCES people (person_key),
	version TEXT,
	language TEXT CHECK (language IN ('id', 'en')),
	accepted_at_ms INTEGER,
	taken_by TEXT,
	withdrawn_at_ms INTEGER,
	withdrawal_taken_by TEXT,
	CHECK ((version IS NULL) = (accepted_at_ms IS NULL) AND (language IS NULL) = (accepted_at_ms IS NULL)),
	CHECK (accepted_at_ms IS NOT NULL OR withdrawn_at_ms IS NOT NULL)
) STRICT;
CREATE INDEX consent_records_by_person ON consent_records (person_key);
INSERT INTO consent_records (person_key, version, language, accepted_at_ms)
	SELECT person_key, consent_version, consent_language, consent_accepted_at_ms FROM people
	WHERE removed_at_ms IS NULL AND consent_version IS NOT NULL AND consent_language IS NOT NULL
		AND consent_accepted_at_ms IS NOT NULL;

CREATE TABLE erasures (
	erasure_id TEXT PRIMARY KEY,
	scope TEXT NOT NULL CHECK (scope IN ('face', 'person', 'personAndAttendance')),
	erased_at_ms INTEGER NOT NULL,
	facts_json TEXT NOT NULL,
	compacted_at_ms INTEGER,
	compaction_ms INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX erasures_by_time ON erasures (erased_at_ms);

-- SHA-256 of the uids that were erased: whoever comes back with a backup is erased again.
CREATE TABLE erased_uids (
	uid_digest BLOB PRIMARY KEY CHECK (length(uid_digest) = 32),
	scope TEXT NOT NULL CHECK (scope IN ('face', 'person', 'personAndAttendance')),
	erased_at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE erasure_certificates (
	erasure_id TEXT NOT NULL REFERENCES erasures (erasure_id),
	revision INTEGER NOT NULL CHECK (revision > 0),
	document_json TEXT NOT NULL,
	key_id TEXT NOT NULL,
	public_key BLOB NOT NULL,
	signature BLOB NOT NULL,
	issued_at_ms INTEGER NOT NULL,
	PRIMARY KEY (erasure_id, revision)
) STRICT, WITHOUT ROWID;

-- What is asked of a target waits here until it is answered; then the body, which names the person, is cleared.
CREATE TABLE erasure_requests (
	request_id TEXT PRIMARY KEY,
	erasure_id TEXT NOT NULL REFERENCES erasures (erasure_id),
	target TEXT NOT NULL,
	target_name TEXT NOT NULL,
	state TEXT NOT NULL CHECK (state IN ('waiting', 'accepted', 'refused', 'cannot', 'gone')),
	body_json TEXT,
	external_id TEXT,
	attempts INTEGER NOT NULL DEFAULT 0,
	next_attempt_at_ms INTEGER NOT NULL,
	answered_at_ms INTEGER,
	error_code TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX erasure_requests_waiting ON erasure_requests (next_attempt_at_ms) WHERE state = 'waiting';
CREATE INDEX erasure_requests_by_erasure ON erasure_requests (erasure_id);

CREATE TABLE retention_runs (
	rule TEXT PRIMARY KEY,
	at_ms INTEGER NOT NULL,
	people INTEGER NOT NULL,
	items INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
`,
} as const;
