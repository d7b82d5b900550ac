// The attendance log: appended to, never changed. Sequence number, chain link, event and outbox rows are one transaction.
import { z } from "zod";
import type { AttendanceEvent, PunchDraft } from "../core/domain/attendance-event.ts";
import { type EmployeeId, parseEmployeeId } from "../core/domain/employee.ts";
import { AppError } from "../core/domain/errors.ts";
import type { Clock } from "../core/ports/environment.ts";
import type { AttendanceQuery, AttendanceStore, OutboxDraft } from "../core/ports/stores.ts";
import type { Connection } from "./connection.ts";
import { CHAIN_VERSION, createLogHeadStore, eventRecord } from "./hash-chain.ts";
import {
	clockStateField,
	confidenceField,
	directionField,
	directionSourceField,
	employeeIdField,
	methodField,
} from "./row-schemas.ts";

const eventRow = z.object({
	kioskSeq: z.int(),
	eventId: z.string(),
	personKey: z.int().nullable(),
	employeeId: employeeIdField.nullable(),
	employeeName: z.string().nullable(),
	direction: directionField,
	directionSource: directionSourceField,
	occurredAtMs: z.int(),
	timeZone: z.string(),
	offsetMinutes: z.int(),
	method: methodField,
	confidence: confidenceField,
	similarity: z.number().nullable(),
	livenessScore: z.number().nullable(),
	templateContractId: z.string().nullable(),
	clockState: clockStateField,
	estimatedAtMs: z.int().nullable(),
	note: z.string().nullable(),
	recordedAtMs: z.int(),
	corrects: z.string().nullable(),
});

const EVENT = `SELECT e.kiosk_seq AS kioskSeq, e.event_id AS eventId, e.person_key AS personKey,
	e.employee_id AS employeeId, p.name AS employeeName, e.direction, e.direction_source AS directionSource,
	e.occurred_at_ms AS occurredAtMs, e.time_zone AS timeZone, e.offset_minutes AS offsetMinutes, e.method,
	e.confidence, e.similarity, e.liveness_score AS livenessScore, e.template_contract_id AS templateContractId,
	e.clock_state AS clockState, e.estimated_at_ms AS estimatedAtMs, e.note, e.recorded_at_ms AS recordedAtMs,
	e.corrects
	FROM attendance_events e LEFT JOIN people p ON p.person_key = e.person_key`;

/** Beyond every sequence number and moment, for an open end of a query. */
const NO_BOUND = Number.MAX_SAFE_INTEGER;

/** Reading in order of time, for exports; not needed by the rules, so not part of their port. */
export interface AttendanceLog extends AttendanceStore {
	/** Oldest first, page by page: no read transaction is held and no log is in memory. */
	inOrderOfTime(range: { readonly fromMs?: number; readonly toMs?: number }): Iterable<AttendanceEvent>;
}

export interface AttendanceStoreDeps {
	readonly connection: Connection;
	readonly clock: Clock;
}

export function createAttendanceStore({ connection, clock }: AttendanceStoreDeps): AttendanceLog {
	const latest = connection.query(
		`${EVENT} WHERE e.employee_id = @employeeId ORDER BY e.kiosk_seq DESC LIMIT 1`,
		eventRow,
	);
	const byEventId = connection.query(`${EVENT} WHERE e.event_id = @eventId`, eventRow);
	const correcting = connection.query(
		"SELECT kiosk_seq AS kioskSeq FROM attendance_events WHERE corrects = @eventId LIMIT 1",
		z.object({ kioskSeq: z.int() }),
	);
	const list = prepareList(connection);
	const following = connection.query(
		`${EVENT} WHERE e.kiosk_seq > @kioskSeq ORDER BY e.kiosk_seq LIMIT @limit`,
		eventRow,
	);
	const timePage = connection.query(
		`${EVENT} WHERE (e.occurred_at_ms, e.kiosk_seq) > (@fromMs, @fromSeq) AND e.occurred_at_ms <= @toMs
		 ORDER BY e.occurred_at_ms, e.kiosk_seq LIMIT @limit`,
		eventRow,
	);
	const write = prepareWrite(connection, clock);
	return {
		latest: (employeeId) => optionalEvent(latest.get({ employeeId })),
		find: (eventId) => optionalEvent(byEventId.get({ eventId })),
		isCorrected: (eventId) => correcting.get({ eventId }) !== null,
		list: (query) => list(query).map(toEvent),
		after: (kioskSeq, limit) => following.all({ kioskSeq, limit }).map(toEvent),
		append: (draft, outbox) =>
			connection.transaction(() => {
				write(draft, outbox);
				const event = optionalEvent(byEventId.get({ eventId: draft.eventId }));
				if (!event) throw new Error("an appended event is not there");
				return event;
			}),
		inOrderOfTime: function* ({ fromMs = 1 - NO_BOUND, toMs = NO_BOUND }) {
			const limit = 500;
			let at = { fromMs: fromMs - 1, fromSeq: NO_BOUND };
			for (;;) {
				const page = timePage.all({ ...at, toMs, limit });
				yield* page.map(toEvent);
				const last = page.at(-1);
				if (!last || page.length < limit) return;
				at = { fromMs: last.occurredAtMs, fromSeq: last.kioskSeq };
			}
		},
	};
}

