// The time that a record probably has when the clock could not be believed. It belongs to the record, so the trigger that
// keeps the log append-only knows it too.
export const estimatedTimeMigration = {
	version: 50,
	sql: `
ALTER TABLE attendance_events ADD COLUMN estimated_at_ms INTEGER;

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
	AND NEW.recorded_at_ms IS OLD.recorded_at_ms
	AND NEW.corrects IS OLD.corrects AND NEW.chain_seq IS OLD.chain_seq AND NEW.chain_version IS OLD.chain_version
	AND NEW.personal_digest IS OLD.personal_digest AND NEW.prev_hash IS OLD.prev_hash AND NEW.hash IS OLD.hash
)
BEGIN SELECT RAISE(ABORT, 'attendance events are append-only'); END;
`,
} as const;
