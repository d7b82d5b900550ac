// The event that leaves the kiosk: CloudEvents 1.0, structured JSON. The form is fixed; receivers depend on it.
// https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/spec.md
import type {
	ClockState,
	ConfidenceBand,
	Direction,
	DirectionSource,
	PunchDraft,
	PunchMethod,
} from "../attendance/attendance-event.ts";
import type { LogCheckpoint } from "../attendance/log-checkpoint.ts";
import { toTimestamp } from "../timestamp.ts";

export const PUNCH_EVENT_TYPE = "attendance.punch.v1";
export const CORRECTION_EVENT_TYPE = "attendance.correction.v1";
export const CHECKPOINT_EVENT_TYPE = "attendance.log.checkpoint.v1";

export interface CloudEvent {
	readonly specversion: "1.0";
	readonly type: typeof PUNCH_EVENT_TYPE | typeof CORRECTION_EVENT_TYPE;
	/** The event's UUIDv7, also `webhook-id` and `Idempotency-Key`. */
	readonly id: string;
	readonly source: string;
	readonly time: string;
	readonly datacontenttype: "application/json";
	readonly data: {
		readonly employee_id: string;
		readonly direction: Direction;
		readonly direction_source: DirectionSource;
		readonly occurred_at: string;
		readonly tz: string;
		readonly kiosk_seq: number;
		readonly method: PunchMethod;
		/** null for methods that do not match a face. */
		readonly confidence: ConfidenceBand | null;
		readonly clock_state: ClockState;
		/** With a suspect clock: what time it probably was, RFC 3339. */
		readonly estimated_at?: string;
		/** The work day that it counts for, `2026-11-03`; absent on records of before work days were kept. */
		readonly work_date?: string;
		/** The turn of a shift that it belongs to, as it was planned; absent without one. */
		readonly shift_code?: string;
		readonly shift_start?: string;
		readonly shift_end?: string;
		readonly grace_minutes?: number;
		/** In a correction: `id` of the event that does not hold any more. */
		readonly corrects?: string;
	};
}

/** Never holds a name, an embedding, an image or a similarity: the HRIS needs who, what and when. */
export function toCloudEvent(
	event: PunchDraft & { readonly kioskSeq: number },
	{ kioskId }: { readonly kioskId: string },
): CloudEvent {
	const occurredAt = toTimestamp(event.occurredAtMs, event.offsetMinutes);
	return {
		specversion: "1.0",
		type: event.corrects === null ? PUNCH_EVENT_TYPE : CORRECTION_EVENT_TYPE,
		id: event.eventId,
		source: `/kiosk/${kioskId}`,
		time: occurredAt,
		datacontenttype: "application/json",
		data: {
			employee_id: event.employeeId,
			direction: event.direction,
			direction_source: event.directionSource,
			occurred_at: occurredAt,
			tz: event.timeZone,
			kiosk_seq: event.kioskSeq,
			method: event.method,
			confidence: event.confidence,
			clock_state: event.clockState,
			...(event.estimatedAtMs !== null && { estimated_at: toTimestamp(event.estimatedAtMs, event.offsetMinutes) }),
			...(event.workDate !== null && { work_date: event.workDate }),
			...(event.shift !== null && {
				shift_code: event.shift.code,
				shift_start: toTimestamp(event.shift.startMs, event.offsetMinutes),
				shift_end: toTimestamp(event.shift.endMs, event.offsetMinutes),
				grace_minutes: event.shift.graceMinutes,
			}),
			...(event.corrects !== null && { corrects: event.corrects }),
		},
	};
}

/** How the log stood, signed: for a receiver to keep. It is about nobody. */
export function toCheckpointEvent({ checkpointId, kioskId, atMs, statement, signature, publicKey }: LogCheckpoint) {
	return {
		specversion: "1.0",
		type: CHECKPOINT_EVENT_TYPE,
		id: checkpointId,
		source: `/kiosk/${kioskId}`,
		time: new Date(atMs).toISOString(),
		datacontenttype: "application/json",
		data: { statement, signature, public_key: publicKey },
	} as const;
}
