// Employee groups and shifts, and the work day and planned shift that a punch counts for. Those belong to the record, so
// the trigger that keeps the log append-only knows them too.
export const rulesMigration = {
	version: 60,
	sql: `
CREATE TABLE employee_groups (
	group_id TEXT PRIMARY KEY,
	name TEXT NOT NULL,
	direction_rule_json TEXT,
	created_at_ms INTEGER NOT NULL,
	updated_at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE group_members (
	person_key INTEGER PRIMARY KEY REFERENCES people (person_key),
	group_id TEXT NOT NULL REFERENCES employee_groups (group_id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX group_members_by_group ON group_members (group_id);

CREATE TRIGGER people_leave_their_group AFTER UPDATE OF removed_at_ms ON people WHEN NEW.removed_at_ms IS NOT NULL
BEGIN DELETE FROM group_members WHERE person_key = NEW.person_key; END;

-- A shift for chosen groups whose last group was removed is nobody's, not everybody's: hence a column of its own.
CREATE TABLE shifts (
	shift_id TEXT PRIMARY KEY,
	code TEXT NOT NULL,
	name TEXT NOT NULL,
	start_minute INTEGER NOT NULL CHECK (start_minute BETWEEN 0 AND 1439),
	end_minute INTEGER NOT NULL CHECK (end_minute BETWEEN 0 AND 1439),
	weekdays_json TEXT NOT NULL,
	grace_minutes INTEGER NOT NULL CHECK (grace_minutes >= 0),
	is_for_everybody INTEGER NOT NULL CHECK (is_for_everybody IN (0, 1)),
	created_at_ms INTEGER NOT NULL,
	updated_at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE shift_groups (
	shift_id TEXT NOT NULL REFERENCES shifts (shift_id) ON DELETE CASCADE,
	group_id TEXT NOT NULL REFERENCES employee_groups (group_id) ON DELETE CASCADE,
	PRIMARY KEY (shift_id, group_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX shift_groups_by_group ON shift_groups (group_id);

ALTER TABLE attendance_events ADD COLUMN work_date TEXT;
ALTER TABLE attendance_events ADD COLUMN shift_code TEXT;
ALTER TABLE attendance_events ADD COLUMN shift_start_ms INTEGER;
ALTER TABLE attendance_events ADD COLUMN shift_end_ms INTEGER;
ALTER TABLE attendance_events ADD COLUMN grace_minutes INTEGER;

DROP TRIGGER attendance_events_only_erased;
CREATE TRIGGER attendance_events_only_erased BEFORE UPDATE ON attendance_events
WHEN NOT (
	NEW.employee_id IS NULL AND NEW.similarity IS NULL AND NEW.liveness_score IS NULL AND NEW.note IS NULL
	AND NEW.salt IS NULL AND (NEW.person_key IS NULL OR NEW.person_key IS OLD.person_key)
	AND NEW.kiosk_seq IS OLD.kiosk_seq AND NEW.event_id IS OLD.event_id AND NEW.direction IS OLD.direction
	AND NEW.direction_source IS OLD.direction_source AND NEW.occurred_at_ms IS OLD.occurred_at_ms
	AND NEW.time_zone IS OLD.time_zone AND NEW.offset_minutes IS OLD.offset_minutes AND NEW.method IS OLD.method
	AND NEW.confidence IS OLD.confidence AND NEW.template_contract_id IS OLD.template_contract_id
	AND NEW.clock_state IS OLD.clock_state AND NEW.estimated_at_ms IS OLD.estimated_at_ms
	AND NEW.work_date IS OLD.work_date AND NEW.shift_code IS OLD.shift_code
	AND NEW.shift_start_ms IS OLD.shift_start_ms AND NEW.shift_end_ms IS OLD.shift_end_ms
	AND NEW.grace_minutes IS OLD.grace_minutes AND NEW.recorded_at_ms IS OLD.recorded_at_ms
	AND NEW.corrects IS OLD.corrects AND NEW.chain_seq IS OLD.chain_seq AND NEW.chain_version IS OLD.chain_version
	AND NEW.personal_digest IS OLD.personal_digest AND NEW.prev_hash IS OLD.prev_hash AND NEW.hash IS OLD.hash
)
BEGIN SELECT RAISE(ABORT, 'attendance events are append-only'); END;
`,
} as const;