/** Newest first by kiosk sequence. Each shape of query has a statement whose plan is an index search. */
function prepareList(connection: Connection): (query: AttendanceQuery) => z.output<typeof eventRow>[] {
	const bySeq = connection.query(
		`${EVENT} WHERE e.kiosk_seq < @beforeSeq ORDER BY e.kiosk_seq DESC LIMIT @limit`,
		eventRow,
	);
	const byTime = connection.query(
		`${EVENT} WHERE e.kiosk_seq IN (
			SELECT kiosk_seq FROM attendance_events INDEXED BY events_by_time
			WHERE occurred_at_ms BETWEEN @fromMs AND @toMs AND kiosk_seq < @beforeSeq
			ORDER BY kiosk_seq DESC LIMIT @limit)
		 ORDER BY e.kiosk_seq DESC`,
		eventRow,
	);
	const byEmployee = connection.query(
		`${EVENT} WHERE e.employee_id = @employeeId AND e.kiosk_seq < @beforeSeq
			AND e.occurred_at_ms BETWEEN @fromMs AND @toMs
		 ORDER BY e.kiosk_seq DESC LIMIT @limit`,
		eventRow,
	);
	return ({ fromMs, toMs, employeeId, beforeSeq = NO_BOUND, limit }) => {
		const range = { fromMs: fromMs ?? -NO_BOUND, toMs: toMs ?? NO_BOUND };
		if (employeeId !== undefined) return byEmployee.all({ employeeId, beforeSeq, limit, ...range });
		if (fromMs === undefined && toMs === undefined) return bySeq.all({ beforeSeq, limit });
		return byTime.all({ beforeSeq, limit, ...range });
	};
}

function prepareWrite(connection: Connection, clock: Clock) {
	const head = createLogHeadStore(connection);
	const findPersonKey = connection.query(
		"SELECT person_key AS personKey FROM people WHERE employee_id = @employeeId AND removed_at_ms IS NULL",
		z.object({ personKey: z.int() }),
	);
	const insertEvent = connection.command(
		`INSERT INTO attendance_events (kiosk_seq, event_id, person_key, employee_id, direction, direction_source,
			occurred_at_ms, time_zone, offset_minutes, method, confidence, similarity, liveness_score,
			template_contract_id, clock_state, estimated_at_ms, note, recorded_at_ms, corrects, chain_seq, chain_version, salt,
			personal_digest, prev_hash, hash)
		 VALUES (@kioskSeq, @eventId, @personKey, @employeeId, @direction, @directionSource,
			@occurredAtMs, @timeZone, @offsetMinutes, @method, @confidence, @similarity, @livenessScore,
			@templateContractId, @clockState, @estimatedAtMs, @note, @recordedAtMs, @corrects, @chainSeq, @chainVersion, @salt,
			@personalDigest, @prevHash, @hash)`,
	);
	const insertOutbox = connection.command(
		`INSERT INTO outbox (event_id, person_key, target, body_json, next_attempt_at_ms, created_at_ms)
		 VALUES (@eventId, @personKey, @target, @bodyJson, @nowMs, @nowMs)`,
	);
	return (draft: PunchDraft, outbox: (kioskSeq: number) => readonly OutboxDraft[]): void => {
		const person = findPersonKey.get({ employeeId: draft.employeeId });
		if (!person) throw new AppError("EMPLOYEE_NOT_FOUND", { employeeId: draft.employeeId });
		const nowMs = clock.nowMs();
		const kioskSeq = head.takeKioskSeq();
		const event = { ...draft, kioskSeq, personKey: person.personKey, recordedAtMs: nowMs };
		const link = head.extend((chainSeq) => eventRecord(chainSeq, event));
		insertEvent.run({ ...event, ...link, chainVersion: CHAIN_VERSION });
		for (const { eventId, target, bodyJson } of outbox(kioskSeq)) {
			if (eventId !== draft.eventId) throw new Error("an outbox row of another event was given to append");
			insertOutbox.run({ eventId, personKey: person.personKey, target, bodyJson, nowMs });
		}
	};
}

/** Who it was is gone once the person was erased; the surrogate keeps the events of one person together. */
function erasedEmployeeId(personKey: number | null): EmployeeId {
	const employeeId = parseEmployeeId(`erased-${personKey ?? "person"}`);
	if (!employeeId) throw new Error("the placeholder of an erased person is no employee id");
	return employeeId;
}

function toEvent({ personKey, ...event }: z.output<typeof eventRow>): AttendanceEvent {
	return { ...event, employeeId: event.employeeId ?? erasedEmployeeId(personKey) };
}

function optionalEvent(row: z.output<typeof eventRow> | null): AttendanceEvent | null {
	return row && toEvent(row);
}
