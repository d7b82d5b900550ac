// What the log is looked through by. The log itself never changes, but what is asked for does: whether a record was
// corrected since, and how its deliveries stand. So each record has an entry beside it that follows both, kept up by
// triggers in the transaction that changes them; it is derived, no part of the hash chain, and can be made anew.
//
// Every combination of filters is one stretch of an index, or two that are merged where the direction is open. What is
// noteworthy of a record is rare and has small indexes of its own, which an ordinary punch does not touch. `kiosk_seq`
// ends each index as the row's key.

/** As `deliveryStates` numbers them: of several targets the greatest counts. */
const DELIVERY = `SELECT coalesce(max(CASE
		WHEN delivered_at_ms IS NOT NULL THEN 2
		WHEN skipped_at_ms IS NOT NULL THEN 1
		WHEN dead_at_ms IS NOT NULL THEN 4
		ELSE 3 END), 0) FROM outbox WHERE event_id =`;

const followDelivery = (row: "NEW" | "OLD") => `
	UPDATE log_entries SET delivery = (${DELIVERY} ${row}.event_id)
	WHERE kiosk_seq = (SELECT kiosk_seq FROM attendance_events WHERE event_id = ${row}.event_id);`;

/** The four indexes of all entries, or of those that `condition` names. */
function indexes(prefix: string, condition: string): string {
	const kinds = [
		["by_time", "direction, occurred_at_ms"],
		["by_employee", "employee_id, direction, occurred_at_ms"],
		["by_delivery", "delivery, direction, occurred_at_ms"],
		["by_employee_delivery", "employee_id, delivery, direction, occurred_at_ms"],
	] as const;
	return kinds
		.map(([kind, columns]) => `CREATE INDEX ${prefix}_${kind} ON log_entries (${columns})${condition};`)
		.join("\n");
}

const rareStates = ["suspect", "corrected", "correction", "supervisor"] as const;

export const logEntriesMigration = {
	version: 70,
	sql: `
CREATE TABLE log_entries (
	kiosk_seq INTEGER PRIMARY KEY REFERENCES attendance_events (kiosk_seq),
	occurred_at_ms INTEGER NOT NULL,
	employee_id TEXT,
	direction TEXT NOT NULL,
	is_suspect INTEGER NOT NULL,
	is_corrected INTEGER NOT NULL,
	is_correction INTEGER NOT NULL,
	is_supervisor INTEGER NOT NULL,
	delivery INTEGER NOT NULL
) STRICT;

INSERT INTO log_entries
	SELECT e.kiosk_seq, e.occurred_at_ms, e.employee_id, e.direction, e.clock_state = 'suspect',
		EXISTS (SELECT 1 FROM attendance_events c WHERE c.corrects = e.event_id), e.corrects IS NOT NULL,
		e.method = 'supervisor', (${DELIVERY} e.event_id)
	FROM attendance_events e;

${indexes("log_entries", "")}
${rareStates.map((state) => indexes(`log_entries_${state}`, ` WHERE is_${state} = 1`)).join("\n")}

CREATE TRIGGER log_entries_follow_events AFTER INSERT ON attendance_events
BEGIN
	INSERT INTO log_entries VALUES (NEW.kiosk_seq, NEW.occurred_at_ms, NEW.employee_id, NEW.direction,
		NEW.clock_state = 'suspect', 0, NEW.corrects IS NOT NULL, NEW.method = 'supervisor', 0);
END;
CREATE TRIGGER log_entries_follow_corrections AFTER INSERT ON attendance_events WHEN NEW.corrects IS NOT NULL
BEGIN
	UPDATE log_entries SET is_corrected = 1
	WHERE kiosk_seq = (SELECT kiosk_seq FROM attendance_events WHERE event_id = NEW.corrects);
END;
CREATE TRIGGER log_entries_follow_erasure AFTER UPDATE OF employee_id ON attendance_events
BEGIN
	UPDATE log_entries SET employee_id = NEW.employee_id WHERE kiosk_seq = NEW.kiosk_seq;
END;
CREATE TRIGGER log_entries_follow_new_delivery AFTER INSERT ON outbox
BEGIN ${followDelivery("NEW")}
END;
CREATE TRIGGER log_entries_follow_delivery AFTER UPDATE OF delivered_at_ms, dead_at_ms, skipped_at_ms ON outbox
BEGIN ${followDelivery("NEW")}
END;
CREATE TRIGGER log_entries_follow_removed_target AFTER DELETE ON outbox
BEGIN ${followDelivery("OLD")}
END;
`,
} as const;
