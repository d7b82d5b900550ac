// What there is of a person in each table: one query that counts it and the statements that erase it, used for the survey,
// for the erasure, and for asking again afterwards.
//
// @personKey is the person's row, @ids a JSON array of the employee ids that were ever theirs.
import type { ErasureItem } from "../../core/domain/rights/erasure.ts";

const BY_ID = "employee_id IN (SELECT value FROM json_each(@ids))";
const EVENTS = `(person_key = @personKey OR ${BY_ID}) AND employee_id IS NOT NULL`;
/** Ids stand alone in a detail, or in a list that is joined by commas. */
const NAMED_IN_DETAIL = `EXISTS (SELECT 1 FROM json_each(audit.detail_json) d, json_each(@ids) i
	WHERE d.type = 'text' AND instr(', ' || d.value || ', ', ', ' || i.value || ', ') > 0)`;
/** A row of the audit that names the person, and was not erased yet. */
export const ABOUT_PERSON_IN_AUDIT = `salt IS NOT NULL AND (subject IN (SELECT value FROM json_each(@ids)) OR ${NAMED_IN_DETAIL})`;
const DELIVERED =
	"person_key = @personKey AND (delivered_at_ms IS NOT NULL OR skipped_at_ms IS NOT NULL) AND body_json <> '{}'";
const UNDELIVERED = "person_key = @personKey AND delivered_at_ms IS NULL AND skipped_at_ms IS NULL";
const REQUESTS = `event_id IN (SELECT event_id FROM attendance_events WHERE person_key = @personKey OR ${BY_ID})`;
/** Entries that became part of this one kept the id that they had. */
const IDENTITIES = `person_key = @personKey AND name IS NOT NULL`;

export interface ItemStatements {
	readonly count: string;
	readonly erase: readonly string[];
}

const ofPerson = (table: string): ItemStatements => ({
	count: `SELECT count(*) AS found FROM ${table} WHERE person_key = @personKey`,
	erase: [`DELETE FROM ${table} WHERE person_key = @personKey`],
});

const count = (table: string, where: string) => `SELECT count(*) AS found FROM ${table} WHERE ${where}`;

export const itemStatements: Readonly<Record<ErasureItem, ItemStatements>> = {
	templates: ofPerson("templates"),
	pictures: ofPerson("enrollment_crops"),
	evidencePhotos: ofPerson("evidence_photos"),
	dataKeys: ofPerson("person_keys"),
	lookAlikes: {
		count: count("look_alikes", "person_a = @personKey OR person_b = @personKey"),
		erase: ["DELETE FROM look_alikes WHERE person_a = @personKey OR person_b = @personKey"],
	},
	identity: {
		count: count("people", IDENTITIES),
		erase: [
			`UPDATE people SET name = NULL, is_active = 0, removed_at_ms = @nowMs, updated_at_ms = @nowMs,
				consent_version = NULL, consent_language = NULL, consent_accepted_at_ms = NULL
			 WHERE ${IDENTITIES}`,
		],
	},
	formerIds: ofPerson("former_employee_ids"),
	consents: ofPerson("consent_records"),
	pins: ofPerson("employee_pins"),
	badges: ofPerson("badges"),
	groups: ofPerson("group_members"),
	externalIds: ofPerson("external_ids"),
	hrisCandidates: { count: count("target_people", BY_ID), erase: [`DELETE FROM target_people WHERE ${BY_ID}`] },
	deliveredBodies: {
		count: count("outbox", DELIVERED),
		erase: [`UPDATE outbox SET body_json = '{}', last_error_detail = NULL WHERE ${DELIVERED}`],
	},
	requestKeys: { count: count("punch_requests", REQUESTS), erase: [`DELETE FROM punch_requests WHERE ${REQUESTS}`] },
	// The one change that the triggers let through: all personal columns and the salt at once (see hash-chain.ts).
	auditEntries: {
		count: count("audit", ABOUT_PERSON_IN_AUDIT),
		erase: [
			`UPDATE audit SET actor = NULL, subject = NULL, detail_json = NULL, salt = NULL
			 WHERE ${ABOUT_PERSON_IN_AUDIT}`,
		],
	},
	undeliveredBodies: { count: count("outbox", UNDELIVERED), erase: [`DELETE FROM outbox WHERE ${UNDELIVERED}`] },
	attendanceRecords: {
		count: count("attendance_events", EVENTS),
		erase: [
			`UPDATE attendance_events SET employee_id = NULL, similarity = NULL, liveness_score = NULL, note = NULL,
				salt = NULL WHERE ${EVENTS}`,
			`UPDATE people SET employee_id = NULL WHERE removed_at_ms IS NOT NULL AND (person_key = @personKey OR ${BY_ID})`,
		],
	},
};
