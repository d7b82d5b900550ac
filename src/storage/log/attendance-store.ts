// The attendance log: appended to, never changed. Sequence number, chain link, event and outbox rows are one transaction.
import { z } from "zod";
import type { PunchDraft } from "../../core/domain/attendance/attendance-event.ts";
import type { PlannedShift } from "../../core/domain/attendance/shift.ts";
import { AppError } from "../../core/domain/errors.ts";
import type { Clock } from "../../core/ports/environment.ts";
import type { AttendanceStore, OutboxDraft } from "../../core/ports/stores.ts";
import type { Connection } from "../database/connection.ts";
import { createAttendanceReader } from "./attendance-reader.ts";
import { CHAIN_VERSION, createLogHeadStore, eventRecord } from "./hash-chain.ts";

export interface AttendanceStoreDeps {
	readonly connection: Connection;
	readonly clock: Clock;
}

export function createAttendanceStore({ connection, clock }: AttendanceStoreDeps): AttendanceStore {
	const reader = createAttendanceReader(connection);
	const write = prepareWrite(connection, clock);
	return {
		...reader,
		append: (draft, outbox) =>
			connection.transaction(() => {
				write(draft, outbox);
				const event = reader.find(draft.eventId);
				if (!event) throw new Error("an appended event is not there");
				return event;
			}),
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
			template_contract_id, clock_state, estimated_at_ms, note, recorded_at_ms, corrects, work_date, shift_code,
			shift_start_ms, shift_end_ms, grace_minutes, chain_seq, chain_version, salt,
			personal_digest, prev_hash, hash)
		 VALUES (@kioskSeq, @eventId, @personKey, @employeeId, @direction, @directionSource,
			@occurredAtMs, @timeZone, @offsetMinutes, @method, @confidence, @similarity, @livenessScore,
			@templateContractId, @clockState, @estimatedAtMs, @note, @recordedAtMs, @corrects, @workDate, @shiftCode,
			@shiftStartMs, @shiftEndMs, @graceMinutes, @chainSeq, @chainVersion, @salt,
			@personalDigest, @prevHash, @hash)`,
	);
	// Before the digest: the log proves what is on disk, and is verified without the key of the names.
	const sealNote = connection.query(
		"SELECT seal_name(@note, 'attendance_events') AS note",
		z.object({ note: z.string().nullable() }),
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
		const { shift, ...told } = draft;
		const note = draft.note === null ? null : (sealNote.get({ note: draft.note })?.note ?? null);
		const event = {
			...told,
			...toShiftColumns(shift),
			note,
			kioskSeq,
			personKey: person.personKey,
			recordedAtMs: nowMs,
		};
		const link = head.extend((chainSeq) => eventRecord(chainSeq, event));
		insertEvent.run({ ...event, ...link, chainVersion: CHAIN_VERSION });
		for (const { eventId, target, bodyJson } of outbox(kioskSeq)) {
			if (eventId !== draft.eventId) throw new Error("an outbox row of another event was given to append");
			insertOutbox.run({ eventId, personKey: person.personKey, target, bodyJson, nowMs });
		}
	};
}

function toShiftColumns(shift: PlannedShift | null) {
	return {
		shiftCode: shift?.code ?? null,
		shiftStartMs: shift?.startMs ?? null,
		shiftEndMs: shift?.endMs ?? null,
		graceMinutes: shift?.graceMinutes ?? null,
	};
}
